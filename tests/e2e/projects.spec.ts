/** From accepted proposals to the matrix that a council adopts: what Témara published, built by hand in the app. */
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { EntityId } from '../../src/domain/ids.ts'
import type { Tablet } from '../support/browser.ts'
import { type FieldDevice, newEntity } from '../support/devices.ts'
import { type Plan, plan, Stage } from '../support/stage.ts'

interface Published {
  readonly axes: readonly { readonly name_ar: string }[]
  readonly projects: readonly {
    readonly axis: number
    readonly title_ar: string
    readonly cost_mad: number
    readonly duration_months: number
  }[]
}
const TEMARA: Published = JSON.parse(
  readFileSync(new URL('../../src/domain/temara.json', import.meta.url), 'utf8'),
)
const titles = TEMARA.projects.map(({ title_ar }) => title_ar)
const titleOf = (number: number): string => titles[number - 1] ?? ''

/** Accepted proposals: what was said, on which axis (from 1), by whom. */
const SAID = [
  ['نريد إنارة أفضل في الأزقة', 1, 'female'],
  ['تغيير المصابيح المعطلة في الحي', 1, 'female'],
  ['مصابيح اقتصادية في الشوارع الكبرى', 1, 'male'],
  ['صيانة المقبرة القديمة', 2, null],
] as const
const LIGHTING = 3
const CEMETERIES = 5

/** The committee has accepted what was said, and merged one more into the first. */
async function accept(office: FieldDevice, { programme, axes, workshops }: Plan): Promise<EntityId> {
  const ids = SAID.map(() => newEntity()).sort()
  const merged = newEntity()
  await office.push(
    ...SAID.map(([text, axis, gender], index) =>
      office.set('proposal', ids[index] ?? newEntity(), {
        programme,
        text,
        label: `A${index + 1}`,
        workshop: workshops[index % 2],
        axis: axes[axis - 1],
        decision: { verdict: 'accepted' },
        ...(gender && { speaker: { gender, group: null } }),
      }),
    ),
    office.set('proposal', merged, {
      programme,
      text: 'الظلام قرب المدرسة',
      label: 'A9',
      workshop: workshops[0],
      decision: { verdict: 'merged', into: ids[0], reason: 'نفس الحاجة' },
      speaker: { gender: 'female', group: null },
    }),
  )
  return merged
}

const rows = (page: Page): Locator => page.locator('.matrix tr[data-project]')
const rowOf = (page: Page, title: string): Locator => rows(page).filter({ hasText: title })
const expectOrder = (page: Page, numbers: readonly number[]): Promise<void> =>
  expect(rows(page).getByRole('rowheader')).toHaveText(numbers.map(titleOf))

/** Fills in the sheet of the project that is open. */
async function fillIn(tablet: Tablet, project: Published['projects'][number] | undefined): Promise<void> {
  if (!project) throw new Error('no such project')
  await tablet.button('projects.editSheet').click()
  await tablet.field('programme.names.ar', { label: tablet.t('projects.field.title') }).fill(project.title_ar)
  await tablet.field('projects.field.budgetTyped').fill(String(project.cost_mad))
  await tablet.field('projects.field.months').fill(String(project.duration_months).replace('.', ','))
  await tablet.button('common.save').click()
  await expect(tablet.page.locator('.project-sheet')).toContainText(project.title_ar)
}

async function makeAlone(tablet: Tablet, number: number): Promise<void> {
  const project = TEMARA.projects[number - 1]
  await tablet.open('/projects')
  await tablet.button('projects.make.alone').click()
  await tablet.field('programme.names.ar', { label: tablet.t('projects.field.title') }).fill(titleOf(number))
  const axis = TEMARA.axes[(project?.axis ?? 1) - 1]?.name_ar ?? ''
  await tablet.page.getByRole('radio', { name: axis, exact: true }).check()
  await tablet.button('projects.make.create').click()
  await fillIn(tablet, project)
}

/** Makes one project of the accepted proposals that contain these words. */
async function makeFrom(tablet: Tablet, texts: readonly string[], number: number): Promise<void> {
  await tablet.open('/projects')
  await tablet.button('projects.make.fromProposals').click()
  for (const text of texts) await tablet.page.getByRole('checkbox', { name: text }).check()
  await tablet.button('projects.pick.makeOne', { count: texts.length }).click()
  await tablet.expectSaid('projects.pick.linked', { count: texts.length })
  await fillIn(tablet, TEMARA.projects[number - 1])
}

test('the committee builds the matrix of Témara: four axes, ten projects, 85.75 million dirhams', async () => {
  test.setTimeout(240_000)
  const stage = await Stage.open()
  const planned = await plan(stage.office, {
    axes: TEMARA.axes.map(({ name_ar }) => name_ar),
    workshops: ['ورشة حي الوفاق', 'ورشة حي المغرب العربي'],
  })
  const merged = await accept(stage.office, planned)
  const committee = await stage.tablet('committee', 'حاسوب لجنة التتبع')
  const { page } = committee

  await test.step('some projects come from proposals, the others stand alone', async () => {
    const lighting = SAID.slice(0, 3).map(([text]) => text)
    await makeFrom(committee, lighting, LIGHTING)
    await makeFrom(committee, [SAID[3][0]], CEMETERIES)
    for (const number of [2, 1, 4, 6, 8, 7, 9, 10]) await makeAlone(committee, number)
    await committee.open('/projects')
    await expectOrder(page, [3, 2, 1, 4, 5, 6, 8, 7, 9, 10])
  })

  await test.step('without a network the order is changed by keyboard, one operation a move', async () => {
    await committee.syncNow()
    await expect.poll(() => committee.waiting()).toBe(0)
    await committee.open('/projects')
    await expectOrder(page, [3, 2, 1, 4, 5, 6, 8, 7, 9, 10])
    await committee.context.setOffline(true)
    await committee.button('projects.matrix.up', { name: titleOf(1) }).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expectOrder(page, [3, 1, 2, 4, 5, 6, 8, 7, 9, 10])
    await expect(page.getByRole('status').filter({ hasText: titleOf(1) })).toBeVisible()
    await page.keyboard.press('Alt+ArrowUp')
    await expectOrder(page, [1, 3, 2, 4, 5, 6, 8, 7, 9, 10])
    expect(await committee.waiting()).toBe(2)
    await committee.button('projects.matrix.down', { name: titleOf(3) }).press('Enter')
    await expectOrder(page, [1, 2, 3, 4, 5, 6, 8, 7, 9, 10])
    expect(await committee.waiting()).toBe(3)
  })

  await test.step('a project is dragged before another, and the move can be taken back', async () => {
    const drag = async (from: Locator, to: Locator) => {
      await from.scrollIntoViewIfNeeded()
      const [start, end] = [await from.boundingBox(), await to.boundingBox()]
      if (!start || !end) throw new Error('nothing to drag')
      await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
      await page.mouse.down()
      await page.mouse.move(end.x + end.width / 2, end.y + 4, { steps: 8 })
      await page.mouse.up()
    }
    await drag(rowOf(page, titleOf(7)).locator('.matrix-grip'), rowOf(page, titleOf(8)))
    await expectOrder(page, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    await page.getByRole('button', { name: committee.t('common.undo'), exact: true }).click()
    await expectOrder(page, [1, 2, 3, 4, 5, 6, 8, 7, 9, 10])
    await drag(rowOf(page, titleOf(7)).locator('.matrix-grip'), rowOf(page, titleOf(8)))
    await expectOrder(page, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  await test.step('past the edge of an axis a project goes over into the next', async () => {
    await committee.button('projects.matrix.down', { name: titleOf(6) }).press('Alt+ArrowDown')
    await expect(page.getByTestId('axis-subtotal')).toContainText(['54,20', '0,40', '30,85', '0,30'])
    await page.keyboard.press('Alt+ArrowUp')
    await expectOrder(page, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  await test.step('subtotals, months, the total, and its words in Arabic and in French', async () => {
    await expect(page.getByTestId('axis-subtotal')).toContainText(['54,20', '15,20', '16,05', '0,30'])
    await expect(page.getByTestId('matrix-total')).toHaveText('85,75')
    await expect(rowOf(page, titleOf(7)).getByRole('cell')).toContainText(['7', '22,5', '7,00'])
    const sum = page.locator('.matrix-sum')
    await expect(sum).toContainText('خمسة وثمانون مليوناً وسبعمائة وخمسون ألف درهم')
    await expect(sum).toContainText('quatre-vingt-cinq millions sept cent cinquante mille dirhams')
  })

  await test.step('the project says whose voices it answers, the proposal what became of it', async () => {
    await page.getByRole('link', { name: titleOf(LIGHTING), exact: true }).click()
    const voices = page.getByRole('region', { name: committee.t('projects.voices.title') })
    await expect(voices.getByRole('definition')).toHaveText(['4', '2', /75/])
    await committee.open(`/proposals/${merged}`)
    const fate = page.getByRole('region', { name: committee.t('projects.fate.title') })
    await expect(fate.getByRole('listitem')).toContainText(['نفس الحاجة', 'A1', titleOf(LIGHTING)])
    await fate.getByRole('link', { name: titleOf(LIGHTING) }).click()
    await expect(page.locator('.project-sheet')).toContainText(titleOf(LIGHTING))
  })

  await test.step('back in the network, the coordinator has the same matrix', async () => {
    await committee.context.setOffline(false)
    await committee.syncNow()
    await expect.poll(() => committee.waiting()).toBe(0)
    const office = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    await office.open('/projects')
    await expectOrder(office.page, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    await expect(office.page.getByTestId('matrix-total')).toHaveText('85,75')
  })
  await stage.close()
})

test('a sheet holds all that a council asks, and its history tells who changed what', async () => {
  const stage = await Stage.open()
  const { programme, axes } = await plan(stage.office, { axes: ['البيئة'], workshops: [] })
  const id = newEntity()
  await stage.office.push(
    stage.office.set('project', id, { programme, title: 'صيانة الحدائق', axis: axes[0], order: 1 }),
  )
  const committee = await stage.tablet('committee', 'حاسوب لجنة التتبع')
  const { page } = committee
  const sheet = page.locator('.project-sheet')
  const section = (key: Parameters<Tablet['t']>[0]) =>
    page.getByRole('region', { name: committee.t(key), exact: true })
  await committee.open(`/projects/${id}`)

  await test.step('a wrong amount is said and nothing is saved', async () => {
    await committee.button('projects.editSheet').click()
    await committee.field('projects.field.budgetTyped').fill('مليون')
    await committee.button('common.save').click()
    await expect(page.getByText(committee.t('projects.flaw.budget'))).toBeVisible()
  })

  await test.step('what was typed survives a reload', async () => {
    await committee.field('projects.field.budgetTyped').fill('1 200 000,50')
    await committee.field('projects.field.objectives').fill('فضاءات خضراء قريبة من الساكنة')
    await page.waitForTimeout(400)
    await page.reload()
    await committee.button('projects.editSheet').click()
    await expect(committee.field('projects.field.objectives')).toHaveValue('فضاءات خضراء قريبة من الساكنة')
  })

  await test.step('every field is saved and shown, the budget in words', async () => {
    await committee.field('projects.field.results').fill('خمس حدائق مهيأة')
    await committee.button('projects.activity.add').click()
    await committee.field('projects.activity.text', { number: 1 }).fill('غرس الأشجار')
    await committee.field('projects.activity.publics', { number: 1 }).fill('التلاميذ')
    await committee.button('projects.activity.add').click()
    await committee.field('projects.activity.text', { number: 2 }).fill('تهيئة ممرات')
    await committee.field('projects.field.partners').fill('جمعيات الأحياء')
    const start = page.getByRole('group', { name: committee.t('common.fields.start'), exact: true })
    await start.getByRole('radio', { name: committee.t('workshopForm.date.month'), exact: true }).check()
    await start.getByLabel(committee.t('workshopForm.date.label'), { exact: true }).fill('2025-03')
    const end = page.getByRole('group', { name: committee.t('common.fields.end'), exact: true })
    await end.getByRole('radio', { name: committee.t('workshopForm.date.month'), exact: true }).check()
    await end.getByLabel(committee.t('workshopForm.date.label'), { exact: true }).fill('2026-02')
    await committee.button('common.save').click()
    for (const text of [
      'مليون ومائتا ألف درهم وخمسون سنتيماً',
      'un million deux cent mille dirhams et cinquante centimes',
      'خمس حدائق مهيأة',
      'غرس الأشجار',
      'التلاميذ',
      'تهيئة ممرات',
      'جمعيات الأحياء',
      'مارس 2025',
      '12',
    ]) {
      await expect(sheet).toContainText(text)
    }
  })

  await test.step('the same duration stands on every page, with its sign, and projects without a cost beside the total', async () => {
    const bare = stage.office.set('project', newEntity(), { programme, title: 'تشجير', order: 2 })
    await stage.office.push(bare)
    await committee.syncNow()
    for (const path of ['/projects', '/programme', '/report']) {
      await committee.open(path)
      const row = page.getByRole('row').filter({ hasText: 'صيانة الحدائق' })
      await expect(row).toContainText('≈')
      await expect(row).toContainText('12')
      await expect(
        page.getByText(committee.t('programme.projects.unpriced', { count: 1 })).first(),
      ).toBeVisible()
    }
    await committee.open(`/projects/${id}`)
  })

  await test.step('SMART: answers are counted calmly', async () => {
    await expect(page.getByTestId('smart-state')).toHaveText(
      committee.t('projects.smart.state', { answered: 0, total: 5 }),
    )
    const smart = section('projects.smart.title')
    await committee.button('projects.edit', { what: committee.t('projects.smart.title') }).click()
    await smart.getByLabel(committee.t('projects.smart.specific'), { exact: true }).fill('خمس حدائق')
    await smart.getByLabel(committee.t('projects.smart.timeBound'), { exact: true }).fill('سنة')
    await smart.getByRole('button', { name: committee.t('common.save') }).click()
    await expect(page.getByTestId('smart-state')).toHaveText(
      committee.t('projects.smart.state', { answered: 2, total: 5 }),
    )
  })

  await test.step('an indicator has a unit, a baseline and a target', async () => {
    const indicators = section('projects.indicator.title')
    await committee.button('projects.indicator.add').click()
    await indicators
      .getByLabel(committee.t('programme.names.ar', { label: committee.t('projects.indicator.name') }))
      .fill('مساحة خضراء للفرد')
    await committee.field('projects.indicator.unit').fill('متر مربع')
    await committee.field('projects.indicator.baseline').fill('2')
    await committee.field('projects.indicator.target').fill('4,5')
    await indicators.getByRole('button', { name: committee.t('common.save') }).click()
    await expect(indicators.getByRole('listitem')).toContainText(['مساحة خضراء للفرد'])
    await expect(indicators.getByRole('listitem')).toContainText(['4,5'])
  })

  await test.step('progress is told with its evidence, and every change stays in the history', async () => {
    const progress = section('projects.progress.title')
    for (const [status, percent] of [
      ['limited', '20'],
      ['substantial', '70'],
    ] as const) {
      await committee.button('projects.progress.update').click()
      const word = committee.t(`projectValue.progress.${status}`)
      await page.getByRole('radio', { name: word, exact: true }).check()
      await committee.field('projects.progress.percent').fill(percent)
      await committee.field('projects.progress.evidence').fill('https://temara.example/hadaiq')
      await progress.getByRole('button', { name: committee.t('common.save') }).click()
      await expect(progress).toContainText(word)
    }
    await expect(progress.getByRole('link')).toHaveAttribute('href', 'https://temara.example/hadaiq')
    const last = page.locator('.history > li').first()
    await expect(last.locator('del')).toContainText(committee.t('projectValue.progress.limited'))
    await expect(last.locator('ins')).toContainText(committee.t('projectValue.progress.substantial'))
  })

  await test.step('strengths and weaknesses stand on the programme', async () => {
    await committee.open('/projects')
    await committee.button('projects.edit', { what: committee.t('projects.swot.title') }).click()
    await committee.field('projects.swot.strengths').fill('جمعيات نشيطة')
    await section('projects.swot.title')
      .getByRole('button', { name: committee.t('common.save') })
      .click()
    await expect(section('projects.swot.title').getByRole('definition').first()).toHaveText('جمعيات نشيطة')
  })

  await test.step('an observer reads it and is offered no change', async () => {
    await committee.syncNow()
    await expect.poll(() => committee.waiting()).toBe(0)
    const observer = await stage.tablet('observer', 'شاشة القاعة', { locale: 'fr' })
    await observer.open(`/projects/${id}`)
    await expect(observer.page.locator('.project-sheet')).toContainText('غرس الأشجار')
    const edit = observer.t('projects.edit', { what: '' }).trim()
    await expect(observer.page.getByRole('button', { name: edit })).toHaveCount(0)
    await expect(observer.button('projects.editSheet')).toHaveCount(0)
  })
  await stage.close()
})
