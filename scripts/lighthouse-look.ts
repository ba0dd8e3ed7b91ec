/** One look of Lighthouse at one address, with the browser that the tests use; Lighthouse itself is installed when asked for. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { chromium } from '../tests/support/chromium.ts'
import { run } from './run.ts'

const FOLDER = fileURLToPath(new URL('lighthouse/', import.meta.url))
const PROGRAM = `${FOLDER}node_modules/lighthouse/cli/index.js`
/** The app listens for news on a line that stays open: Lighthouse, which waits for silence, would wait 45 s each time. */
const WAIT_FOR_LOAD_MS = 15_000

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export type Category = (typeof CATEGORIES)[number]

const audit = v.object({
  title: v.string(),
  /** None where it did not apply, or only informs. */
  score: v.nullable(v.number()),
  displayValue: v.optional(v.string()),
  numericValue: v.optional(v.number()),
})
const category = v.object({
  score: v.nullable(v.number()),
  auditRefs: v.array(v.object({ id: v.string(), weight: v.number() })),
})
const report = v.object({
  finalDisplayedUrl: v.string(),
  environment: v.object({ benchmarkIndex: v.number() }),
  categories: v.object({
    performance: category,
    accessibility: category,
    'best-practices': category,
    seo: category,
  }),
  audits: v.record(v.string(), audit),
})
export type Report = v.InferOutput<typeof report>

export interface Look {
  readonly url: string
  /** A browser's folder, in which this device has joined. */
  readonly profile: string
  /** Where the report goes as `….report.json`, and for a person to open as `….report.html`. */
  readonly file: string
  /** How much slower than this machine; Lighthouse's own default is 4, meant for a quick one. */
  readonly cpu: number | undefined
}

/** Installs Lighthouse into its own folder where that is not done: 176 MB that nothing else needs. @returns whether it is there */
export function installLighthouse(): boolean {
  if (!existsSync(PROGRAM)) console.log('lighthouse: installing it, 176 MB')
  return (
    run('npm', [
      'install',
      '--no-save',
      '--prefix',
      FOLDER,
      '--no-fund',
      '--no-audit',
      '--loglevel=error',
    ]) === 0
  )
}

/**
 * A telephone on a slow line, as Lighthouse simulates them. It empties the browser's caches and takes the service
 * worker away, so that all code comes over the line; the database stays, and with it the enrolment.
 * Throws where it saw another page than the one that was asked for, or nothing in three looks.
 */
export function look({ url, profile, file, cpu }: Look): Report {
  mkdirSync(dirname(file), { recursive: true })
  const flags = [...chromium.args, '--headless=new', `--user-data-dir=${profile}`]
  runLighthouse([
    url,
    '--quiet',
    '--no-enable-error-reporting',
    '--output=json',
    '--output=html',
    `--output-path=${file}`,
    `--only-categories=${CATEGORIES.join(',')}`,
    `--max-wait-for-load=${WAIT_FOR_LOAD_MS}`,
    `--chrome-flags=${flags.join(' ')}`,
    ...(cpu === undefined ? [] : [`--throttling.cpuSlowdownMultiplier=${cpu}`]),
  ])
  const seen = v.parse(report, JSON.parse(readFileSync(`${file}.report.json`, 'utf8')))
  if (seen.finalDisplayedUrl !== url) throw new Error(`${url} led to ${seen.finalDisplayedUrl}`)
  return seen
}

/** On a busy machine its browser at times does not answer in time (NO_NAVSTART and the like): then it asks to be run again. */
function runLighthouse(args: readonly string[], tries = 3): void {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    env: { ...process.env, CHROME_PATH: chromium.executablePath },
  })
  if (status === 0) return
  if (tries === 1) throw new Error(stderr)
  console.log(`lighthouse: ${stderr.trim().split('\n').at(-1)}; once more`)
  runLighthouse(args, tries - 1)
}
