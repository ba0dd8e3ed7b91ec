/** What takes long to measure (`npm run bench -- --long`): a whole day on one tablet, and a collectivity of many years. */
import type { CDPSession, Page } from 'playwright'
import { CPU_THROTTLING, freshProfile, join, openBrowser, startApp, t } from './app.ts'
import type { Handling } from './taps.ts'
import { MANY_OPERATIONS, SESSION_OPERATIONS, stamped, workload } from './workload.ts'

/** Of a day's operations, so many are counted by a thumb, and one is an idea that is written down. */
const TAPS_PER_IDEA = 9
const MOST_GROWTH = 1.3

/** Eight hours with 5,000 operations, without the pauses: the heap after a collection, at the start and at the end. */
export async function sessionRow(): Promise<Handling> {
  const work = workload(500)
  const app = await startApp(work)
  const context = await openBrowser(freshProfile())
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await page.goto(app.server.url)
    const [workshop] = work.workshops
    await join(page, app, 'facilitator')
    const count = `${app.server.url}/workshops/${workshop}/count`
    await page.goto(count)
    const rounds = SESSION_OPERATIONS / (TAPS_PER_IDEA + 1)
    // The screens' code is loaded by the first round, which is part of the start.
    await round(page, 0)
    const startedMb = await heapMb(devtools)
    for (let each = 1; each < rounds; each += 1) await round(page, each)
    await page.waitForTimeout(5_000)
    const endedMb = await heapMb(devtools)
    const growth = endedMb / startedMb
    const isReached = growth <= MOST_GROWTH
    return {
      isReached,
      line: [
        `  a day's session: ${SESSION_OPERATIONS} operations on one page, synced as it goes`,
        `    heap after a collection ${startedMb.toFixed(1)} MB at the start, ${endedMb.toFixed(1)} MB at the end: × ${growth.toFixed(2)}`,
        `    aim ≤ ${MOST_GROWTH} ×: ${isReached ? 'reached' : 'MISSED'}`,
      ].join('\n'),
    }
  } finally {
    await context.close()
    await app.server.stop()
  }
}

/** Counts some people, goes over to the ideas by the tab, and writes one down. */
async function round(page: Page, index: number): Promise<void> {
  const tab = (name: 'count' | 'ideas') =>
    page
      .getByRole('navigation', { name: t('workshop.tabs.label') })
      .getByText(t(`workshop.tabs.${name}`))
      .click()
  await tab('count')
  const gender = index % 2 === 0 ? 'female' : 'male'
  const button = page.getByRole('button', { name: t(`count.add.${gender}`), exact: true })
  for (let tap = 0; tap < TAPS_PER_IDEA; tap += 1) await button.click()
  await tab('ideas')
  const text = page.locator('#idea-text')
  await text.fill(`إصلاح الإنارة العمومية بحي رقم ${index}`)
  await page.getByRole('button', { name: t('ideas.composer.save'), exact: true }).click()
  await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#idea-text')?.value === '')
}

async function heapMb(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 2 ** 20
}

/** Fifty thousand operations in one collectivity: it starts, counts and scrolls. Told, with what a person would feel. */
export async function manyRow(): Promise<Handling> {
  const work = workload(MANY_OPERATIONS)
  const app = await startApp(work)
  const context = await openBrowser(freshProfile())
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    const joinedMs = await timed(() => join(page, app, 'facilitator'))
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLING })
    const startedMs = await timed(async () => {
      await page.goto(`${app.server.url}/ideas`)
      await page.locator('.proposals .card').first().waitFor()
    })
    const scrolled = await scroll(page)
    await page.goto(`${app.server.url}/workshops/${work.workshops[0]}/count`)
    const number = page.locator('[data-count=female]')
    await number.waitFor()
    const before = (await number.textContent()) ?? ''
    const countedMs = await timed(async () => {
      await page.getByRole('button', { name: t('count.add.female'), exact: true }).click()
      await page.waitForFunction(
        (was) => document.querySelector('[data-count=female]')?.textContent !== was,
        before,
      )
    })
    const isReached = scrolled.isAtEnd
    return {
      isReached,
      line: [
        `  ${stamped(work.work, app.office.id, 1).length} operations in one collectivity, CPU ${CPU_THROTTLING} times slower but for the first`,
        `    joined and level after ${(joinedMs / 1_000).toFixed(1)} s; the list after ${(startedMs / 1_000).toFixed(1)} s; a person counted in ${countedMs.toFixed(0)} ms`,
        `    scrolled to the end: ${scrolled.isAtEnd ? 'yes' : 'NO'}, ${scrolled.frames} frames, the longest ${scrolled.longestMs.toFixed(0)} ms`,
        `    aim starts, counts and scrolls: ${isReached ? 'reached' : 'MISSED'}`,
      ].join('\n'),
    }
  } finally {
    await context.close()
    await app.server.stop()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

/** Scrolls a list to its end in a hundred steps, a frame each. */
const scroll = (page: Page) =>
  page.evaluate(async () => {
    const STEPS = 100
    const scroller = [...document.querySelectorAll<HTMLElement>('*')].reduce<HTMLElement>(
      (most, each) =>
        each.scrollHeight - each.clientHeight > most.scrollHeight - most.clientHeight ? each : most,
      document.documentElement,
    )
    let longestMs = 0
    let lastMs = performance.now()
    for (let step = 1; step <= STEPS; step += 1) {
      scroller.scrollTop = ((scroller.scrollHeight - scroller.clientHeight) * step) / STEPS
      await new Promise((resolve) => requestAnimationFrame(resolve))
      longestMs = Math.max(longestMs, performance.now() - lastMs)
      lastMs = performance.now()
    }
    const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop
    return { isAtEnd: scroller.scrollTop > 0 && left < scroller.clientHeight, frames: STEPS, longestMs }
  })
