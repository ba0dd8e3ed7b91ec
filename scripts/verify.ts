/** `npm run verify`: every static check, all of them even when one fails, and a line at the end that says which. */
import { run } from './run.ts'

const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format, styles and imports', 'biome', 'check', '--error-on-warnings', '.'],
  ['types and boundaries', 'tsc', '-b'],
  ['lint', 'oxlint', '--deny-warnings'],
  ['unused code', 'knip'],
  ['words', 'node', 'scripts/words.ts'],
  ['lock file', 'git', 'diff', '--exit-code', '--stat', 'package-lock.json'],
  ['build', 'npm', 'run', '--silent', 'build'],
  ['size budget', 'size-limit'],
]

const failed = CHECKS.filter(([name, command, ...args]) => {
  console.log(`· ${name}`)
  return run(command, args) !== 0
}).map(([name]) => name)
console.log(failed.length === 0 ? 'verify: all checks passed' : `verify: failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
