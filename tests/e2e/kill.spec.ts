/** A browser that is killed while a thumb counts, again and again. `npm run kill -- browser` does it twelve times. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import type { FieldDevice } from '../support/devices.ts'
import { printFigures, timesOf } from '../support/figures.ts'
import { doubledIn } from '../support/load.ts'
import { runCli } from '../support/server.ts'
import { plan, Stage } from '../support/stage.ts'

const KILLS = timesOf('WARSHA_KILLS', 2)
const ROUND_MS = 30_000
/** Twenty a second: faster than any thumb, so that a kill meets taps on their way. */
const TAP_MS = 50
/** Taps of a round that are shown as saved before its kill, at least. */
const MIN_SHOWN = 10
const GENDERS = ['female', 'male'] as const

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

test('a browser killed while it counts has every tap it showed as saved, and the queue has each once', async () => {
  test.setTimeout(120_000 + KILLS * ROUND_MS)
  const { workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
  const path = `/workshops/${workshops[0]}/count`
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  await amina.open(path)
  let [found, taps, lost] = [0, 0, 0]
  for (let round = 0; round < KILLS; round += 1) {
    // With a server, exchanges are under way at the kill; without, all of it waits on the tablet.
    const isServerThere = round % 2 === 0
    if (!isServerThere) await stage.switchOff()
    const until = new AbortController()
    const others = isServerThere ? keepWriting(stage.office, until.signal) : undefined
    const thumb = new Thumb(amina)
    const tapping = thumb.tapUntilGone()
    while (thumb.shown < found + MIN_SHOWN) await sleep(TAP_MS)
    await sleep(Math.random() * 800)
    await amina.kill()
    await tapping
    const { tapped, shown } = thumb
    until.abort()
    await others

    await amina.start()
    await amina.open(path)
    await expect.poll(() => countedOn(amina)).toBeGreaterThanOrEqual(shown)
    const after = await countedOn(amina)
    expect(after).toBeLessThanOrEqual(found + tapped)
    lost += Math.max(0, shown - after)
    taps += tapped
    found = after
    if (!isServerThere) await stage.switchOn()
  }
  await amina.syncNow()
  await expect.poll(() => amina.waiting()).toBe(0)
  const queue = await stage.office.pull()
  const tallies = queue.filter(({ op }) => op.type === 'tally')
  expect(tallies).toHaveLength(found)
  expect(doubledIn(queue)).toBe(0)
  // Her own counter has no gap either: nothing is owed that nobody knows of.
  expect(tallies.map(({ op }) => op.n).sort((a, b) => a - b)).toEqual(tallies.map((_, index) => index + 1))
  const verdict = await runCli(stage.dataDir, 'verify')
  expect(verdict.out).toBe(`${queue.length} operations, chain intact\n`)
  printFigures('Browser killed while it counts', {
    kills: KILLS,
    taps,
    'saved and found': found,
    'in the queue': tallies.length,
    lost,
    doubled: doubledIn(tallies),
  })
})

/** Taps, women and men in turn. */
class Thumb {
  readonly #tablet: Tablet
  tapped = 0
  /** How many people the screen said were saved. */
  shown = 0

  constructor(tablet: Tablet) {
    this.#tablet = tablet
  }

  /** Resolves when the browser has gone. */
  async tapUntilGone(): Promise<void> {
    await countedOn(this.#tablet)
    const { page } = this.#tablet
    for (;;) {
      this.tapped += 1
      const due = sleep(TAP_MS)
      const selector = `.half-${GENDERS[this.tapped % GENDERS.length]} .half-add`
      const seen = await page
        .evaluate((button) => {
          document.querySelector<HTMLElement>(button)?.click()
          return [...document.querySelectorAll('.half [data-count]')].map((each) => Number(each.textContent))
        }, selector)
        .catch(() => undefined)
      if (!seen) return
      this.shown = Math.max(this.shown, sumOf(seen))
      await due
    }
  }
}

/** All that the screen counts, once it is there. */
async function countedOn(tablet: Tablet): Promise<number> {
  const texts = await Promise.all(
    GENDERS.map((gender) => tablet.page.locator(`[data-count=${gender}]`).innerText()),
  )
  return sumOf(texts.map(Number))
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** The office writes something every now and then, so that the tablet has a reason to exchange. */
async function keepWriting(office: FieldDevice, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await office.push(office.propose('إنارة زنقة الزيتون'))
    await sleep(100)
  }
}
