/**
 * The second half of `npm run bench`: ten thousand proposals on a tablet a quarter as fast as this machine. For every
 * interaction the time from the input to the frame that shows what was asked for; medians, reported, not judged.
 */
import { chromium as browsers, type CDPSession, type Page } from 'playwright'
import type { EntityId } from '../../src/domain/ids.ts'
import { createWords } from '../../src/i18n/every-language.ts'
import { chromium } from '../support/chromium.ts'
import { codeOf, coordinator, type FieldDevice, newEntity } from '../support/devices.ts'
import { startServer } from '../support/server.ts'
import { plan } from '../support/stage.ts'

const PROPOSALS = 10_000
const WORKSHOPS = 20
/** Well below what one exchange takes. */
const BATCH = 500
const ROUNDS = 5
/** A 150-euro tablet beside a desk's computer. */
const CPU_THROTTLING = 4

const { t } = createWords('ar')
const THINGS = ['الإنارة العمومية', 'المساحات الخضراء', 'التشوير الطرقي', 'النقل المدرسي', 'تنظيف الأزقة']
const GENDERS = ['female', 'male', null] as const
const DECISIONS = [
  { verdict: 'accepted' },
  { verdict: 'rejected', reason: 'مبرمج سلفا' },
  { verdict: 'referred', authority: 'وزارة الصحة', reason: 'اختصاص جهة أخرى' },
  undefined,
] as const

const server = await startServer()
const browser = await browsers.launch(chromium)
try {
  const office = await coordinator(server)
  const workshop = await fill(office)
  const page = await join(office)
  const throttle = await page.context().newCDPSession(page)
  await walk(page, throttle, workshop)
} finally {
  await browser.close()
  await server.stop()
}

async function fill(office: FieldDevice): Promise<EntityId> {
  const names = (count: number, name: string) => Array.from({ length: count }, (_, n) => `${name} ${n + 1}`)
  const { programme, axes, groups, workshops } = await plan(office, {
    axes: names(5, 'محور'),
    groups: names(5, 'فئة'),
    workshops: names(WORKSHOPS, 'ورشة حي'),
  })
  const pick = <T>(list: readonly T[], n: number) => list[n % list.length]
  for (let from = 0; from < PROPOSALS; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, index) => {
      const n = from + index
      const decision = pick(DECISIONS, n * 7 + (n >> 3))
      return office.set('proposal', newEntity(), {
        programme,
        workshop: pick(workshops, n >> 2),
        axis: pick(axes, n * 3 + (n >> 4)),
        label: `B${n + 1}`,
        channel: n % 5 === 0 ? 'digital' : 'in-person',
        text: `${pick(THINGS, n)} بحي رقم ${n % 97} قرب ${pick(THINGS, n >> 5)}`,
        speaker: { gender: pick(GENDERS, n), group: pick(groups, n >> 1) ?? null },
        ...(decision && { decision }),
      })
    })
    await office.push(...batch)
  }
  const [first] = workshops
  if (!first) throw new Error('no workshop was planned')
  return first
}

/** A committee member's browser with everything in it. */
async function join(office: FieldDevice): Promise<Page> {
  const context = await browser.newContext({
    locale: 'ar-MA',
    timezoneId: 'Africa/Casablanca',
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  await page.goto(`${server.url}/enrol#${codeOf((await office.invite('coordinator')).link)}`)
  await page.locator('input[name=label]').fill('لوحة اللجنة')
  await page.getByRole('button', { name: t('enrol.submit'), exact: true }).click()
  await page.getByTestId('sync-pill').waitFor()
  await page.goto(`${server.url}/ideas`)
  await page
    .getByText(t('common.proposals', { count: PROPOSALS }), { exact: true })
    .waitFor({ timeout: 120_000 })
  return page
}

async function walk(page: Page, throttle: CDPSession, workshop: EntityId): Promise<void> {
  const rail = (word: 'ideas' | 'report') =>
    page.getByRole('link', { name: t(`shell.rail.${word}`), exact: true })
  const filter = () => page.locator('.report-filters select')
  const selects = () => page.locator('.proposals-filters select')
  const search = page.getByRole('searchbox')
  const tests: readonly Interaction[] = [
    {
      name: 'report: open, its key figures',
      before: () => page.goto(`${server.url}/ideas`),
      ready: '.proposals',
      act: () => rail('report').click(),
      shown: '.report-stats',
    },
    {
      name: 'report: open, down to its last chart',
      before: () => page.goto(`${server.url}/ideas`),
      ready: '.proposals',
      act: () => rail('report').click(),
      shown: '#report-projects',
    },
    {
      name: 'report: one workshop',
      before: () => page.goto(`${server.url}/report`),
      ready: '.report .chart',
      act: () => filter().selectOption({ index: 3 }),
      shown: '.report-scope',
    },
    {
      name: 'report: clear the filters',
      ready: '.report-scope',
      act: () => page.getByRole('button', { name: t('report.filter.clear') }).click(),
      shown: '.report:not(:has(.report-scope))',
    },
    {
      name: 'list: open',
      ready: '.report',
      act: () => rail('ideas').click(),
      shown: '.proposals .card',
    },
    {
      name: 'list: search, a word',
      ready: '.proposals',
      act: () => search.fill('النقل'),
      changed: '.proposals [role=status]',
    },
    {
      name: 'list: search, one letter more',
      ready: '.proposals',
      act: () => search.press('x'),
      changed: '.proposals [role=status]',
    },
    {
      name: 'list: search cleared',
      ready: '.proposals',
      act: () => search.fill(''),
      changed: '.proposals [role=status]',
    },
    {
      name: 'list: one axis',
      ready: '.proposals',
      act: () => selects().first().selectOption({ index: 2 }),
      changed: '.proposals [role=status]',
    },
    {
      name: 'list: one outcome',
      ready: '.proposals',
      act: () => selects().nth(1).selectOption({ index: 1 }),
      changed: '.proposals [role=status]',
    },
    {
      name: 'sorting: a decision',
      before: () => page.goto(`${server.url}/sort`),
      ready: '.said',
      act: () => page.keyboard.press('a'),
      changed: '.said',
    },
    {
      name: 'counting: a tap in a workshop of 500 proposals',
      before: () => page.goto(`${server.url}/workshops/${workshop}/count`),
      ready: '[data-count=female]',
      act: () => page.getByRole('button', { name: t('count.add.female'), exact: true }).click(),
      changed: '[data-count=female]',
    },
  ]
  const took = new Map<string, number[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const test of tests) {
      await throttle.send('Emulation.setCPUThrottlingRate', { rate: 1 })
      await test.before?.()
      await page.locator(test.ready).first().waitFor()
      await page.waitForTimeout(500)
      await throttle.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLING })
      took.set(test.name, [...(took.get(test.name) ?? []), await timed(page, test)])
    }
  }
  process.stdout.write(
    `${PROPOSALS.toLocaleString('en')} proposals, CPU ${CPU_THROTTLING} times slower, ${ROUNDS} rounds\n`,
  )
  for (const [name, times] of took) {
    const sorted = times.toSorted((a, b) => a - b)
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0
    process.stdout.write(
      `  ${name.padEnd(48)} median ${median.toFixed(0).padStart(5)} ms  worst ${(sorted.at(-1) ?? 0).toFixed(0).padStart(5)} ms\n`,
    )
  }
}

interface Interaction {
  readonly name: string
  before?(): Promise<unknown>
  /** What must be there before it begins. */
  readonly ready: string
  act(): Promise<unknown>
  /** What is there when it is done. */
  readonly shown?: string
  /** Whose text is another one when it is done. */
  readonly changed?: string
}

/** Milliseconds from the input to the frame in which its consequence is painted. */
async function timed(page: Page, { act, shown, changed }: Interaction): Promise<number> {
  const measured = await page.evaluateHandle(
    ([selector, textOf]) => {
      const before = textOf === '' ? '' : (document.querySelector(textOf)?.textContent ?? '')
      const isDone = () =>
        textOf === ''
          ? document.querySelector(selector) !== null
          : (document.querySelector(textOf)?.textContent ?? '') !== before
      let startedMs: number | undefined
      const start = (event: Event) => {
        startedMs ??= event.timeStamp
      }
      const inputs = ['click', 'input', 'change', 'keydown']
      for (const type of inputs) addEventListener(type, start, { capture: true })
      return {
        result: new Promise<number>((resolve) => {
          const look = () => {
            if (startedMs === undefined || !isDone()) return requestAnimationFrame(look)
            const from = startedMs
            for (const type of inputs) removeEventListener(type, start, { capture: true })
            // Between this frame's drawing and the next task it is on the screen.
            return setTimeout(() => resolve(performance.now() - from))
          }
          requestAnimationFrame(look)
        }),
      }
    },
    [shown ?? '', changed ?? ''] as const,
  )
  await act()
  return await measured.evaluate(({ result }) => result)
}
