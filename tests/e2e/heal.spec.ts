/** The server was restored from a backup: what it lost comes back from the tablets, whoever wrote it. */
import { expect, test } from '@playwright/test'
import type { DeviceReport } from '../../src/domain/wire.ts'
import type { Tablet } from '../support/browser.ts'
import { type FieldDevice, tablet as joined, problemOf, seqsOf } from '../support/devices.ts'
import { plan, Stage } from '../support/stage.ts'

let stage: Stage
test.beforeEach(async () => {
  stage = await Stage.open()
})
test.afterEach(() => stage.close())

const WORKSHOP = 'ورشة حي الوفاق'

/** The queue as the server has it now, and every operation in it once. */
async function queue(): Promise<readonly string[]> {
  const { office } = stage
  office.cursor = null
  office.entries.length = 0
  const ids = (await office.pull()).map(({ op }) => op.id)
  expect(new Set(ids).size).toBe(ids.length)
  return ids
}

async function work(who: Tablet, path: string, women: number, idea: string): Promise<void> {
  await who.open(path)
  await who.tab('count')
  await who.count('female', women)
  await who.tab('ideas')
  await who.propose(idea)
  await expect.poll(() => who.waiting()).toBe(0)
}

async function exchange(who: Tablet): Promise<void> {
  await who.syncNow()
  await expect(who.page.locator('.sync-status')).toHaveAttribute('data-phase', 'idle')
  await expect.poll(() => who.waiting()).toBe(0)
}

/** What every screen has to say of the workshop. */
async function expectAgreed(
  people: number,
  ideas: readonly string[],
  path: string,
  ...all: readonly Tablet[]
) {
  for (const who of all) {
    await who.open(path)
    await who.tab('count')
    await who.expectCount('female', people)
    await who.tab('ideas')
    for (const idea of ideas) await expect(who.page.getByText(idea)).toBeVisible()
  }
}

/** Two tablets at work, a backup in the middle, then more work, a new device and one that is shut out. */
async function until(): Promise<{
  readonly amina: Tablet
  readonly brahim: Tablet
  readonly path: string
  readonly backup: string
  readonly late: Tablet
  readonly out: FieldDevice
  readonly lost: readonly string[]
}> {
  const { workshops } = await plan(stage.office, { workshops: [WORKSHOP] })
  const path = `/workshops/${workshops[0]}`
  const [amina, brahim] = [
    await stage.tablet('facilitator', 'أمينة'),
    await stage.tablet('coordinator', 'إبراهيم'),
  ]
  const out = await joined(stage.office, 'facilitator', 'مفقودة')
  await work(amina, path, 2, 'تشوير أمام المدارس')
  await exchange(brahim)
  const backup = await stage.backUp()
  const late = await stage.tablet('facilitator', 'متأخرة')
  await work(late, path, 3, 'مدخل المقبرة')
  await work(amina, path, 4, 'حملات النظافة')
  expect((await stage.office.ask('DELETE', `/api/devices/${out.id}`)).status).toBe(204)
  await exchange(brahim)
  const lost = await queue()
  return { amina, brahim, path, backup, late, out, lost }
}

test('a shorter server has all of it back at its old places as soon as one tablet calls', async () => {
  const { amina, brahim, late, out, path, backup, lost } = await until()
  await stage.restore(backup)
  expect((await queue()).length).toBeLessThan(lost.length)
  await exchange(brahim)
  expect(await queue()).toEqual(lost)
  await expect(brahim.page.locator('.sync-status')).toContainText(/استُرجع الخادم من نسخة احتياطية/)
  expect((await problemOf(await out.sync([]))).type).toBe('revoked')
  await work(late, path, 1, 'صيانة المساحات الخضراء')
  for (const who of [amina, brahim, late]) await exchange(who)
  const ideas = ['تشوير أمام المدارس', 'مدخل المقبرة', 'حملات النظافة', 'صيانة المساحات الخضراء']
  await expectAgreed(10, ideas, path, amina, brahim, late)
})

test('a server that has grown again has both, and the tablets agree with it and each other', async () => {
  const { amina, brahim, late, out, path, backup, lost } = await until()
  await stage.restore(backup)
  // Somebody new is faster than all who know what was lost, and is given the letters of one of them.
  stage.office.cursor = null
  const since = await joined(stage.office, 'facilitator', 'جديدة')
  const workshop = path.split('/').at(-1) ?? ''
  seqsOf(await since.push({ ...since.count('female'), entity: workshop, count: 100 }))
  const regrown = await queue()

  await work(late, path, 1, 'ترقيم الأزقة')
  for (const who of [amina, brahim, late, amina, brahim]) await exchange(who)
  const now = await queue()
  for (const id of [...lost, ...regrown]) expect(now).toContain(id)
  expect((await problemOf(await out.sync([]))).type).toBe('revoked')
  const ideas = ['تشوير أمام المدارس', 'مدخل المقبرة', 'حملات النظافة', 'ترقيم الأزقة']
  await expectAgreed(110, ideas, path, amina, brahim, late)
  for (const who of [amina, brahim, late]) expect(await who.rows('kept')).toEqual([])

  const devices = await stage.office.get<readonly DeviceReport[]>('/api/devices')
  expect(new Set(devices.map(({ station }) => station)).size).toBe(devices.length)
  expect(devices.find(({ label }) => label === 'متأخرة')).toMatchObject({ revoked: false })
  expect(devices.find(({ label }) => label === 'مفقودة')).toMatchObject({ revoked: true })
})
