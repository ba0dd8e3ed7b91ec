/** A whole day in the field with the server switched off from a cold start, and what arrives of it in the evening. */
import { expect, type Locator, test } from '@playwright/test'
import type { EntityId } from '../../src/domain/ids.ts'
import { type Entry, MAX_COUNT } from '../../src/domain/operation.ts'
import type { Tablet } from '../support/browser.ts'
import { type Plan, plan, Stage } from '../support/stage.ts'

const [HALL, SQUARE, WRONG] = ['ورشة حي الوفاق', 'ورشة ساحة المسيرة', 'ورشة حي المغرب العربي'] as const
const [PEOPLE, ASSOCIATIONS] = ['الساكنة', 'الجمعيات'] as const
const LAMPS = 'تجديد شبكة الإِنارة العمومية قرب المدرسة'
const AMINA = 'لوحة أمينة'

test.describe('in the field, without a server', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let planned: Plan
  let amina: Tablet

  test.beforeAll(async () => {
    stage = await Stage.open()
    planned = await plan(stage.office, {
      axes: ['الإنارة العمومية', 'السير والجولان'],
      groups: [PEOPLE, ASSOCIATIONS],
      workshops: [HALL, SQUARE, WRONG],
    })
    amina = await stage.tablet('facilitator', AMINA)
  })
  test.afterAll(() => stage.close())

  const idOf = (title: string): EntityId => {
    const id = planned.workshops[[HALL, SQUARE, WRONG].findIndex((each) => each === title)]
    if (!id) throw new Error(`${title} is not planned`)
    return id
  }
  const open = (title: string, tab: 'count' | 'ideas' | 'sort' | 'summary') =>
    amina.open(`/workshops/${idOf(title)}/${tab}`)
  const group = (name: string) => amina.page.getByRole('radio', { name })
  const dialog = (): Locator => amina.page.getByRole('dialog')
  const inDialog = (key: Parameters<Tablet['t']>[0], values?: Parameters<Tablet['t']>[1]) =>
    dialog().getByRole('button', { name: amina.t(key, values), exact: true })

  async function action(key: Parameters<Tablet['t']>[0]): Promise<void> {
    await amina.button('workshop.actions.open').click()
    await inDialog(key).click()
  }

  test('“undisclosed” is counted from the moment the programme says so', async () => {
    await open(HALL, 'count')
    await expect(amina.button('count.add.female')).toBeVisible()
    await expect(amina.button('count.add.undisclosed')).toBeHidden()
    const { office } = stage
    await office.push(office.set('programme', planned.programme, { undisclosedGender: true }))
    await expect(amina.button('count.add.undisclosed')).toBeVisible()
  })

  test('with the server off and the browser opened anew, every screen opens', async () => {
    await amina.tab('ideas')
    await amina.propose('اقتراح قبل الخروج إلى الميدان')
    await amina.page.getByRole('article').getByRole('link').click()
    await expect(amina.page).toHaveURL(/proposals/)
    const proposal = new URL(amina.page.url()).pathname
    await amina.syncNow()
    await expect(amina.page.getByRole('heading', { name: amina.t('sync.allSent') })).toBeVisible()
    await stage.switchOff()
    await amina.close()
    await amina.start()
    const workshop = `/workshops/${idOf(HALL)}`
    const screens: readonly (readonly [path: string, heading: string])[] = [
      ['/', amina.t('home.title.text')],
      ['/ideas', amina.t('ideas.all.title')],
      ['/sort', amina.t('sort.title.text')],
      ['/programme', amina.t('programme.title')],
      ['/report', amina.t('report.title')],
      ['/sync', amina.t('sync.title')],
      ['/settings', amina.t('settings.title')],
      ['/devices', amina.t('devices.title')],
      ['/enrol', amina.t('enrol.title')],
      ['/workshops/new', amina.t('workshopForm.new')],
      [`${workshop}/edit`, amina.t('workshopForm.edit')],
      [`${workshop}/count`, HALL],
      [`${workshop}/ideas`, HALL],
      [`${workshop}/sort`, HALL],
      [`${workshop}/summary`, HALL],
      [proposal, amina.t('proposal.title.text', { label: 'B1' })],
    ]
    for (const [path, heading] of screens) {
      await test.step(path, async () => {
        await amina.open(path)
        await expect(amina.page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible()
      })
    }
    await amina.expectPill('pill.state.offline')
  })

  test('people are counted in the group that is chosen, and taken away only where they were counted', async () => {
    await open(HALL, 'count')
    await group(PEOPLE).check()
    await amina.count('female', 2)
    await amina.count('male', 1)
    await amina.count('undisclosed', 1)
    await expect(group(PEOPLE)).toHaveAccessibleName(`${PEOPLE} 4`)
    await group(ASSOCIATIONS).check()
    await amina.button('count.minus.female').click()
    await amina.expectSaid('count.minus.nobody')
    await amina.expectCount('female', 2)
    await group(PEOPLE).check()
    await amina.button('count.minus.female').click()
    await amina.expectCount('female', 1)
    await expect(group(PEOPLE)).toHaveAccessibleName(`${PEOPLE} 3`)
    await group(amina.t('common.noGroup')).check()
    await amina.count('male', 1)
    await expect(amina.page.locator('[data-count=people]')).toHaveText('4')
    await expect(group(PEOPLE)).toHaveAccessibleName(`${PEOPLE} 3`)
  })

  test('taps are undone one by one, however many, also after a reload', async () => {
    await amina.page.reload()
    const undo = amina.button('common.undo')
    const after = async (female: number, male: number, undisclosed: number) => {
      await undo.click()
      await amina.expectCount('female', female)
      await amina.expectCount('male', male)
      await amina.expectCount('undisclosed', undisclosed)
    }
    await amina.expectCount('male', 2)
    await after(1, 1, 1) // the man without a group
    await after(2, 1, 1) // the minus
    await after(2, 1, 0)
    await after(2, 0, 0)
    await after(1, 0, 0)
    await after(0, 0, 0)
    await undo.click()
    await amina.expectSaid('count.undo.nothing')
    await amina.expectCount('female', 0)
  })

  test('“add 12” adds twelve and “the total is 57” makes 57: every word differs, and both show what will be', async () => {
    const choose = (key: 'count.typed.add' | 'count.typed.total') =>
      dialog()
        .getByRole('radio', { name: amina.t(key), exact: true })
        .check()
    const preview = dialog().getByRole('status').locator('strong')
    await amina.button('count.type.female').click()
    await choose('count.typed.add')
    await dialog().getByLabel(amina.t('count.typed.addLabel'), { exact: true }).fill('12')
    await expect(preview).toHaveText(['0', '12'])
    await expect(inDialog('count.typed.confirmTotal', { number: '12' })).toBeHidden()
    await inDialog('count.typed.confirmAdd', { number: '12' }).click()
    await amina.expectCount('female', 12)

    await amina.button('count.type.female').click()
    await choose('count.typed.total')
    await dialog().getByLabel(amina.t('count.typed.totalLabel'), { exact: true }).fill('٥٧')
    await expect(preview).toHaveText(['12', '57'])
    await expect(inDialog('count.typed.confirmAdd', { number: '57' })).toBeHidden()
    await inDialog('count.typed.confirmTotal', { number: '57' }).click()
    await amina.expectCount('female', 57)

    await amina.button('count.type.female').click()
    await dialog().getByRole('textbox').fill('1000000')
    await expect(
      dialog()
        .getByRole('alert')
        .filter({ hasText: amina.t('count.typed.error', { most: MAX_COUNT }) }),
    ).toBeVisible()
    await expect(inDialog('common.save')).toBeDisabled()
    await inDialog('common.cancel').click()
    await amina.expectCount('female', 57)
  })

  test('a workshop that nobody planned is started, and joined to the planned one with its people and proposals', async () => {
    await amina.open('/')
    await amina.button('home.start.button').click()
    await amina.expectSaid('home.start.done')
    await amina.count('female', 3)
    await amina.expectCount('female', 3)
    const unplanned = new URL(amina.page.url()).pathname
    await amina.tab('ideas')
    await amina.propose('ممر للراجلين أمام السوق')
    await action('workshop.actions.join')
    await dialog().getByRole('combobox').selectOption(idOf(SQUARE))
    await inDialog('workshop.join.button').click()
    await amina.expectSaid('workshop.join.done')
    await expect(amina.page.getByText(amina.t('workshop.banner.joined', { title: SQUARE }))).toBeVisible()
    await open(SQUARE, 'count')
    await amina.expectCount('female', 3)
    await amina.tab('ideas')
    await expect(amina.page.getByText('ممر للراجلين أمام السوق')).toBeVisible()
    await amina.open('/')
    await expect(amina.page.getByRole('article')).toHaveCount(3)
    await amina.open(unplanned)
    await amina.link('workshop.banner.open').click()
    await expect(amina.page.getByRole('heading', { level: 1, name: SQUARE })).toBeVisible()
  })

  test('what was counted and written in the wrong workshop is moved to the right one, and can be moved back', async () => {
    await open(WRONG, 'count')
    await amina.count('male', 4)
    await amina.expectCount('male', 4)
    await amina.tab('ideas')
    await amina.propose('صيانة ملعب القرب')
    await action('workshop.actions.move')
    await dialog().getByRole('combobox').selectOption(idOf(HALL))
    await inDialog('workshop.move.button').click()
    await amina.expectSaid('workshop.move.done')
    await expect(amina.page.getByText(amina.t('proposals.empty.title'))).toBeVisible()
    await amina.button('common.undo').click()
    await expect(amina.page.getByText('صيانة ملعب القرب')).toBeVisible()
    await action('workshop.actions.move')
    await dialog().getByRole('combobox').selectOption(idOf(HALL))
    await inDialog('workshop.move.button').click()
    await expect(amina.page.getByText(amina.t('proposals.empty.title'))).toBeVisible()
    await amina.tab('count')
    await amina.expectCount('male', 0)
    await open(HALL, 'count')
    await amina.expectCount('female', 57)
    await amina.expectCount('male', 4)
    await amina.tab('ideas')
    await expect(amina.page.getByText('صيانة ملعب القرب')).toBeVisible()
  })

  test('a workshop is cancelled: it takes no more taps, and is opened again with all it had', async () => {
    await open(WRONG, 'count')
    await amina.count('male', 1)
    await amina.expectCount('male', 1)
    await action('workshop.actions.cancel')
    await expect(amina.page.getByText(amina.t('workshop.banner.cancelled'))).toBeVisible()
    await expect(amina.button('count.add.male')).toBeDisabled()
    await amina.open('/')
    const cancelled = amina.page.locator('section').filter({
      has: amina.page.getByRole('heading', { name: amina.t('home.section.cancelled'), exact: true }),
    })
    await expect(cancelled.getByRole('link', { name: WRONG })).toBeVisible()
    await open(WRONG, 'count')
    await amina.button('workshop.actions.reopen').click()
    await expect(amina.button('count.add.male')).toBeEnabled()
    await amina.expectCount('male', 1)
  })

  test('Ctrl+Enter saves a proposal, and the next can be typed at once', async () => {
    await open(HALL, 'ideas')
    const text = amina.page.locator('#idea-text')
    await text.fill(LAMPS)
    await text.press('Control+Enter')
    await expect(amina.page.getByText(amina.t('ideas.composer.saved', { label: 'B4' }))).toBeVisible()
    await expect(text).toHaveValue('')
    await expect(text).toBeFocused()
    await amina.page.keyboard.type('Un trottoir devant l’école')
    await amina.page.keyboard.press('Control+Enter')
    await expect(amina.page.getByText(amina.t('ideas.composer.saved', { label: 'B5' }))).toBeVisible()
    await expect(amina.page.getByRole('article').filter({ hasText: 'Un trottoir' })).toContainText('B5')
  })

  test('a search finds الإِنارة by “الاناره”, and “ecole” by “école”', async () => {
    const found = amina.page.getByRole('article')
    const search = amina.field('proposals.search.label')
    await search.fill('الاناره')
    await expect(found).toHaveText([new RegExp(LAMPS)])
    await search.fill('ecole')
    await expect(found).toHaveText([/Un trottoir/])
    await search.fill('مستشفى')
    await expect(amina.page.getByText(amina.t('proposals.nothing.hint'))).toBeVisible()
  })

  test('a proposal is edited, withdrawn, restored and moved, and its history says who, what, from and to', async () => {
    const { page } = amina
    const changed = `${LAMPS} والسوق`
    await page.reload()
    await page.getByRole('link', { name: LAMPS }).click()
    await expect(page.getByRole('heading', { level: 1, name: /B4/ })).toBeVisible()
    await amina.field('proposal.text.label').fill(changed)
    await amina.button('proposal.text.save').click()
    await amina.expectSaid('proposal.text.saved')
    await amina.button('proposal.withdrawn.button').click()
    await expect(page.getByText(amina.t('proposal.withdrawn.banner'))).toBeVisible()
    await amina.button('common.restore').click()
    await expect(page.getByText(amina.t('proposal.withdrawn.banner'))).toBeHidden()
    await amina.field('proposal.workshop.label').selectOption({ label: SQUARE })
    await amina.expectSaid('proposal.workshop.moved')

    const steps = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: amina.t('proposal.history.title') }) })
      .getByRole('listitem')
    await expect(steps).toHaveCount(5)
    for (const step of await steps.all()) {
      await expect(step).toContainText(AMINA)
      await expect(step).toContainText(amina.t('proposal.history.waiting'))
    }
    const told = async (place: number, field: Parameters<Tablet['t']>[0], from: string, to: string) => {
      await expect(steps.nth(place)).toContainText(amina.t(field))
      await expect(steps.nth(place).getByRole('deletion')).toHaveText(from)
      await expect(steps.nth(place).getByRole('insertion')).toHaveText(to)
    }
    await told(0, 'common.fields.workshop', HALL, SQUARE)
    await told(1, 'common.fields.withdrawn', amina.t('common.yes'), amina.t('common.no'))
    await expect(steps.nth(2).getByRole('insertion')).toHaveText(amina.t('common.yes'))
    await told(3, 'common.fields.text', LAMPS, changed)
    await expect(steps.nth(4)).toContainText(LAMPS)

    await open(SQUARE, 'ideas')
    await expect(page.getByRole('link', { name: changed })).toBeVisible()
    await open(HALL, 'ideas')
    await expect(page.getByRole('link', { name: changed })).toBeHidden()
  })

  test('in the evening everything arrives, every operation once and none missing', async () => {
    await stage.switchOn()
    await amina.syncNow()
    await expect(amina.page.getByRole('heading', { name: amina.t('sync.allSent') })).toBeVisible()
    const entries = await stage.office.pull()
    const { device } = (await stage.office.get<{ device: string; label: string }[]>('/api/devices')).find(
      ({ label }) => label === AMINA,
    ) ?? { device: '' }
    const hers = entries.filter(({ op }) => op.device === device).map(({ op }) => op)
    expect(hers.map(({ n }) => n)).toEqual(hers.map((_, index) => index + 1))
    expect(peopleIn(entries, idOf(HALL))).toBe(57 + 4)
    expect(peopleIn(entries, idOf(WRONG))).toBe(1)
    const texts = hers.filter((op) => op.type === 'set' && op.kind === 'proposal' && 'text' in op.fields)
    expect(texts).toHaveLength(5 + 1) // five proposals, and one text changed
  })
})

const peopleIn = (entries: readonly Entry[], workshop: EntityId): number =>
  entries.reduce(
    (sum, { op }) => sum + (op.type === 'tally' && op.entity === workshop && op.gender ? op.count : 0),
    0,
  )
