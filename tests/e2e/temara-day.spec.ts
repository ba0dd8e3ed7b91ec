/**
 * The whole day of the launch workshop in Témara: set up at the office, counted and written down on two
 * tablets without a server, one of them killed, and everything at the coordinator's afterwards.
 */
import { expect, test } from '@playwright/test'
import type { Entry } from '../../src/domain/operation.ts'
import { Tablet } from '../support/browser.ts'
import { freshDataDir, type RunningServer, startServer } from '../support/server.ts'

const AXES = ['الاستدامة والحفاظ على البيئة', 'تأهيل المقابر', 'تنظيم السير والجولان', 'العنونة بالجماعة']
const LAUNCH = 'ورشة الإنطلاقة الرسمية'

test('73 people and every proposal of two offline tablets reach the coordinator, exactly once', async () => {
  const dataDir = freshDataDir()
  let server = await startServer({ dataDir })
  const { url } = server
  const restart = () => startServer({ dataDir, env: { PORT: new URL(url).port } })

  const coordinator = await Tablet.open(url)
  await coordinator.join(codeOf(server), 'حاسوب نقطة الارتكاز')
  await setUp(coordinator)
  const code = await inviteFacilitators(coordinator)

  const [amina, brahim] = await Promise.all([Tablet.open(url), Tablet.open(url, { locale: 'fr' })])
  await amina.join(code, 'لوحة أمينة')
  await brahim.join(code, 'Tablette de Brahim')
  for (const tablet of [amina, brahim]) await tablet.page.getByRole('link', { name: LAUNCH }).click()

  await test.step('the server is switched off and the tablets are opened anew without it', async () => {
    await server.stop()
    for (const tablet of [amina, brahim]) await tablet.page.reload()
  })

  await test.step('both count by taps; one browser is killed in the middle and opened again', async () => {
    await amina.count('female', 17)
    await amina.count('male', 20)
    await amina.expectCount('female', 17)
    await amina.expectCount('male', 20)
    const where = new URL(amina.page.url()).pathname
    await amina.kill()
    await amina.start()
    await amina.open(where)
    await amina.expectCount('female', 17)
    await amina.expectCount('male', 20)
    await amina.count('female', 2)
    await amina.button('common.undo').click()
    await amina.expectCount('female', 18)
    await brahim.count('female', 11)
    await brahim.count('male', 24)
    await brahim.expectCount('female', 11)
    await brahim.expectCount('male', 24)
  })

  await test.step('both write proposals down, in Arabic and in French, and a draft survives a reload', async () => {
    await amina.tab('ideas')
    await amina.propose('تجديد شبكة الإنارة العمومية في الأزقة المؤدية إلى المدرسة', [
      amina.t('common.gender.female'),
    ])
    await amina.propose('صيانة المساحات الخضراء وتزويدها بالكراسي', [AXES[0] ?? ''])
    await amina.page.locator('#idea-text').fill('مسودة لم تُحفظ بعد')
    await amina.page.waitForTimeout(500)
    await amina.page.reload()
    await expect(amina.page.locator('#idea-text')).toHaveValue('مسودة لم تُحفظ بعد')
    await amina.page.locator('#idea-text').fill('')
    await brahim.tab('ideas')
    await brahim.propose('Réparer l’éclairage public derrière le marché')
    await brahim.propose('Construire un hôpital dans le quartier')
    await expect(brahim.page.getByText('C1', { exact: true })).toBeVisible()
    await expect(brahim.page.getByText('C2', { exact: true })).toBeVisible()
  })

  await test.step('a facilitator sorts in the room, by keyboard and by touch', async () => {
    await brahim.tab('sort')
    await brahim.page.getByRole('group', { name: brahim.t('sort.decide.sorting') }).waitFor()
    await brahim.page.keyboard.press('a')
    await brahim.button('common.undo').waitFor()
    await brahim.page.keyboard.press('o')
    await brahim.page
      .getByLabel(brahim.t('sort.reason.authority'), { exact: true })
      .fill('Ministère de la Santé')
    await brahim.page
      .getByLabel(brahim.t('sort.reason.own'), { exact: true })
      .fill('Hors compétence de la commune')
    await brahim.button('sort.reason.confirm', { verdict: brahim.t('common.verdict.referred') }).click()
  })

  await test.step('the pill says in words that work waits and is saved', async () => {
    await expect(amina.page.getByTestId('sync-pill')).toContainText(
      amina.t('pill.state.offlineWaiting', { count: (await amina.rows('own')).length }),
    )
  })

  await test.step('the server comes back; the coordinator’s page follows without a reload', async () => {
    await coordinator.open('/')
    await coordinator.page.getByRole('link', { name: LAUNCH }).click()
    await coordinator.page.evaluate(() => Object.assign(window, { isSamePage: true }))
    server = await restart()
    await amina.syncNow()
    await brahim.syncNow()
    await coordinator.expectCount('female', 29)
    await coordinator.expectCount('male', 44)
    await coordinator.link('shell.rail.ideas').click()
    for (const text of [
      'تجديد شبكة الإنارة',
      'صيانة المساحات',
      'Réparer l’éclairage',
      'Construire un hôpital',
    ]) {
      await expect(coordinator.page.getByText(text)).toBeVisible()
    }
    await coordinator.link('shell.rail.report').click()
    await expect(coordinator.page.getByRole('cell', { name: '73' }).first()).toBeVisible()
    expect(await coordinator.page.evaluate(() => 'isSamePage' in window)).toBe(true)
  })

  await test.step('the queue holds exactly the operations that were made, with no gap', async () => {
    const token = await coordinator.token()
    await expect(async () => {
      const entries = await queueOf(server, token)
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
      expect(new Set(entries.map(({ op }) => op.id)).size).toBe(entries.length)
      const tallies = entries.filter(({ op }) => op.type === 'tally')
      // 17 + 2 + 20 and one undo by the first, 11 + 24 by the second.
      expect(tallies).toHaveLength(17 + 2 + 20 + 1 + 11 + 24)
      const proposals = entries.filter(({ op }) => op.type === 'set' && op.kind === 'proposal')
      expect(proposals.filter(({ op }) => op.type === 'set' && 'text' in op.fields)).toHaveLength(4)
      expect(proposals.filter(({ op }) => op.type === 'set' && 'sorting' in op.fields)).toHaveLength(2)
    }).toPass({ timeout: 20_000 })
  })

  await Promise.all([coordinator, amina, brahim].map((tablet) => tablet.close()))
  await server.stop()
})

const codeOf = (server: RunningServer): string => server.link?.split('#')[1] ?? ''

/** Names the collectivity and its programme, its axes, and plans the launch workshop for today. */
async function setUp(coordinator: Tablet): Promise<void> {
  const { page } = coordinator
  const name = (key: Parameters<Tablet['t']>[0]) =>
    page.getByLabel(coordinator.t('programme.names.ar', { label: coordinator.t(key) }), { exact: true })
  await coordinator.open('/programme')
  await name('programme.collectivity.name').fill('جماعة تمارة')
  await coordinator.button('common.save').click()
  await name('programme.form.name').fill('برنامج عمل الانفتاح لجماعة تمارة')
  await coordinator.button('programme.form.create').click()
  for (const axis of AXES) {
    const form = page.getByRole('form', { name: coordinator.t('programme.axes.new') })
    await form.getByRole('textbox').first().fill(axis)
    await form.getByRole('button', { name: coordinator.t('common.add') }).click()
    await expect(page.locator('li').filter({ hasText: axis })).toBeVisible()
  }
  await coordinator.open('/workshops/new')
  await page.getByLabel(coordinator.t('workshopForm.name'), { exact: true }).fill(LAUNCH)
  await page.locator('input[type=date]').fill(today())
  await coordinator.button('workshopForm.create').click()
  await coordinator.open('/')
  await expect(page.getByRole('link', { name: LAUNCH })).toBeVisible()
  await coordinator.syncNow()
}

async function inviteFacilitators(coordinator: Tablet): Promise<string> {
  await coordinator.open('/devices')
  await coordinator.page.getByLabel(coordinator.t('devices.invite.uses'), { exact: true }).fill('2')
  await coordinator.button('devices.invite.submit').click()
  return coordinator.page.getByTestId('short-code').first().innerText()
}

async function queueOf(server: RunningServer, token: string): Promise<Entry[]> {
  const answer = await fetch(`${server.url}/api/feed?after=0`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const lines = (await answer.text()).trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Entry)
}

/** Today where the tablets are. */
const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' }).format(new Date())
