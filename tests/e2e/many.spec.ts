/** Lists of any length: the document stays small, everything is found in it, by eye, by keyboard and by ear. */
import { expect, type Locator, test } from '@playwright/test'
import type { EntityId } from '../../src/domain/ids.ts'
import type { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { pagesOf } from '../support/office.ts'
import { plan, Stage } from '../support/stage.ts'

const PROPOSALS = 2000
const WORKSHOPS = 500
const BATCH = 500
/** Some windows full of cards; far from all of them. */
const MOST_DRAWN = 40

const textOf = (number: number) => `المقترح عدد ${number} بحي الأمل`
const titleOf = (number: number) => `ورشة رقم ${number}`
const counted = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

let stage: Stage
let office: Tablet
test.beforeAll(async () => {
  stage = await Stage.open()
  const { programme } = await plan(stage.office, {
    axes: ['البيئة'],
    workshops: counted(WORKSHOPS).map(titleOf),
  })
  // In the order in which they are said: ids of one millisecond have none.
  const ids: EntityId[] = counted(PROPOSALS).map(newEntity).sort()
  for (let from = 0; from < PROPOSALS; from += BATCH) {
    await stage.office.push(
      ...ids
        .slice(from, from + BATCH)
        .map((id, index) => stage.office.set('proposal', id, { programme, text: textOf(from + index + 1) })),
    )
  }
  office = await stage.tablet('coordinator', 'مكتب الجماعة')
})
test.afterAll(() => stage.close())

const items = (list: Locator) => list.locator('> [aria-posinset]')

/** That the document holds a few of so many, each with its place. */
async function expectFewOf(list: Locator, whole: number) {
  await expect(items(list).first()).toHaveAttribute('aria-setsize', `${whole}`)
  expect(await items(list).count()).toBeLessThan(MOST_DRAWN)
}

/** Scrolls whatever scrolls around a list until its end, or its beginning, is in sight. */
async function scrollTo(list: Locator, side: 'start' | 'end') {
  await list.evaluate((element, block) => element.scrollIntoView({ block }), side)
}

/** Scrolls to the end; what is drawn on the way has other heights than were guessed, so the end moves. */
async function expectAtEnd(list: Locator, place: number, text: string) {
  const last = list.locator(`> [aria-posinset="${place}"]`)
  await expect(async () => {
    await scrollTo(list, 'end')
    await expect(last).toBeInViewport({ timeout: 500 })
  }).toPass()
  await expect(last).toContainText(text)
}

test('two thousand proposals are scrolled, and the document stays small', async () => {
  const { page } = office
  await office.open('/ideas')
  const list = page.getByRole('list', { name: office.t('proposals.list.label') })
  await expect(
    page.getByRole('status').filter({ hasText: office.t('common.proposals', { count: PROPOSALS }) }),
  ).toBeVisible()
  await expect(items(list).first()).toContainText(textOf(PROPOSALS))
  await expectFewOf(list, PROPOSALS)

  await expectAtEnd(list, PROPOSALS, textOf(1))
  await expectFewOf(list, PROPOSALS)
  await expect(list.getByText(textOf(PROPOSALS), { exact: true })).toHaveCount(0)

  await scrollTo(list, 'start')
  await expect(list.getByText(textOf(PROPOSALS), { exact: true })).toBeInViewport()
})

test('the newest keystroke decides what a search finds', async () => {
  const { page } = office
  await office.open('/ideas')
  const list = page.getByRole('list', { name: office.t('proposals.list.label') })
  await page.getByRole('searchbox').pressSequentially('عدد 1987')
  await expect(items(list)).toHaveCount(1)
  await expect(items(list)).toContainText(textOf(1987))
  await expect(items(list)).toHaveAttribute('aria-setsize', '1')
  await page.getByRole('searchbox').fill('')
  await expectFewOf(list, PROPOSALS)
})

test('Tab goes from card to card, past those drawn at first, and the focus outlives scrolling', async () => {
  const { page } = office
  await office.open('/ideas')
  const list = page.getByRole('list', { name: office.t('proposals.list.label') })
  const focused = list.locator('> [aria-posinset]:focus-within')
  await items(list).first().getByRole('link').focus()
  const steps = 45
  for (let step = 1; step <= steps; step += 1) {
    await page.keyboard.press('Tab')
    await expect(focused).toHaveAttribute('aria-posinset', `${step + 1}`)
  }
  await expect(focused).toContainText(textOf(PROPOSALS - steps))
  await expectFewOf(list, PROPOSALS)

  await expectAtEnd(list, PROPOSALS, textOf(1))
  await expect(focused).toHaveAttribute('aria-posinset', `${steps + 1}`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/proposals\//)
  await expect(page.getByText(textOf(PROPOSALS - steps), { exact: true })).toBeVisible()
})

test('a choice among many stays while the list is scrolled', async () => {
  const { page } = office
  await office.open('/ideas')
  const list = page.getByRole('list', { name: office.t('proposals.list.label') })
  await page.getByRole('button', { name: office.t('deciding.several.choose') }).click()
  await items(list).first().getByRole('checkbox').check()
  await expectAtEnd(list, PROPOSALS, textOf(1))
  await expectFewOf(list, PROPOSALS)
  await scrollTo(list, 'start')
  await expect(items(list).first().getByRole('checkbox')).toBeChecked()
})

test('a printed list has every proposal, and the screen has a few again after it', async () => {
  const { page } = office
  await office.open('/ideas')
  const list = page.getByRole('list', { name: office.t('proposals.list.label') })
  await page.getByRole('searchbox').fill('عدد 19')
  const found = counted(PROPOSALS).filter((number) => `${number}`.includes('19')).length
  await expect(items(list).first()).toHaveAttribute('aria-setsize', `${found}`)
  const printed = pagesOf(await page.pdf()).join('')
  const numbers = new Set(printed.match(/\b\d*19\d*\b/g))
  expect(numbers.size).toBe(found)
  await expectFewOf(list, found)
})

test('five hundred workshops are scrolled on the first screen and in the programme', async () => {
  const { page } = office
  await office.open('/')
  const now = page.getByRole('list', { name: office.t('home.section.now') })
  await expectFewOf(now, WORKSHOPS)
  const titles = await now.getByRole('link').first().textContent()
  await expectAtEnd(now, WORKSHOPS, 'ورشة رقم')
  await expectFewOf(now, WORKSHOPS)
  await expect(now.getByText(titles ?? '', { exact: true })).toHaveCount(0)

  await office.open('/programme')
  const planned = page.getByRole('list', { name: office.t('programme.workshops.title') })
  await expectAtEnd(planned, WORKSHOPS, 'ورشة رقم')
  await expectFewOf(planned, WORKSHOPS)
})
