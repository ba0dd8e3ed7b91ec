/** What each role is offered, and what it is not. */
import { expect, type Locator, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { tablet } from '../support/devices.ts'
import { playScene, type Scene } from '../support/scene.ts'
import { Stage, today } from '../support/stage.ts'

const REFUSAL = 'خارج الميزانية المتاحة هذه السنة'

test.describe('roles', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let scene: Scene

  test.beforeAll(async () => {
    stage = await Stage.open()
    scene = await playScene(stage.office, await tablet(stage.office, 'facilitator', 'لوحة أمينة'), today())
  })
  test.afterAll(() => stage.close())

  const at = (tab: 'count' | 'ideas' | 'sort' | 'summary') => `/workshops/${scene.workshop}/${tab}`

  async function expectNone(...locators: readonly Locator[]): Promise<void> {
    for (const locator of locators) await expect(locator).toHaveCount(0)
  }

  /** What sets a programme up; the page itself is there to be read. */
  async function expectNoSetup(person: Tablet): Promise<void> {
    const { page } = person
    await person.open('/programme')
    await expect(page.getByText('العنونة بالجماعة').first()).toBeVisible()
    await expectNone(
      person.button('programme.form.edit'),
      person.link('programme.invite'),
      person.button('programme.all.new'),
      person.button('programme.start.loadExample'),
      page.getByRole('form', { name: person.t('programme.axes.new') }),
      page.getByRole('form', { name: person.t('programme.groups.new') }),
      page.getByRole('button', { name: person.t('programme.list.retire') }),
    )
    await person.open('/devices')
    await expect(page.getByText(person.t('devices.onlyCoordinator'))).toBeVisible()
    await expectNone(person.button('devices.invite.submit'))
    await person.open('/settings')
    await expectNone(person.link('settings.devices'))
    await person.open('/sync')
    await expectNone(page.getByText(person.t('sync.quarantine.title')))
  }

  test('a facilitator counts, writes and sorts in the room, and neither sets up nor decides', async () => {
    const person = await stage.tablet('facilitator', 'لوحة إبراهيم')
    await expectNoSetup(person)
    await person.open('/')
    await expect(person.button('home.start.button')).toBeVisible()
    await person.open(at('count'))
    await expect(person.button('count.add.female')).toBeEnabled()
    await person.open(at('ideas'))
    await expect(person.button('ideas.composer.save')).toBeVisible()
    const group = (key: 'sort.decide.sorting' | 'sort.decide.decision') =>
      person.page.getByRole('group', { name: person.t(key), exact: true })
    await person.open(`/proposals/${scene.proposal}`)
    await expect(group('sort.decide.sorting')).toBeVisible()
    await expectNone(group('sort.decide.decision'))
  })

  test('an observer reads everything and is offered nothing to change', async () => {
    const person = await stage.tablet('observer', 'شاشة القاعة')
    const { page } = person
    await expectNoSetup(person)
    await person.open('/')
    await expect(page.getByRole('link', { name: 'ورشة حي المغرب العربي' }).first()).toBeVisible()
    await expectNone(person.button('home.start.button'), person.link('home.plan.button'))
    await person.open(at('count'))
    await person.expectCount('female', 32)
    await expect(person.button('count.add.female')).toBeDisabled()
    await expectNone(
      person.button('count.minus.female'),
      person.button('count.type.female'),
      person.button('common.undo'),
      person.button('workshop.actions.open'),
    )
    await person.open(at('ideas'))
    await expect(page.getByRole('article')).toHaveCount(8)
    await expectNone(page.getByRole('form', { name: person.t('ideas.composer.title') }))
    await person.open(at('sort'))
    await expect(page.getByRole('article').first()).toBeVisible()
    await expectNone(person.button('sort.verdict.accepted'), page.locator('.similar').getByRole('button'))
    await person.open(`/proposals/${scene.proposal}`)
    await expect(page.getByRole('heading', { name: person.t('proposal.history.title') })).toBeVisible()
    await expectNone(
      person.field('proposal.text.label'),
      person.button('proposal.withdrawn.button'),
      person.button('sort.verdict.accepted'),
      page.getByRole('radio'),
      page.getByRole('combobox'),
    )
    await person.open(`/workshops/${scene.workshop}/edit`)
    await expect(page.getByText(person.t('workshopForm.forbidden'))).toBeVisible()
    await person.open('/report')
    await expect(page.locator('[data-stat=people] strong')).toContainText('146')
  })

  test('the committee decides beside what the room thought, which stays as it was', async () => {
    const person = await stage.tablet('committee', 'لجنة التتبع')
    const { page } = person
    await expectNoSetup(person)
    await person.open('/ideas')
    await page.getByRole('link', { name: 'تهيئة مدخل المقبرة وصيانتها' }).click()
    await expect(page).toHaveURL(/proposals/)
    const decide = page.getByRole('group', { name: person.t('sort.decide.decision'), exact: true })
    await decide.getByRole('button', { name: person.t('sort.verdict.rejected') }).click()
    const confirm = person.button('sort.reason.confirm', { verdict: person.t('common.verdict.rejected') })
    await expect(confirm).toBeDisabled()
    await person.field('sort.reason.own').fill(REFUSAL)
    await confirm.click()
    const judged = (key: 'proposal.judged.sorting' | 'proposal.judged.decision') =>
      page.locator('.judged').filter({
        has: page.getByRole('heading', { name: person.t(key), exact: true }),
      })
    await expect(judged('proposal.judged.decision')).toContainText(person.t('common.verdict.rejected'))
    await expect(judged('proposal.judged.decision')).toContainText(REFUSAL)
    await expect(judged('proposal.judged.sorting')).toContainText(person.t('common.verdict.accepted'))
    await person.open('/report')
    const decisions = page.locator('section.panel').filter({
      has: page.getByRole('heading', { name: person.t('report.decision.title'), exact: true }),
    })
    await decisions.getByText(person.t('report.table')).click()
    const row = decisions.getByRole('row').filter({ hasText: person.t('common.verdict.rejected') })
    // One rejected by the committee; one, another, by the room.
    await expect(row.getByRole('cell')).toHaveText(['1', '1'])
  })

  test('the committee sees on the pile what the room thought of each proposal', async () => {
    const person = await stage.tablet('committee', 'شاشة اللجنة')
    const { page } = person
    await person.open('/sort')
    const sheet = page.getByRole('article', { name: 'B1', exact: true })
    await expect(sheet.getByText(person.t('sort.room.label'))).toBeVisible()
    await expect(sheet).toContainText(person.t('common.verdict.accepted'))
    await page.keyboard.press('a')
    await person.expectSaid('sort.done.notice', {
      label: 'B1',
      verdict: person.t('common.verdict.accepted'),
    })
    await expect(page.getByRole('article', { name: 'B2', exact: true })).toContainText('وزارة الصحة')
    const decided = async () =>
      (await stage.office.pull()).filter(
        ({ op }) => op.type === 'set' && 'decision' in op.fields && op.device !== stage.office.id,
      )
    await expect.poll(async () => (await decided()).length).toBe(2)
    const before = stage.office.entries.filter(({ op }) => op.type === 'set' && 'sorting' in op.fields)
    expect(before).toHaveLength(6)
  })
})
