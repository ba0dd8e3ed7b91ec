/** A tablet that passes from hand to hand: a PIN keeps its screen closed, and nothing of the work is lost by it. */
import { expect, type Page, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { type Plan, plan, Stage } from '../support/stage.ts'

const [PIN, OTHER_PIN] = ['1397', '86420135'] as const
const HALL = 'ورشة حي الوفاق'
const SAID = 'تجديد الإنارة العمومية قرب المدرسة'

let stage: Stage
let planned: Plan
test.beforeEach(async () => {
  stage = await Stage.open()
  planned = await plan(stage.office, { workshops: [HALL], groups: ['الساكنة'] })
})
test.afterEach(() => stage.close())

const path = (tab: 'count' | 'ideas') => `/workshops/${planned.workshops[0]}/${tab}`
const lockOf = (page: Page) => page.locator('dialog.lock')
const title = (tablet: Tablet, page = tablet.page) =>
  page.getByRole('heading', { name: tablet.t('lock.title') })

/** By the big keys. */
async function tapPin(page: Page, pin: string, enter: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: enter, exact: true }).click()
}
const unlock = (tablet: Tablet, pin: string = PIN, page = tablet.page) =>
  tapPin(page, pin, tablet.t('lock.enter'))

async function setPin(tablet: Tablet, pin: string = PIN): Promise<void> {
  await tablet.open('/settings')
  await tablet.button('lock.settings.set').click()
  await tapPin(tablet.page, pin, tablet.t('lock.pin.next'))
  await tapPin(tablet.page, pin, tablet.t('common.save'))
  await tablet.expectSaid('lock.settings.isSet')
}

const lockByHand = async (tablet: Tablet) => {
  await tablet.button('shell.lock').click()
  await expect(title(tablet)).toBeVisible()
}

/** What a person could make out of the page: by eye, by ear, by finding, by printing. */
async function expectNothingBehind(tablet: Tablet, ...texts: readonly string[]): Promise<void> {
  const { page } = tablet
  for (const text of texts) await expect(page.getByText(text).filter({ visible: true })).toHaveCount(0)
  const heard = await page.locator('body').ariaSnapshot()
  for (const text of texts) expect(heard).not.toContain(text)
  await page.emulateMedia({ media: 'print' })
  for (const text of texts) await expect(page.getByText(text).filter({ visible: true })).toHaveCount(0)
  await page.emulateMedia({ media: null })
  const isCovered = () =>
    [0.1, 0.5, 0.9].every((x) =>
      [0.1, 0.5, 0.9].every(
        (y) => document.elementFromPoint(x * innerWidth, y * innerHeight)?.closest('dialog.lock') !== null,
      ),
    )
  // The browser takes its time to come back from paper.
  await expect.poll(() => page.evaluate(isCovered)).toBe(true)
}

test('a PIN is set twice, locks by a button on every screen, opens by keys or keyboard, is changed and removed', async () => {
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  await expect(amina.button('shell.lock')).toHaveCount(0)
  await amina.open('/settings')
  await expect(amina.page.getByText(amina.t('lock.settings.text'))).toBeVisible()
  await amina.button('lock.settings.set').click()
  await tapPin(amina.page, '1234', amina.t('lock.pin.next'))
  await tapPin(amina.page, '1235', amina.t('common.save'))
  await expect(amina.page.getByText(amina.t('lock.pin.differs'))).toBeVisible()
  // Three digits are none.
  for (const digit of '123') await amina.page.getByRole('button', { name: digit, exact: true }).click()
  await expect(amina.button('lock.pin.next')).toBeDisabled()
  await amina.button('common.cancel').click()
  await setPin(amina)

  for (const place of ['/', path('count'), path('ideas'), '/ideas', '/report', '/sync', '/settings']) {
    await amina.open(place)
    const box = await amina.button('shell.lock').boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), place).toBeGreaterThanOrEqual(48)
  }
  await amina.open(`/wall/${planned.workshops[0]}`)
  await lockByHand(amina)
  for (const digit of '0123456789') {
    const box = await amina.page.getByRole('button', { name: digit, exact: true }).boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(56)
  }
  await unlock(amina)
  await expect(title(amina)).toHaveCount(0)

  await amina.open('/')
  await lockByHand(amina)
  // A keyboard, with Arabic digits as well.
  await amina.page.evaluate(() => {
    for (const key of '١٣') {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    }
  })
  await amina.page.keyboard.type('97')
  await amina.page.keyboard.press('Escape')
  await expect(title(amina)).toBeVisible()
  await amina.page.keyboard.press('Enter')
  await expect(amina.page.getByRole('heading', { name: amina.t('home.title.text') })).toBeVisible()

  await amina.open('/settings')
  await amina.button('lock.settings.change').click()
  await tapPin(amina.page, PIN, amina.t('lock.pin.next'))
  await expect(amina.page.getByText(amina.t('lock.pin.newHint'))).toBeVisible()
  await tapPin(amina.page, OTHER_PIN, amina.t('lock.pin.next'))
  await tapPin(amina.page, OTHER_PIN, amina.t('common.save'))
  await amina.expectSaid('lock.settings.isSet')
  await lockByHand(amina)
  await unlock(amina, OTHER_PIN)
  await expect(title(amina)).toHaveCount(0)

  await amina.button('lock.settings.remove').click()
  await tapPin(amina.page, OTHER_PIN, amina.t('common.remove'))
  await amina.expectSaid('lock.settings.isRemoved')
  await expect(amina.button('shell.lock')).toHaveCount(0)
})

test('locked in the middle of a workshop, it shows nothing, loses nothing and goes on exchanging', async () => {
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  await setPin(amina)
  await amina.open(path('count'))
  await expect(amina.page.getByText(HALL)).not.toHaveCount(0)
  // A tap whose save is still under way when the lock closes.
  await amina.page.evaluate(
    ([add, lock]) => {
      const button = (name: string) =>
        [...document.querySelectorAll('button')].find(
          (each) => each.textContent === name || each.ariaLabel === name,
        )
      button(add ?? '')?.click()
      button(lock ?? '')?.click()
    },
    [amina.t('count.add.female'), amina.t('shell.lock')],
  )
  await expect(title(amina)).toBeVisible()
  await expectNothingBehind(amina, HALL)
  // Keys meant for the lock count nobody.
  await amina.page.keyboard.type('12')
  const { office } = stage
  const counted = async () =>
    (await office.pull()).filter(({ op }) => op.type === 'tally' && op.entity === planned.workshops[0]).length
  await expect.poll(counted).toBe(1)
  await amina.page.keyboard.press('Backspace')
  await amina.page.keyboard.press('Backspace')
  await unlock(amina)
  await amina.expectCount('female', 1)

  // An open dialog with something typed in it, and a sentence half written, are there again.
  await amina.button('count.type.female').click()
  const dialog = amina.page.locator('dialog.dialog')
  await dialog.getByRole('textbox').fill('27')
  await amina.page.evaluate((name) => {
    const lock = [...document.querySelectorAll('button')].find((each) => each.ariaLabel === name)
    lock?.click()
  }, amina.t('shell.lock'))
  await expect(title(amina)).toBeVisible()
  await amina.page.keyboard.press('Escape')
  await amina.page.keyboard.press('Escape')
  await unlock(amina)
  await expect(dialog.getByRole('textbox')).toHaveValue('27')
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await dialog.getByRole('button', { name: amina.t('common.cancel') }).click()
  await amina.tab('ideas')
  await amina.page.locator('#idea-text').fill(SAID)
  await lockByHand(amina)
  await expectNothingBehind(amina, HALL, SAID)
  await unlock(amina)
  await expect(amina.page.locator('#idea-text')).toHaveValue(SAID)
})

test('killed while locked and opened without a server, it is locked before anything is seen, and a draft is kept', async () => {
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  await setPin(amina)
  await amina.open(path('ideas'))
  await amina.page.locator('#idea-text').fill(SAID)
  await lockByHand(amina)
  await expect.poll(async () => JSON.stringify(await amina.rows('drafts'))).toContain(SAID)
  await amina.kill()
  await stage.switchOff()
  await amina.start()
  // Whatever is drawn from the first moment on is looked through.
  await amina.page.addInitScript(() => {
    Object.assign(window, { seen: '' })
    new MutationObserver(() => Object.assign(window, { seen: document.body?.textContent ?? '' })).observe(
      document,
      { childList: true, subtree: true, characterData: true },
    )
  })
  await amina.open(path('ideas'))
  await expect(title(amina)).toBeVisible()
  expect(await amina.page.locator('.frame').count()).toBe(0)
  expect(await amina.page.evaluate(() => (window as unknown as { seen: string }).seen)).not.toContain(HALL)
  await unlock(amina)
  await expect(amina.page.locator('#idea-text')).toHaveValue(SAID)
})

test('wrong PINs slow down, also across a reload and a kill, and wipe nothing', async () => {
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  await setPin(amina)
  await amina.open(path('count'))
  await amina.count('male', 2)
  await amina.expectCount('male', 2)
  let now = Date.now()
  await amina.page.clock.setFixedTime(now)
  await lockByHand(amina)
  const told = amina.page.locator('.pin-trouble')
  const keys = () => amina.page.locator('.pin-key').first()
  const wait = (seconds: number) => amina.t('lock.wait', { count: seconds })
  for (const [wrong, seconds] of [
    ['0000', 1],
    ['1111', 2],
    ['2222', 4],
  ] as const) {
    await expect(keys()).toHaveAttribute('aria-disabled', 'false')
    await unlock(amina, wrong)
    await expect(told).toHaveText(`${amina.t('lock.wrong')} ${wait(seconds)}`)
    await expect(keys()).toHaveAttribute('aria-disabled', 'true')
    now += seconds * 1_000
    if (seconds < 4) await amina.page.clock.setFixedTime(now)
  }
  const whileWaiting = now - 4_000
  await amina.page.reload()
  await expect(told).toHaveText(wait(4))
  await amina.kill()
  await amina.start()
  await amina.page.clock.setFixedTime(whileWaiting)
  await amina.open(path('count'))
  await expect(amina.page.locator('.pin-trouble')).toHaveText(wait(4))
  await expect(keys()).toHaveAttribute('aria-disabled', 'true')
  await amina.page.clock.setFixedTime(now)
  await expect(keys()).toHaveAttribute('aria-disabled', 'false')
  await unlock(amina)
  await amina.expectCount('male', 2)
})

test('on a full disk the right PIN opens all the same', async () => {
  const amina = await stage.tablet('facilitator', 'لوحة سعاد')
  await setPin(amina)
  await amina.open('/')
  await amina.page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await lockByHand(amina)
  await unlock(amina)
  await expect(title(amina)).toBeHidden()
  await expect(amina.button('shell.lock')).toBeVisible()
})

test('no PIN is kept as such: a salt, hundreds of thousands of rounds, a hash', async () => {
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  await setPin(amina, OTHER_PIN)
  const rows = (await amina.rows('meta')) as readonly { key: string; value: object }[]
  const kept = rows.find(({ key }) => key === 'lock')?.value as {
    readonly pin: { readonly iterations: number; readonly hash: object; readonly salt: object }
  }
  expect(kept.pin.iterations).toBeGreaterThanOrEqual(600_000)
  expect(Object.keys(kept.pin.hash)).toHaveLength(32)
  expect(Object.keys(kept.pin.salt)).toHaveLength(16)
  expect(JSON.stringify(rows)).not.toContain(OTHER_PIN)
})

test('tabs lock and open together', async () => {
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  await setPin(amina)
  const second = await amina.newTab(path('count'))
  await expect(second.getByText(HALL)).not.toHaveCount(0)
  await lockByHand(amina)
  await expect(title(amina, second)).toBeVisible()
  await unlock(amina, PIN, second)
  await expect(title(amina, second)).toHaveCount(0)
  await expect(title(amina)).toHaveCount(0)
  // A tab that is opened on a locked tablet is locked.
  await lockByHand(amina)
  const third = await amina.newTab('/ideas')
  await expect(title(amina, third)).toBeVisible()
  await expect(third.locator('.frame')).toHaveCount(0)
})

test('untouched for as long as was chosen it locks by itself, and taps keep it open', async () => {
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  await setPin(amina)
  await amina.page.getByRole('radio', { name: amina.t('lock.settings.minutes', { count: 2 }) }).check()
  await expect(
    amina.page.getByRole('radio', { name: amina.t('lock.settings.minutes', { count: 2 }) }),
  ).toBeChecked()
  await amina.page.clock.install()
  await amina.open(path('count'))
  await amina.count('female', 1)
  await amina.page.clock.fastForward('01:30')
  await amina.count('female', 1)
  await amina.page.clock.fastForward('01:30')
  await expect(title(amina)).toHaveCount(0)
  await amina.expectCount('female', 2)
  await amina.page.clock.fastForward('00:31')
  await expect(title(amina)).toBeVisible()
  await expectNothingBehind(amina, HALL)
  await unlock(amina)
  await amina.expectCount('female', 2)
  // Asleep with its browser closed for longer than that: it opens locked.
  await amina.page.clock.fastForward('00:10')
  await amina.page.close()
  const later = await amina.context.newPage()
  await later.clock.install({ time: Date.now() + 30 * 60_000 })
  await later.goto(stage.url + path('count'))
  await expect(title(amina, later)).toBeVisible()
  await expect(later.locator('.frame')).toHaveCount(0)
})

test('who forgot the PIN comes in by a new invitation, and captures meanwhile go on', async () => {
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  await setPin(amina)
  await amina.open(path('count'))
  await amina.count('female', 3)
  await amina.expectCount('female', 3)
  await lockByHand(amina)
  await amina.button('lock.forgot.open').click()
  const role = amina.t('common.role.facilitator')
  await expect(amina.page.getByText(amina.t('lock.forgot.text', { role }))).toBeVisible()
  const ask = async (code: string) => {
    await amina.field('enrol.code.label').fill(code)
    await amina.button('lock.forgot.submit').click()
  }
  const told = amina.page.locator('dialog.lock').getByRole('alert')

  const { code } = await stage.office.invite('facilitator')
  await stage.switchOff()
  await ask(code)
  await expect(told).toHaveText(amina.t('lock.forgot.unreachable'))
  await stage.switchOn()
  // One for the coordinator's laptop, one that is nobody's, one that was used.
  const { code: high } = await stage.office.invite('coordinator')
  await ask(high)
  await expect(told).toHaveText(amina.t('lock.forgot.otherRole', { role }))
  await ask('7K2M9QXA')
  await expect(told).toHaveText(amina.t('common.problem.code-unknown'))
  await expect(lockOf(amina.page)).toBeVisible()
  await ask(code)
  await expect(amina.page.getByText(amina.t('lock.pin.newHint'))).toBeVisible()
  await expectNothingBehind(amina, HALL)
  await tapPin(amina.page, OTHER_PIN, amina.t('lock.pin.next'))
  await tapPin(amina.page, OTHER_PIN, amina.t('common.save'))
  await amina.expectCount('female', 3)
  await lockByHand(amina)
  await amina.button('lock.forgot.open').click()
  await ask(code)
  await expect(told).toHaveText(amina.t('lock.forgot.expired'))
  await amina.button('lock.forgot.back').click()
  await unlock(amina, OTHER_PIN)
  await amina.expectCount('female', 3)
  const queue = await stage.office.pull()
  expect(queue.filter(({ op }) => op.type === 'tally')).toHaveLength(3)
})

for (const locale of ['fr', 'zgh', 'en'] as const) {
  test(`the locked screen speaks ${locale}`, async () => {
    const tablet = await stage.tablet('facilitator', 'Tablette', {
      locale,
      viewport: { width: 390, height: 844 },
    })
    await setPin(tablet)
    await lockByHand(tablet)
    await expect(tablet.page.getByText(tablet.t('lock.hint'))).toBeVisible()
    await tablet.page.reload()
    await expect(tablet.page.getByText(tablet.t('lock.hint'))).toBeVisible()
    await expect(tablet.page.locator('html')).toHaveAttribute('lang', locale)
    await unlock(tablet)
    await expect(title(tablet)).toHaveCount(0)
  })
}
