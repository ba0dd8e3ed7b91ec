/**
 * `npm run lighthouse`: Lighthouse on home, count and report of a facilitator's device in the middle of a programme,
 * five times each by turns. Prints medians, spread, and what costs points; ends with 1 where an aim is missed.
 *
 *   -- --screen home,count   some of them
 *   -- --rounds 3            fewer looks, or more
 *   -- --operations 10000    what a large city writes in a year
 *   -- --cpu 2               this machine is slow already: see what it prints of itself
 */
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type AppServer, freshProfile, join, openBrowser, startApp } from '../tests/bench/app.ts'
import { type Workload, workload } from '../tests/bench/workload.ts'
import { CATEGORIES, type Category, installLighthouse, look, type Report } from './lighthouse-look.ts'

/** Some 500 people counted and 350 ideas in 20 workshops: several times what any of the three published programmes had. */
const OPERATIONS = 1_000
const OUT = fileURLToPath(new URL('../lighthouse/', import.meta.url))
const AIMS: Readonly<Record<Category, number>> = {
  performance: 0.9,
  accessibility: 1,
  'best-practices': 1,
  seo: 1,
}
/** What performance is made of, by the names that engineers use. */
const METRICS = {
  FCP: 'first-contentful-paint',
  LCP: 'largest-contentful-paint',
  TBT: 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
  SI: 'speed-index',
} as const

const SCREENS = {
  home: () => '/',
  count: ({ workshops: [open] }: Workload) => `/workshops/${open}/count`,
  report: () => '/report',
} as const
type Screen = keyof typeof SCREENS
const isScreen = (name: string): name is Screen => name in SCREENS

const { values } = parseArgs({
  options: {
    screen: { type: 'string', default: Object.keys(SCREENS).join(',') },
    rounds: { type: 'string', default: '5' },
    operations: { type: 'string', default: String(OPERATIONS) },
    cpu: { type: 'string' },
  },
})
process.exitCode = installLighthouse() ? await main() : 1

async function main(): Promise<number> {
  const screens = values.screen.split(',').map((name) => {
    if (!isScreen(name)) throw new Error(`${name}: one of ${Object.keys(SCREENS).join(', ')}`)
    return name
  })
  const work = workload(Number(values.operations))
  const app = await startApp(work)
  try {
    const seen = lookAround(app, await facilitator(app), work, screens)
    const told = [...seen].map(([screen, reports]) => tell(screen, reports))
    console.log(`\nthe reports: ${OUT}*.report.html`)
    return told.every(Boolean) ? 0 : 1
  } finally {
    await app.server.stop()
  }
}

/** @returns the folder of a browser that has joined, and has everything */
async function facilitator(app: AppServer): Promise<string> {
  const profile = freshProfile()
  const context = await openBrowser(profile)
  await join(await context.newPage(), app, 'facilitator')
  await context.close()
  return profile
}

/** By turns, so that a busy minute of the machine falls upon all of them. */
function lookAround(
  { server }: AppServer,
  profile: string,
  work: Workload,
  screens: readonly Screen[],
): ReadonlyMap<Screen, readonly Report[]> {
  rmSync(OUT, { recursive: true, force: true })
  const cpu = values.cpu === undefined ? undefined : Number(values.cpu)
  const seen = new Map<Screen, readonly Report[]>()
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    for (const screen of screens) {
      const url = server.url + SCREENS[screen](work)
      const report = look({ url, profile, file: `${OUT}${screen}-${round}`, cpu })
      seen.set(screen, [...(seen.get(screen) ?? []), report])
    }
  }
  return seen
}

/** @returns whether every aim was reached */
function tell(screen: Screen, reports: readonly Report[]): boolean {
  const speeds = spreadOf(reports.map(({ environment }) => environment.benchmarkIndex))
  console.log(`\n${screen}, ${reports.length} looks, this machine's speed ${speeds.text(0)}`)
  const reached = CATEGORIES.map((category) => {
    const scores = spreadOf(reports.map(({ categories }) => categories[category].score ?? 0))
    const isReached = scores.median >= AIMS[category]
    const verdict = isReached ? '' : ': MISSED'
    console.log(`  ${category.padEnd(14)} ${scores.text(2)}  aim ${AIMS[category]}${verdict}`)
    for (const line of costs(reports, category)) console.log(`      ${line}`)
    return isReached
  })
  return reached.every(Boolean)
}

/** What keeps a category from its full score: performance by its metrics, the others by what failed in any look. */
function costs(reports: readonly Report[], category: Category): readonly string[] {
  if (category === 'performance')
    return Object.entries(METRICS).map((metric) => metricLine(reports, ...metric))
  const failed = reports.flatMap(({ audits, categories }) =>
    categories[category].auditRefs.flatMap(({ id, weight }) => {
      const { score, title, displayValue = '' } = audits[id] ?? { score: null, title: id }
      return weight > 0 && score !== null && score < 1 ? [`${id}: ${title} ${displayValue}`.trim()] : []
    }),
  )
  return [...new Set(failed)]
}

function metricLine(reports: readonly Report[], name: string, id: string): string {
  const weight = reports[0]?.categories.performance.auditRefs.find((ref) => ref.id === id)?.weight ?? 0
  const measured = spreadOf(reports.map(({ audits }) => audits[id]?.numericValue ?? 0))
  const scores = spreadOf(reports.map(({ audits }) => audits[id]?.score ?? 0))
  const [value, unit] = name === 'CLS' ? [measured.text(3), ''] : [measured.text(0), ' ms']
  return `${name} ${value}${unit}: ${Math.round(scores.median * weight)} of ${weight} points`
}

/** The middle of some figures, and between which they lie. */
function spreadOf(figures: readonly number[]) {
  const sorted = figures.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  const text = (digits: number) => {
    const [low = 0, high = 0] = [sorted[0], sorted.at(-1)]
    return `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`
  }
  return { median, text }
}
