/**
 * `npm run fuzz`: ten thousand hostile requests at every door of a real server. `-- --cases N` for more or fewer,
 * `--seed S` for the same ones again.
 */
import { parseArgs } from 'node:util'
import { run } from './run.ts'

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '10000' }, seed: { type: 'string' } },
})
const seed = values.seed === undefined ? {} : { WARSHA_FUZZ_SEED: values.seed }
const args = ['run', '--project', 'server', 'tests/server/fuzz.test.ts']
process.exitCode = run('vitest', args, { WARSHA_FUZZ_CASES: values.cases, ...seed })
