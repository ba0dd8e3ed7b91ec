/** The office enters what others only state: figures of a paper workshop and of a channel, milestones, the committee. */
import { expect, type Locator, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { plan, Stage } from '../support/stage.ts'

const PAPER = 'ورشة على الورق'
const GROUPS = ['الجمعيات', 'إدارة المجلس', 'المنتخبون']

test.describe('what a programme states', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let office: Tablet
  let workshop: string

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { workshops } = await plan(stage.office, { axes: ['الرقمنة'], groups: GROUPS, workshops: [PAPER] })
    workshop = workshops[0] ?? ''
    office = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
  })
  test.afterAll(() => stage.close())

  type Key = Parameters<Tablet['t']>[0]
  const region = (key: Key) => office.page.getByRole('region', { name: office.t(key), exact: true }).first()
  const figure = (form: Locator, label: string) => form.getByLabel(label, { exact: true })
  const certainty = (form: Locator, label: string) =>
    form.getByLabel(office.t('declared.certainty.label', { name: label }), { exact: true })
  const save = (form: Locator) => form.getByRole('button', { name: office.t('common.save'), exact: true })
  const formOf = (name: string) => office.page.getByRole('form', { name, exact: true })

  test('a workshop held on paper gets its figures, offline, each as sure as its source', async () => {
    await office.context.setOffline(true)
    await office.open(`/workshops/${workshop}/summary`)
    await office.button('declared.workshop.add').click()
    const form = formOf(office.t('declared.title'))
    await figure(form, office.t('declared.field.women')).fill('١٥')
    await figure(form, office.t('declared.field.total')).fill('51')
    for (const [index, count] of ['27', '18', '7'].entries())
      await figure(form, GROUPS[index] ?? '').fill(count)
    await figure(form, office.t('declared.field.proposals')).fill('100')
    await certainty(form, office.t('declared.field.proposals')).selectOption(
      office.t('declared.certainty.approximate'),
    )
    await certainty(form, office.t('declared.field.accepted')).selectOption(
      office.t('declared.certainty.unknown'),
    )
    await expect(form.getByText(office.t('declared.form.groups', { sum: '52' }))).toBeVisible()
    await save(form).click()
    await office.expectSaid('declared.workshop.saved')
    const told = office.page.locator('.stat').filter({ hasText: office.t('summary.people.total') })
    await expect(told).toContainText('51')
    await expect(told).toContainText(office.t('common.figure.declared'))
    const facts = office.page.locator('#declared .declared-facts')
    await expect(facts).toContainText(`~${office.t('common.figure.approximate')} 100`)
    await expect(facts).toContainText(office.t('declared.certainty.unknown'))
  })

  test('the guard finds the wrong sum, on the workshop, at home and on the report, and says both figures', async () => {
    const line = office.page.locator('[data-rule="groups-people"]')
    await expect(line.getByRole('definition')).toContainText(['51', '52'])
    for (const path of ['/', '/report']) {
      await office.open(path)
      await expect(office.page.getByTestId('guard-count')).toHaveText(office.t('guard.count', { count: 1 }))
    }
    await office.page.getByTestId('guard-count').click()
    await expect(region('guard.title')).toBeInViewport()
    await expect(region('guard.title')).toContainText(PAPER)
  })

  test('the way to it is one tap, and once mended the guard is content', async () => {
    await region('guard.title').getByRole('link').click()
    await office.button('declared.workshop.edit').click()
    const form = formOf(office.t('declared.title'))
    await expect(figure(form, office.t('declared.field.women'))).toHaveValue('15')
    await figure(form, GROUPS[2] ?? '').fill('6')
    await save(form).click()
    await expect(office.page.locator('[data-rule]')).toHaveCount(0)
    await office.button('common.undo').click()
    await expect(office.page.locator('[data-rule]')).toHaveCount(1)
    await office.button('declared.workshop.edit').click()
    await figure(form, GROUPS[2] ?? '').fill('6')
    await save(form).click()
    await office.open('/programme')
    await expect(region('guard.title')).toContainText(office.t('guard.content'))
  })

  test('people counted in the hall stand instead of what was declared, which is then compared', async () => {
    await office.open(`/workshops/${workshop}/count`)
    await office.count('female', 2)
    await office.tab('summary')
    const told = office.page.locator('.stat').filter({ hasText: office.t('summary.people.total') })
    await expect(told).toContainText('2')
    await expect(told).not.toContainText(office.t('common.figure.declared'))
    await expect(office.page.locator('[data-rule="declared-counted"]')).toHaveCount(2)
    await office.open(`/workshops/${workshop}/count`)
    await office.button('common.undo').click()
    await office.button('common.undo').click()
    await office.expectCount('female', 0)
  })

  test('a channel gets figures, and the report fills its gap with them', async () => {
    await office.open('/programme')
    await office.button('declared.channel.add').click()
    await office.field('declared.channel.label').selectOption(office.t('common.channel.digital'))
    const form = formOf(office.t('common.channel.digital'))
    await figure(form, office.t('declared.field.women')).fill('7')
    await figure(form, office.t('declared.field.men')).fill('39')
    await figure(form, office.t('declared.field.proposals')).fill('خمسون')
    await save(form).click()
    await expect(form.getByRole('alert')).toHaveText(office.t('declared.form.error'))
    await figure(form, office.t('declared.field.proposals')).fill('50')
    await save(form).click()
    const row = region('declared.title')
      .getByRole('row')
      .filter({ hasText: office.t('common.channel.digital') })
    await expect(row.getByRole('cell').filter({ hasText: '39' })).toBeVisible()
    await office.open('/report')
    const digital = office.page.getByRole('row').filter({ hasText: office.t('report.attendance.digital') })
    await expect(digital.first()).toContainText('46')
    await expect(office.page.locator('[data-stat=digital]')).toContainText('50')
  })

  test('the milestones of Témara stand on one line, in the order of their days', async () => {
    const MILESTONES = [
      [
        'neighbourhood-workshops',
        'تنظيم ورشات الإنفتاح على مستوى الأحياء',
        'range',
        '2024-05-13',
        '2024-05-20',
      ],
      ['co-creation-workshop', 'ورشة الاعداد المشترك وجمع الأفكار', 'day', '2024-04-25'],
      ['digital-consultation', '', 'day', '2024-04-30'],
      ['adoption', 'المصادقة', 'month', '2025-02'],
    ] as const
    await office.open('/programme')
    const form = formOf(office.t('milestones.add'))
    for (const [type, title, precision, start, end] of MILESTONES) {
      await office.button('milestones.add').click()
      await form
        .getByLabel(office.t('milestones.type.label'), { exact: true })
        .selectOption(office.t(`milestones.type.${type}`))
      const name = office.t('programme.names.ar', { label: office.t('milestones.name') })
      await form.getByLabel(name, { exact: true }).fill(title)
      await form.getByRole('radio', { name: office.t(`workshopForm.date.${precision}`), exact: true }).check()
      const first = precision === 'range' ? 'workshopForm.date.start' : 'workshopForm.date.label'
      await form.getByLabel(office.t(first), { exact: true }).fill(start)
      if (end) await form.getByLabel(office.t('workshopForm.date.end'), { exact: true }).fill(end)
      await form.getByRole('button', { name: office.t('common.add'), exact: true }).click()
      await office.expectSaid('milestones.added')
    }
    const stages = office.page.locator('.timeline > .stage-milestone')
    await expect(stages.locator('strong')).toHaveText([
      'ورشة الاعداد المشترك وجمع الأفكار',
      office.t('milestones.type.digital-consultation'),
      'تنظيم ورشات الإنفتاح على مستوى الأحياء',
      'المصادقة',
    ])
    await expect(stages.nth(2)).toContainText('13–20 ماي 2024')
    await expect(stages.nth(3)).toContainText('فبراير 2025')
    await expect(office.page.locator('.timeline > .stage-workshop')).toHaveCount(1)

    await office.button('milestones.editOne', { title: 'المصادقة' }).click()
    const opened = formOf(office.t('milestones.edit'))
    await expect(opened.getByLabel(office.t('milestones.type.label'), { exact: true })).toBeFocused()
    await office.button('common.remove').click()
    await expect(stages).toHaveCount(3)
    await office.button('common.undo').click()
    await expect(stages).toHaveCount(4)
  })

  test('the committee is told by role, and the network’s members are added up', async () => {
    const committee = office.t('about.committee.title')
    await office.button('about.editOne', { name: committee }).click()
    const form = formOf(committee)
    await form.getByLabel(office.t('about.committee.decision'), { exact: true }).fill('14')
    for (const [index, [role, count]] of [
      ['رئيس اللجنة', '1'],
      ['موظفون', '6'],
    ].entries()) {
      await form.getByRole('button', { name: office.t('about.committee.addRole'), exact: true }).click()
      await form
        .getByLabel(office.t('about.committee.role', { place: index + 1 }), { exact: true })
        .fill(role ?? '')
      await form
        .getByLabel(office.t('about.committee.count', { place: index + 1 }), { exact: true })
        .fill(count ?? '')
    }
    await save(form).click()
    await expect(office.page.locator('[data-about=committee]').getByRole('row').last()).toContainText('7')

    const network = office.t('about.network.title')
    await office.button('about.editOne', { name: network }).click()
    const members = formOf(network)
    for (const [field, count] of [
      ['regions', '12'],
      ['councils', '17'],
      ['communes', '200'],
      ['total', '228'],
    ] as const) {
      await members.getByLabel(office.t(`about.network.${field}`), { exact: true }).fill(count)
    }
    await expect(members.getByText(office.t('about.network.sum', { sum: '229' }))).toBeVisible()
    await save(members).click()
    await expect(office.page.locator('[data-rule="network-total"]').getByRole('definition')).toContainText([
      '228',
      '229',
    ])

    await office.button('about.editOne', { name: office.t('about.principles') }).click()
    await formOf(office.t('about.principles')).getByRole('textbox').fill('الشفافية\nالمساءلة\nالرقمنة')
    await save(formOf(office.t('about.principles'))).click()
    await expect(office.page.locator('[data-about=principles]').getByRole('listitem')).toHaveCount(3)
  })

  test('all of it reaches the server once the network is back, and the committee sees it and may mend it', async () => {
    await office.context.setOffline(false)
    await office.syncNow()
    await expect.poll(() => office.waiting()).toBe(0)
    const committee = await stage.tablet('committee', 'حاسوب اللجنة')
    await committee.open('/programme')
    await expect(committee.page.locator('.timeline > .stage-milestone')).toHaveCount(4)
    await expect(committee.page.locator('[data-rule="network-total"]')).toBeVisible()
    await committee.button('about.editOne', { name: committee.t('about.network.title') }).click()
    const form = committee.page.getByRole('form', { name: committee.t('about.network.title'), exact: true })
    await form.getByLabel(committee.t('about.network.communes'), { exact: true }).fill('199')
    await form.getByRole('button', { name: committee.t('common.save'), exact: true }).click()
    await expect(committee.page.locator('[data-rule="network-total"]')).toHaveCount(0)

    const observer = await stage.tablet('observer', 'اطلاع', { viewport: { width: 390, height: 844 } })
    await observer.open('/programme')
    await expect(observer.page.locator('.timeline > .stage-milestone')).toHaveCount(4)
    await expect(observer.button('milestones.add')).toHaveCount(0)
    await expect(observer.button('declared.channel.add')).toHaveCount(0)
  })
})

test('the guard shows a proposal that a project cannot answer, with both facts and the ways to them', async () => {
  const stage = await Stage.open()
  const { programme } = await plan(stage.office, { axes: ['الرقمنة'], workshops: [] })
  const [project, idea] = [newEntity(), newEntity()]
  await stage.office.push(
    stage.office.set('project', project, { programme, title: 'منصة النقل المدرسي' }),
    stage.office.set('proposal', idea, {
      programme,
      text: 'تتبع حافلات المدارس',
      project,
      decision: { verdict: 'rejected', reason: 'مبرمج سلفا' },
    }),
  )
  const office = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
  await office.open('/programme')
  const line = office.page.locator('[data-rule="project-contradicted"]')
  await expect(line).toContainText('تتبع حافلات المدارس')
  await expect(line.getByRole('definition')).toHaveText([
    'منصة النقل المدرسي',
    office.t('common.verdict.rejected'),
  ])
  await line.getByRole('link', { name: 'منصة النقل المدرسي', exact: true }).click()
  await expect(office.page).toHaveURL(new RegExp(`/projects/${project}`))
  await office.page.getByText(office.t('projects.voices.unlink'), { exact: true }).click()
  await office.expectSaid('projects.voices.unlinked')
  await office.open('/programme')
  await expect(line).toHaveCount(0)
  await stage.close()
})
