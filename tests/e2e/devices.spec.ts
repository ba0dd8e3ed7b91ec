/** How devices come in, what the office sees of them, and how they are sent out and let in again. */
import { expect, type Locator, test } from '@playwright/test'
import { Tablet } from '../support/browser.ts'
import { codeOf } from '../support/devices.ts'
import { type RunningServer, runCli, startServer } from '../support/server.ts'

const [AMINA, BRAHIM] = ['لوحة أمينة', 'لوحة إبراهيم'] as const

test.describe('devices', () => {
  test.describe.configure({ mode: 'serial' })

  let server: RunningServer
  let office: Tablet
  let amina: Tablet
  let brahim: Tablet
  /** A browser that nobody has invited yet. */
  let stranger: Tablet

  test.beforeAll(async () => {
    server = await startServer()
    const open = () => Tablet.open(server.url)
    ;[office, amina, brahim, stranger] = await Promise.all([open(), open(), open(), open()])
    await office.join(codeOf(server.link), 'حاسوب نقطة الارتكاز')
    await office.open('/programme')
    await office.button('programme.start.loadExample').click()
    await office.expectSaid('programme.start.exampleLoaded')
  })
  test.afterAll(async () => {
    await Promise.all([office, amina, brahim, stranger].map((tablet) => tablet.close()))
    await server.stop()
  })

  /** The code of the invitation made last. */
  let invited = ''

  const refusal = (key: Parameters<Tablet['t']>[0]) =>
    stranger.page.getByRole('alert').filter({ hasText: stranger.t(key) })
  /** A device's line in the office's list. */
  const line = (station: string): Locator => office.page.locator(`li[data-station=${station}]`)

  async function invite(uses: number): Promise<string> {
    await office.open('/devices')
    await office.field('devices.invite.uses').fill(String(uses))
    await office.button('devices.invite.submit').click()
    invited = await office.page.getByTestId('short-code').innerText()
    return invited
  }

  /** Where who has joined finds themselves. */
  const expectHome = (tablet: Tablet) =>
    expect(tablet.page.getByRole('heading', { name: tablet.t('home.title.text') })).toBeVisible()

  /** Sends what waits and waits until nothing does. */
  async function sendAll(tablet: Tablet): Promise<void> {
    await tablet.syncNow()
    await expect(tablet.page.getByRole('heading', { name: tablet.t('sync.allSent') })).toBeVisible()
  }

  test('an invitation is a picture to scan, a link to open and a code to type', async () => {
    const code = await invite(2)
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const link = await office.page.getByTestId('invitation-link').innerText()
    expect(new URL(link).pathname).toBe('/enrol')
    expect(new URL(link).hash).toBe(`#${code.replace('-', '')}`)
    const picture = office.page.getByRole('img', { name: office.t('devices.invitation.qr', { link }) })
    await expect(picture).toBeVisible()
    const left = office.t('devices.invitation.left', { count: 2 })
    await expect(office.page.getByText(left).first()).toBeVisible()
  })

  test('a code typed in small letters with a dash lets a second device in as B, the link a third as C', async () => {
    await amina.open('/')
    await amina.field('enrol.code.label').fill(` ${invited.toLowerCase()} `)
    await amina.introduce(AMINA)
    await expectHome(amina)
    await amina.open('/sync')
    const facts = (tablet: Tablet) =>
      tablet.page.getByRole('region', { name: tablet.t('sync.device.title'), exact: true })
    await expect(facts(amina)).toContainText(AMINA)
    await expect(facts(amina).getByText('B', { exact: true })).toBeVisible()
    await brahim.join(invited, BRAHIM)
    await brahim.open('/sync')
    await expect(facts(brahim).getByText('C', { exact: true })).toBeVisible()
    await expect(line('B')).toContainText(AMINA)
    await expect(line('C')).toContainText(BRAHIM)
    await expect(office.page.getByText(office.t('devices.open.none'))).toBeVisible()
    await office.page.reload()
    await expect(line('C')).toContainText(office.t('devices.list.contact', { when: '' }).trim())
  })

  test('a code that is used up, withdrawn or wrong is refused in words that say what to do', async () => {
    const usedUp = invited
    await stranger.open(`/enrol#${usedUp}`)
    await stranger.introduce('هاتف غريب')
    await expect(refusal('common.problem.code-expired')).toBeVisible()

    const withdrawn = await invite(1)
    await office.button('devices.invitation.withdrawOne', { code: withdrawn }).click()
    await office.expectSaid('devices.invitation.withdrawn', { code: withdrawn })
    await stranger.field('enrol.code.label').fill(withdrawn)
    await expect(refusal('common.problem.code-expired')).toBeHidden()
    await stranger.button('enrol.submit').click()
    await expect(refusal('common.problem.code-expired')).toBeVisible()

    await stranger.field('enrol.code.label').fill('ZZZZ-ZZZZ')
    await stranger.button('enrol.submit').click()
    await expect(refusal('common.problem.code-unknown')).toBeVisible()

    await stranger.field('enrol.code.label').fill('K7QM')
    await stranger.button('enrol.submit').click()
    await expect(refusal('enrol.code.error')).toBeVisible()
    await expect(stranger.page.getByTestId('sync-pill')).toBeHidden()
  })

  test('the office sees what a device still owes after a broken exchange, and when all has come', async () => {
    let exchangesLeft = 0
    await brahim.context.route('**/api/sync', (route) => {
      exchangesLeft -= 1
      return exchangesLeft >= 0 ? route.continue() : route.abort('internetdisconnected')
    })
    await brahim.open('/')
    await brahim.button('home.start.button').click()
    await brahim.count('female', 30)
    await brahim.expectCount('female', 30)
    const written = await brahim.waiting()
    exchangesLeft = 1
    await brahim.syncNow()
    await expect.poll(() => brahim.waiting()).toBeLessThan(written)
    const owed = await brahim.waiting()
    expect(owed).toBeGreaterThan(0)
    await brahim.expectPill('pill.state.offlineWaiting', { count: owed })
    await expect(line('C')).toContainText(office.t('devices.list.owes', { count: owed }))

    await brahim.context.unroute('**/api/sync')
    await sendAll(brahim)
    await expect(line('C')).toContainText(office.t('devices.list.owesNothing'))
  })

  test('a tablet whose access was withdrawn goes on capturing, says so, and sends it all after a new code', async () => {
    await amina.open('/')
    await amina.button('home.start.button').click()
    await amina.count('female', 2)
    await amina.expectCount('female', 2)
    const workshop = new URL(amina.page.url()).pathname
    await sendAll(amina)

    await office.button('devices.list.revokeOne', { label: AMINA }).click()
    const dialog = office.page.getByRole('dialog')
    await dialog.getByRole('button', { name: office.t('devices.revoke.confirm') }).click()
    await expect(line('B')).toContainText(office.t('devices.list.revoked'))

    await amina.open(workshop)
    await amina.expectPill('pill.state.stuck', { count: 0 })
    await amina.count('male', 3)
    await amina.expectCount('male', 3)
    await amina.tab('ideas')
    await amina.propose('مقترح كُتب بعد سحب الإذن')
    await amina.expectPill('pill.state.stuck', { count: 4 })
    // Said once: the second line is for the last exchange.
    const more = amina.page.getByTestId('sync-pill').locator('small')
    await expect(more).not.toContainText(amina.t('pill.state.waiting', { count: 4 }))
    await amina.page.reload()
    await amina.expectPill('pill.state.stuck', { count: 4 })
    await amina.open('/sync')
    await expect(amina.page.getByText(amina.t('sync.phase.refused'))).toBeVisible()

    const code = await invite(1)
    await amina.link('sync.rejoin').click()
    await expect(amina.page.getByRole('heading', { name: amina.t('enrol.refused.title') })).toBeVisible()
    await amina.field('enrol.code.label').fill(code)
    await expect(amina.field('enrol.label.label')).toHaveValue(AMINA)
    await amina.button('enrol.submit').click()
    await expectHome(amina)
    await sendAll(amina)
    await expect(line('B')).not.toContainText(office.t('devices.list.revoked'))
    await office.open(workshop)
    await office.expectCount('female', 2)
    await office.expectCount('male', 3)
    await office.tab('ideas')
    await expect(office.page.getByText('مقترح كُتب بعد سحب الإذن')).toBeVisible()
    await expect(office.page.getByText('B1', { exact: true })).toBeVisible()
  })

  test('who lost the laptop gets a new coordinator’s link by one command on the server', async () => {
    const { code, out } = await runCli(server.dataDir, 'coordinator-link')
    expect(code).toBe(0)
    await stranger.join(codeOf(/http\S+#\S+/.exec(out)?.[0]), 'حاسوب جديد')
    await stranger.open('/devices')
    await expect(stranger.button('devices.invite.submit')).toBeVisible()
    const lines = stranger.page.locator('li[data-station]')
    await expect(lines).toHaveCount(4)
    await expect(lines.filter({ hasText: stranger.t('devices.list.thisOne') })).toContainText('حاسوب جديد')
  })
})
