/** Counting twenty people a second for a minute, and typing, on a processor a quarter as fast. */
import type { CDPSession, Page } from 'playwright'
import { type AppServer, CPU_THROTTLING, freshProfile, join, openBrowser, startApp, t } from './app.ts'
import { summary } from './figures.ts'
import { workload } from './workload.ts'

const PER_SECOND = 20
const SECONDS = 60
const KEYS_PER_SECOND = 10
const TYPED = 'بغينا تصلحو الضو قدام المدرسة، والأزقة اللي حداها، وتزيدو حاويات للأزبال فالحي كامل '.repeat(2)
/** Longer, and a task is one that a person may feel (https://www.w3.org/TR/longtasks-1/). */
const LONG_TASK_MS = 50
const MOST_BEHIND_MS = 200

export interface Handling {
  readonly line: string
  readonly isReached: boolean
}

/** What the page notes while somebody works on it. */
interface Notes {
  readonly taps: number[]
  /** From the tap to the frame that shows its number. */
  readonly behind: number[]
  /** How long handlers of one event ran. */
  readonly handlers: number[]
  readonly longTasks: number[]
}

export async function tapRows(): Promise<readonly Handling[]> {
  const work = workload(2_000)
  const app = await startApp(work)
  const context = await openBrowser(freshProfile())
  try {
    const page = await context.newPage()
    await join(page, app, 'facilitator')
    const devtools = await context.newCDPSession(page)
    const [workshop] = work.workshops
    return [await counting(page, devtools, app, workshop), await typing(page, devtools, app, workshop)]
  } finally {
    await context.close()
    await app.server.stop()
  }
}

async function counting(
  page: Page,
  devtools: CDPSession,
  { server }: AppServer,
  workshop: string | undefined,
): Promise<Handling> {
  await page.goto(`${server.url}/workshops/${workshop}/count`)
  const button = page.getByRole('button', { name: t('count.add.female'), exact: true })
  const box = await button.boundingBox()
  if (!box) throw new Error('nothing to count on')
  const before = await shownCount(page)
  await observe(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLING })
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, button: 'left', clickCount: 1 } as const
  await inTime(SECONDS * PER_SECOND, PER_SECOND, async () => {
    // Sent together: a finger lifts before it comes down again, however long the answers take.
    const events = (['mousePressed', 'mouseReleased'] as const).map((type) =>
      devtools.send('Input.dispatchMouseEvent', { type, ...at }),
    )
    await Promise.all(events)
  })
  await page.waitForTimeout(2_000)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const notes = await noted(page)
  await page.reload()
  await page.locator('[data-count=female]').waitFor()
  const counted = (await shownCount(page)) - before
  const lost = SECONDS * PER_SECOND - counted
  const behind = summary(notes.behind)
  const isReached = lost === 0 && behind.most <= MOST_BEHIND_MS && isSmooth(notes)
  return {
    isReached,
    line: [
      `  count ${PER_SECOND} people a second for ${SECONDS} s, CPU ${CPU_THROTTLING} times slower`,
      `    ${counted} of ${SECONDS * PER_SECOND} kept after a reload; behind the finger: median ${behind.median.toFixed(0)} ms  p95 ${behind.p95.toFixed(0)}  most ${behind.most.toFixed(0)}`,
      `    ${smoothness(notes)}`,
      `    aim none lost, ≤ ${MOST_BEHIND_MS} ms behind, handlers ≤ ${LONG_TASK_MS} ms, no long task: ${isReached ? 'reached' : 'MISSED'}`,
    ].join('\n'),
  }
}

async function typing(
  page: Page,
  devtools: CDPSession,
  { server }: AppServer,
  workshop: string | undefined,
): Promise<Handling> {
  await page.goto(`${server.url}/workshops/${workshop}/ideas`)
  await page.locator('#idea-text').click()
  await page.waitForTimeout(1_000)
  await observe(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLING })
  const letters = Array.from(TYPED)
  await inTime(letters.length, KEYS_PER_SECOND, async (index) => {
    await devtools.send('Input.insertText', { text: letters[index] ?? '' })
  })
  await page.waitForTimeout(1_000)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const notes = await noted(page)
  const isWhole = (await page.locator('#idea-text').inputValue()) === TYPED
  const isReached = isWhole && isSmooth(notes)
  return {
    isReached,
    line: [
      `  type ${letters.length} letters, ${KEYS_PER_SECOND} a second, CPU ${CPU_THROTTLING} times slower`,
      `    ${isWhole ? 'every letter there' : 'LETTERS LOST'}; ${smoothness(notes)}`,
      `    aim no long task: ${isReached ? 'reached' : 'MISSED'}`,
    ].join('\n'),
  }
}

const isSmooth = ({ handlers, longTasks }: Notes): boolean =>
  summary(handlers).most <= LONG_TASK_MS && longTasks.length === 0

function smoothness({ handlers, longTasks }: Notes): string {
  const [events, tasks] = [summary(handlers), summary(longTasks)]
  return `handlers p95 ${events.p95.toFixed(0)} ms  most ${events.most.toFixed(0)}; ${longTasks.length} long tasks${longTasks.length > 0 ? `, the longest ${tasks.most.toFixed(0)} ms` : ''}`
}

/** Does something so many times, so many a second, whether or not the last has been answered. */
async function inTime(
  times: number,
  perSecond: number,
  act: (index: number) => Promise<void>,
): Promise<void> {
  const startedMs = performance.now()
  const acts: Promise<void>[] = []
  for (let index = 0; index < times; index += 1) {
    const dueMs = startedMs + (index * 1_000) / perSecond
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())))
    acts.push(act(index))
  }
  await Promise.all(acts)
}

async function observe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const notes: Notes = { taps: [], behind: [], handlers: [], longTasks: [] }
    const number = document.querySelector('[data-count=female]')
    // Thousands are grouped.
    const read = () => Number(number?.textContent?.replaceAll(/\D/g, ''))
    const before = read()
    addEventListener('click', ({ timeStamp }) => notes.taps.push(timeStamp), { capture: true })
    const shown = () => {
      const until = read() - before
      requestAnimationFrame(() =>
        setTimeout(() => {
          const nowMs = performance.now()
          for (const tapped of notes.taps.slice(notes.behind.length, until)) notes.behind.push(nowMs - tapped)
        }),
      )
    }
    if (number)
      new MutationObserver(shown).observe(number, { characterData: true, childList: true, subtree: true })
    const handling = (entries: PerformanceObserverEntryList) => {
      for (const entry of entries.getEntries() as PerformanceEventTiming[]) {
        notes.handlers.push(entry.processingEnd - entry.processingStart)
      }
    }
    new PerformanceObserver(handling).observe({
      type: 'event',
      durationThreshold: 16,
    } as PerformanceObserverInit)
    const tasks = (entries: PerformanceObserverEntryList) => {
      for (const { duration } of entries.getEntries()) notes.longTasks.push(duration)
    }
    new PerformanceObserver(tasks).observe({ type: 'longtask' })
    Object.assign(globalThis, { notes })
  })
}

const shownCount = async (page: Page): Promise<number> =>
  Number((await page.locator('[data-count=female]').textContent())?.replaceAll(/\D/g, ''))

const noted = (page: Page): Promise<Notes> =>
  page.evaluate(() => (globalThis as unknown as { notes: Notes }).notes)
