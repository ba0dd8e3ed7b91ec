/** `npm test`: every test there is. The last line sums them up over all runners. */
import { mkdirSync, readFileSync } from 'node:fs'
import { ensureTestPrograms } from './ensure.ts'
import { run } from './run.ts'

interface Count {
  readonly passed: number
  readonly failed: number
}

const OUT = '.run'

/** Runs one test runner; when it leaves no report, it died, and that is one failure. */
function counted(
  command: string,
  args: readonly string[],
  report: string,
  read: (json: unknown) => Count,
): Count {
  const code = run(command, args, { PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  try {
    const count = read(JSON.parse(readFileSync(report, 'utf8')))
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
  } catch (error) {
    console.error(`${command} left no report: ${String(error)}`)
    return { passed: 0, failed: 1 }
  }
}

function vitestCount(json: unknown): Count {
  const report = json as { numPassedTests: number; numFailedTests: number }
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

function playwrightCount(json: unknown): Count {
  const { stats } = json as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
}

function main(): number {
  if (!ensureTestPrograms()) {
    console.log('0 passed, 1 failed')
    return 1
  }
  mkdirSync(OUT, { recursive: true })
  const vitest = counted(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${OUT}/vitest.json`],
    `${OUT}/vitest.json`,
    vitestCount,
  )
  const isBuilt = run('npm', ['run', '--silent', 'build']) === 0
  const e2e = isBuilt
    ? counted('playwright', ['test'], `${OUT}/playwright.json`, playwrightCount)
    : { passed: 0, failed: 1 }
  const passed = vitest.passed + e2e.passed
  const failed = vitest.failed + e2e.failed
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

process.exitCode = main()
