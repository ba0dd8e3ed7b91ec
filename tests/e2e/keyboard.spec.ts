/** The whole work without a mouse and without a finger: a facilitator's day, a committee's session. */
import { expect, test } from '@playwright/test'
import { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { Keys } from '../support/keys.ts'
import { plan, Stage } from '../support/stage.ts'

const HALL = 'ورشة حي الوفاق'
const LAMPS = 'إصلاح أعمدة الإنارة في الأزقة المظلمة'
const LAMPS_TOO = 'تعميم الإنارة العمومية بأزقة الحي'
const GARDEN = 'صيانة الحديقة العمومية'

test('a facilitator joins, opens a workshop, counts, writes a proposal down, sorts it and takes that back', async () => {
  const stage = await Stage.open()
  await plan(stage.office, { axes: ['البيئة'], groups: ['الساكنة'], workshops: [HALL] })
  const { code } = await stage.office.invite('facilitator')
  const amina = await Tablet.open(stage.url)
  const { page } = amina
  const keys = new Keys(page)
  const tab = (name: 'ideas' | 'sort') =>
    page
      .getByRole('navigation', { name: amina.t('workshop.tabs.label') })
      .getByText(amina.t(`workshop.tabs.${name}`))

  await test.step('she joins', async () => {
    await amina.open(`/enrol#${code}`)
    await keys.reach(page.locator('input[name=label]'))
    await keys.type('لوحة أمينة')
    await keys.press('Enter')
    await keys.expectScreen(amina.t('home.title.text'))
  })

  await test.step('the first stop of a screen leads past the rail', async () => {
    await page.reload()
    await keys.use(amina.link('shell.skip'))
    await expect(page.locator('main')).toBeFocused()
    await keys.press('Tab')
    await expect(page.locator('main').locator(':focus')).toHaveCount(1)
  })

  await test.step('she opens the workshop', async () => {
    await keys.use(amina.link('home.card.continueThis', { title: HALL }))
    await keys.expectScreen(HALL)
  })

  await test.step('she counts, and hears the sum once when she pauses', async () => {
    const heard = page.getByTestId('spoken')
    await keys.reach(amina.button('count.add.female'))
    await heard.evaluate((element) => {
      const told: string[] = []
      Object.assign(window, { told })
      new MutationObserver(() => {
        if (element.textContent) told.push(element.textContent)
      }).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      })
    })
    // Quicker than a thumb: all within the pause, on a slow machine too.
    await amina.button('count.add.female').evaluate((button) => {
      for (let tap = 0; tap < 4; tap += 1) (button as HTMLButtonElement).click()
    })
    await amina.expectCount('female', 4)
    const women = amina.t('common.women', { count: 4 })
    await expect(heard).toHaveText(
      amina.t('count.sum.spoken', { women, men: amina.t('common.men', { count: 0 }) }),
    )
    expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toHaveLength(1)
    await keys.press('Enter', 'Space')
    await amina.expectCount('female', 6)
  })

  await test.step('a dialog keeps the focus, Escape closes it, and the focus is back where it was', async () => {
    const opener = amina.button('count.type.female')
    await keys.use(opener)
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('textbox')).toBeFocused()
    for (let stop = 0; stop < 8; stop += 1) {
      await keys.press('Tab')
      const outside = await page.evaluate(
        () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
      )
      expect(outside, 'a stop outside of the dialog').toBe(false)
    }
    await keys.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(opener).toBeFocused()
  })

  await test.step('she writes a proposal down', async () => {
    await keys.use(tab('ideas'), 'Enter', 'Shift+Tab')
    await expect(tab('ideas')).toBeFocused()
    await keys.reach(page.locator('#idea-text'))
    await keys.type(GARDEN)
    await keys.press('Control+Enter')
    await expect(page.getByRole('article')).toContainText(GARDEN)
    await expect(page.locator('#idea-text')).toBeFocused()
  })

  await test.step('she sorts it, and takes that back', async () => {
    await keys.use(tab('sort'), 'Enter', 'Shift+Tab')
    await keys.use(amina.button('sort.verdict.accepted'))
    await expect(page.getByRole('heading', { name: amina.t('sort.finished.title') })).toBeVisible()
    await keys.use(page.locator('.notice').getByRole('button', { name: amina.t('common.undo') }))
    await expect(amina.button('sort.verdict.accepted')).toBeVisible()
    await expect(
      page.getByText(amina.t('sort.progress.done', { done: 0, total: 1 }), { exact: true }),
    ).toBeVisible()
  })
  await amina.close()
  await stage.close()
})

test('a committee decides, merges, makes a project, orders the matrix and makes a file', async () => {
  const stage = await Stage.open()
  const { office } = stage
  const { programme, workshops } = await plan(office, { axes: ['البيئة'], workshops: [HALL] })
  const ids = [newEntity(), newEntity(), newEntity()].sort()
  const project = (title: string, order: number) =>
    office.set('project', newEntity(), { programme, title, order })
  await office.push(
    ...[LAMPS, LAMPS_TOO, GARDEN].map((text, index) =>
      office.set('proposal', ids[index] ?? newEntity(), { programme, workshop: workshops[0], text }),
    ),
    project('الأول', 1),
    project('الثاني', 2),
  )
  const committee = await stage.tablet('committee', 'حاسوب لجنة التتبع')
  const { page } = committee
  const keys = new Keys(page)
  const rail = (key: 'shell.rail.ideas' | 'shell.rail.programme' | 'shell.rail.report') =>
    page.getByRole('navigation', { name: committee.t('shell.rail.label') }).getByText(committee.t(key))
  const progress = (done: number) =>
    page.getByText(committee.t('sort.progress.done', { done, total: 3 }), { exact: true })

  await test.step('it decides and merges', async () => {
    await keys.use(rail('shell.rail.ideas'))
    await keys.expectScreen(committee.t('ideas.all.title'))
    await keys.use(committee.link('ideas.all.sort'))
    await keys.expectScreen(committee.t('sort.title.text'))
    await keys.use(committee.button('sort.verdict.accepted'))
    await expect(progress(1)).toBeVisible()
    await keys.use(committee.button('sort.verdict.merged'))
    await keys.use(page.getByRole('dialog').locator('.merge-choice').first())
    await expect(progress(2)).toBeVisible()
    await expect(page.locator(':focus')).toHaveCount(1)
  })

  await test.step('it makes a project of what it accepted', async () => {
    await keys.use(rail('shell.rail.programme'), 'Enter', 'Shift+Tab')
    await keys.expectScreen(committee.t('programme.title'))
    await keys.use(committee.link('projectValue.open'))
    await keys.expectScreen(committee.t('projects.title'))
    await keys.use(committee.button('projects.make.fromProposals'))
    await keys.use(page.locator('.pick input').first(), 'Space')
    await keys.use(committee.button('projects.pick.makeOne', { count: 1 }))
    await expect(page).toHaveURL(/\/projects\/./)
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })

  await test.step('it orders the matrix by Alt and the arrows', async () => {
    await keys.use(page.getByRole('link', { name: committee.t('common.back') }))
    await keys.expectScreen(committee.t('projects.title'))
    await keys.reach(committee.button('projects.matrix.up', { name: 'الثاني' }))
    await keys.press('Alt+ArrowUp')
    await expect(page.locator('.matrix-link').filter({ hasText: /الأول|الثاني/ })).toHaveText([
      'الثاني',
      'الأول',
    ])
    await expect(page.locator(':focus')).toHaveAttribute('data-mover', /./)
  })

  await test.step('it makes a file', async () => {
    await keys.use(rail('shell.rail.report'), 'Enter', 'Shift+Tab')
    await keys.expectScreen(committee.t('report.title'))
    await keys.use(committee.link('exports.open'))
    await keys.expectScreen(committee.t('exports.title'))
    const download = page.waitForEvent('download')
    await keys.use(page.locator('[data-export=csv-excel] button'))
    expect((await download).suggestedFilename()).toMatch(/\.csv$/)
  })
  await stage.close()
})

test('a key that is pressed as soon as there is something to see is heard, on a device that is never idle, too', async () => {
  const stage = await Stage.open()
  await plan(stage.office, { axes: ['البيئة'], groups: ['الساكنة'], workshops: [HALL] })
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  const { page } = amina
  await page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }))
  await page.getByRole('link', { name: HALL, exact: true }).click()
  await page.reload()
  await amina.button('count.add.female').waitFor()
  await page.keyboard.press('1')
  await amina.expectCount('female', 1)
  await stage.close()
})
