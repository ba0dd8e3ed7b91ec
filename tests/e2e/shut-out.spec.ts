/** A locked tablet whose PIN is forgotten, and which the server no longer accepts: what it holds is rescued all the same. */
import { expect, type Page, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { type Plan, plan, Stage } from '../support/stage.ts'

const [PIN, OTHER_PIN] = ['1397', '8642'] as const
const [AMINA, LAPTOP, HALL] = ['لوحة أمينة', 'حاسوب المكتب', 'ورشة حي الوفاق'] as const
const SAID = 'مقترح كُتب بعد سحب الإذن'

let stage: Stage
let planned: Plan
test.beforeEach(async () => {
  stage = await Stage.open()
  planned = await plan(stage.office, { workshops: [HALL] })
})
test.afterEach(() => stage.close())

const count = () => `/workshops/${planned.workshops[0]}/count`
const told = ({ page }: Tablet) => page.locator('dialog.lock').getByRole('alert')

async function tapPin(page: Page, pin: string, enter: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: enter, exact: true }).click()
}

async function setPin(tablet: Tablet): Promise<void> {
  await tablet.open('/settings')
  await tablet.button('lock.settings.set').click()
  await tapPin(tablet.page, PIN, tablet.t('lock.pin.next'))
  await tapPin(tablet.page, PIN, tablet.t('common.save'))
  await tablet.expectSaid('lock.settings.isSet')
}

async function shutOut(label: string): Promise<void> {
  const { office } = stage
  const devices = await office.get<readonly { device: string; label: string }[]>('/api/devices')
  const { device } = devices.find((each) => each.label === label) ?? { device: '' }
  expect((await office.ask('DELETE', `/api/devices/${device}`)).status).toBe(204)
}

const ask = async (tablet: Tablet, code: string) => {
  await tablet.field('enrol.code.label').fill(code)
  await tablet.button('lock.forgot.submit').click()
}

const chooseNewPin = async (tablet: Tablet) => {
  await expect(tablet.page.getByText(tablet.t('lock.pin.newHint'))).toBeVisible()
  await tapPin(tablet.page, OTHER_PIN, tablet.t('lock.pin.next'))
  await tapPin(tablet.page, OTHER_PIN, tablet.t('common.save'))
}

/** What of the tablet's work has reached the queue. */
const arrived = async () => {
  const queue = await stage.office.pull()
  const tallies = queue.filter(({ op }) => op.type === 'tally').length
  const texts = queue.filter(({ op }) => op.type === 'set' && op.fields['text'] === SAID).length
  return { tallies, texts }
}

test('a tablet that was shut out says on its lock what stays and what to do, and a new invitation brings in all it holds', async () => {
  const amina = await stage.tablet('facilitator', AMINA)
  await setPin(amina)
  await shutOut(AMINA)
  await amina.open(count())
  await amina.count('female', 3)
  await amina.expectCount('female', 3)
  await amina.tab('ideas')
  await amina.propose(SAID)
  await amina.expectPill('pill.state.stuck', { count: 4 })
  await amina.button('shell.lock').click()

  await test.step('the lock does not claim that anything is being sent', async () => {
    await expect(amina.page.getByText(amina.t('lock.hintRefused'))).toBeVisible()
    await expect(amina.page.getByText(amina.t('lock.hint'))).toHaveCount(0)
    await amina.button('lock.forgot.open').click()
    const role = amina.t('common.role.facilitator')
    await expect(amina.page.getByText(amina.t('lock.forgot.textRefused', { role }))).toBeVisible()
  })
  await test.step('without a network it says where to go', async () => {
    const { code } = await stage.office.invite('facilitator')
    await stage.switchOff()
    await ask(amina, code)
    await expect(told(amina)).toHaveText(amina.t('lock.forgot.unreachable'))
    await stage.switchOn()
  })
  await test.step('neither the code of another role nor nobody’s opens it', async () => {
    const { code } = await stage.office.invite('committee')
    await ask(amina, code)
    const role = amina.t('common.role.facilitator')
    await expect(told(amina)).toHaveText(amina.t('lock.forgot.otherRole', { role }))
    await ask(amina, '7K2M9QXA')
    await expect(told(amina)).toHaveText(amina.t('common.problem.code-unknown'))
    expect(await arrived()).toEqual({ tallies: 0, texts: 0 })
  })
  await test.step('a new one does: the screen opens, and everything is sent by itself', async () => {
    const { code } = await stage.office.invite('facilitator')
    await ask(amina, code)
    await chooseNewPin(amina)
    await expect(amina.page.getByText(SAID).first()).toBeVisible()
    await expect.poll(arrived).toEqual({ tallies: 3, texts: 1 })
    await expect.poll(() => amina.waiting()).toBe(0)
  })
})

test('the same after a kill and a start at which nothing of the screens is drawn', async () => {
  const amina = await stage.tablet('facilitator', AMINA)
  await setPin(amina)
  await shutOut(AMINA)
  await amina.open(count())
  await amina.count('male', 2)
  await amina.expectPill('pill.state.stuck', { count: 2 })
  await amina.button('shell.lock').click()
  await expect(amina.page.getByText(amina.t('lock.hintRefused'))).toBeVisible()
  await amina.kill()
  await amina.start()
  // By the invitation's own link, as a message brings it.
  const { code } = await stage.office.invite('facilitator')
  await amina.open(`/enrol#${code}`)
  await amina.button('lock.forgot.open').click()
  await expect(amina.field('enrol.code.label')).toHaveValue(code)
  await amina.button('lock.forgot.submit').click()
  await chooseNewPin(amina)
  await amina.expectPill('pill.state.safe', { time: '' })
  expect(await arrived()).toEqual({ tallies: 2, texts: 0 })
})

test('a coordinator’s laptop that was shut out is not opened by a slip of paper from the field', async () => {
  const laptop = await stage.tablet('coordinator', LAPTOP)
  await setPin(laptop)
  await shutOut(LAPTOP)
  await laptop.open('/sync')
  await expect(laptop.page.getByText(laptop.t('sync.phase.refused'))).toBeVisible()
  await laptop.button('shell.lock').click()
  await laptop.button('lock.forgot.open').click()
  const { code } = await stage.office.invite('facilitator')
  await ask(laptop, code)
  const role = laptop.t('common.role.coordinator')
  await expect(told(laptop)).toHaveText(laptop.t('lock.forgot.otherRole', { role }))
  await expect(laptop.page.locator('dialog.lock')).toBeVisible()
  // Nor is it used up: it was meant for a tablet.
  const { code: open } = (await stage.office.get<readonly { code: string }[]>('/api/invitations')).find(
    (each) => each.code === code,
  ) ?? { code: '' }
  expect(open).toBe(code)
})

test('a token that no server knows any more is no dead end either', async () => {
  const amina = await stage.tablet('facilitator', AMINA)
  await setPin(amina)
  await amina.open(count())
  await amina.page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error('the database does not answer')))
      })
    const database = await done(indexedDB.open('warsha'))
    const meta = database.transaction('meta', 'readwrite').objectStore('meta')
    const { key, value } = (await done(meta.get('enrolment'))) as { key: string; value: object }
    await done(meta.put({ key, value: { ...value, token: 'of.another.server' } }))
    database.close()
  })
  await amina.page.reload()
  await amina.count('female', 2)
  await amina.expectPill('pill.state.stuck', { count: 2 })
  await amina.button('shell.lock').click()
  await amina.button('lock.forgot.open').click()
  const { code } = await stage.office.invite('facilitator')
  await ask(amina, code)
  await chooseNewPin(amina)
  await amina.expectCount('female', 2)
  await expect.poll(arrived).toEqual({ tallies: 2, texts: 0 })
})

test('a disk that takes nothing is said where a device comes in, and the code stays good for it', async () => {
  const fillDisk = (page: Page) =>
    page.evaluate(() => {
      const { put } = IDBObjectStore.prototype
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
      Object.assign(globalThis, { freeDisk: () => Object.assign(IDBObjectStore.prototype, { put }) })
    })
  const freeDisk = (page: Page) =>
    page.evaluate(() => (globalThis as unknown as { freeDisk(): void }).freeDisk())

  const amina = await stage.tablet('facilitator', AMINA)
  const { page } = amina
  const unsaved = amina.t('common.commitFailure.storage')
  await setPin(amina)
  await shutOut(AMINA)
  await amina.open('/sync')
  await expect(page.getByText(amina.t('sync.phase.refused'))).toBeVisible()

  await test.step('with an open screen', async () => {
    const { code } = await stage.office.invite('facilitator')
    await amina.link('sync.rejoin').click()
    await amina.field('enrol.code.label').fill(code)
    await fillDisk(page)
    await amina.button('enrol.submit').click()
    await expect(page.getByRole('alert').filter({ hasText: unsaved })).toBeVisible()
    await freeDisk(page)
    await amina.button('enrol.submit').click()
    await amina.expectPill('pill.state.safe', { time: '' })
  })

  await test.step('and behind the lock', async () => {
    await shutOut(AMINA)
    await amina.open('/sync')
    await expect(page.getByText(amina.t('sync.phase.refused'))).toBeVisible()
    await amina.button('shell.lock').click()
    await amina.button('lock.forgot.open').click()
    const { code } = await stage.office.invite('facilitator')
    await fillDisk(page)
    await ask(amina, code)
    await expect(told(amina)).toHaveText(unsaved)
    await freeDisk(page)
    // Let in by the server already: its answer alone was lost.
    await amina.button('lock.forgot.submit').click()
    await chooseNewPin(amina)
    await amina.expectPill('pill.state.safe', { time: '' })
  })
})
