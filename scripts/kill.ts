/**
 * `npm run kill`: the tests that kill real processes, in full. `npm run kill -- server`, `-- database` or `-- browser`
 * for one of them, `--rounds N` for more or fewer.
 */
import { parseArgs } from 'node:util'
import { ensureTestPrograms } from './ensure.ts'
import { run } from './run.ts'

const ATTACKS = {
  server: {
    rounds: '30',
    build: false,
    command: ['vitest', 'run', '--project', 'server', 'tests/server/kill.test.ts'],
  },
  database: {
    rounds: '30',
    build: false,
    command: [
      'vitest',
      'run',
      '--project',
      'server',
      'tests/server/postgres.test.ts',
      '-t',
      'PostgreSQL itself',
    ],
  },
  browser: { rounds: '12', build: true, command: ['playwright', 'test', 'tests/e2e/kill.spec.ts'] },
} as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' } },
})
const wanted = Object.entries(ATTACKS).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
)
const isFit = ensureTestPrograms() && wanted.length > 0
const failed = (isFit ? wanted : []).filter(
  ([
    ,
    {
      rounds,
      build,
      command: [command, ...args],
    },
  ]) => {
    if (build && run('npm', ['run', '--silent', 'build']) !== 0) return true
    return run(command, args, { WARSHA_KILLS: values.rounds ?? rounds }) !== 0
  },
)
process.exitCode = isFit && failed.length === 0 ? 0 : 1
