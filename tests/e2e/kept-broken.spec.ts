/** What the browser keeps for the app comes back broken, or as another version left it: the app goes on. */
import { expect, test } from '@playwright/test'
import type { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { plan, Stage } from '../support/stage.ts'

const [HALL, SAID] = ['ورشة حي الوفاق', 'إنارة الزنقة خلف السوق'] as const
const LIST = 'رقم;الاقتراح\n1;ملعب للقرب\n2;حديقة الحي\n'

/** Puts something in the place of what screens keep for themselves. */
const plant = ({ page }: Tablet, rows: Readonly<Record<string, unknown>>) =>
  page.evaluate(async (drafts) => {
    const request = indexedDB.open('warsha')
    await new Promise((resolve) => request.addEventListener('success', resolve))
    const writing = request.result.transaction('drafts', 'readwrite')
    for (const [key, value] of Object.entries(drafts)) writing.objectStore('drafts').put({ key, value })
    await new Promise((resolve) => writing.addEventListener('complete', resolve))
    request.result.close()
  }, rows)

/** Of every kind once: no record, an empty one, one whose members are something else, and so on deeper. */
const JUNK: readonly unknown[] = [
  42,
  {},
  { text: 7, input: 3, begun: null, columns: [], axes: 1, undo: 'x', counts: null, owing: {} },
  {
    columns: { text: 99, title: -1, date: 'x' },
    channel: 'x',
    axes: { a: 1 },
    groups: null,
    input: { activities: [null, 1], title: 'x', start: { precision: 'x' } },
    begun: {},
    asOf: '2024-05-15T10:30:00.000Z',
    owing: [{ device: 1 }, null],
  },
]

test.describe('what screens keep', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let office: Tablet
  const [programmeScreens, failures]: [string[], string[]] = [[], []]
  const [proposal, project] = [newEntity(), newEntity()]
  let keys: readonly string[]
  let workshop: string

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { programme, workshops } = await plan(stage.office, { axes: ['الإنارة'], workshops: [HALL] })
    workshop = workshops[0] ?? ''
    const { office: wire } = stage
    await wire.push(
      wire.set('proposal', proposal, { programme, workshop, text: 'مقترح', label: 'A1' }),
      wire.set('project', project, { programme, title: 'مشروع' }),
    )
    office = await stage.tablet('coordinator', 'حاسوب المكتب')
    office.page.on('pageerror', ({ message }) => failures.push(message))
    const ofThings = [`idea:${workshop}`, `count-group:${workshop}`, `proposal:${proposal}`]
    const ofImport = ['import رقم|الاقتراح', `import done ${programme}`]
    const ofApp = ['language', 'programme', 'theme', 'single-keys', 'first-steps', 'install-later']
    keys = [...ofThings, ...ofImport, ...ofApp, `project:${project}`, 'others-owe', 'wall-theme']
    const at = `/workshops/${workshop}`
    programmeScreens.push('/', `${at}/count`, `${at}/ideas`, `/proposals/${proposal}`, `/projects/${project}`)
    programmeScreens.push('/import', '/export', '/settings', `/wall/${workshop}`, '/export/report/ar')
  })
  test.afterAll(() => stage.close())

  for (const [index, junk] of JUNK.entries()) {
    test(`and finds as ${JSON.stringify(junk).slice(0, 60)} is as if it had not been kept (${index})`, async () => {
      await office.open('/settings')
      await plant(office, Object.fromEntries(keys.map((key) => [key, junk])))
      for (const path of programmeScreens) {
        await test.step(path, async () => {
          await office.open(path)
          await expect(office.page.getByRole('heading').first()).toBeVisible()
          if (path.startsWith('/projects/')) {
            await office.button('projects.editSheet').click()
            await expect(office.field('projects.field.partners')).toBeVisible()
          }
          if (path === '/import') {
            const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) }
            await office.page.locator('input[type=file]').setInputFiles(file)
            await expect(office.page.getByText('ملعب للقرب').first()).toBeVisible()
          }
          await expect.soft(office.page.getByText(office.t('shell.mishap.title'))).toHaveCount(0)
        })
      }
      expect.soft(failures.splice(0)).toEqual([])
    })
  }

  test('and another version kept with less in it still gives back the words', async () => {
    await office.open('/settings')
    await plant(office, { [`idea:${workshop}`]: { text: SAID, colour: 'red' } })
    await office.open(`/workshops/${workshop}/ideas`)
    await expect(office.page.locator('#idea-text')).toHaveValue(SAID)
    await office.button('ideas.composer.save').click()
    await expect(office.page.locator('#idea-text')).toHaveValue('')
    await expect(office.page.getByRole('article').filter({ hasText: SAID })).toHaveCount(1)
  })

  test('outside of the database, nonsense is read as nothing', async () => {
    await office.open('/settings')
    for (const junk of ['', '{', 'null', '[]', '{"device":1}', '"x"', '9'.repeat(5_000)]) {
      await office.page.evaluate((text) => {
        for (const name of Object.keys(localStorage)) localStorage.setItem(name, text)
        localStorage.setItem('warsha.theme', text)
      }, junk)
      await office.open('/')
      await expect(office.page.getByRole('heading', { name: office.t('home.title.text') })).toBeVisible()
      expect(['light', 'dark']).toContain(
        await office.page.evaluate(() => document.documentElement.dataset['theme']),
      )
    }
    expect(failures).toEqual([])
  })
})
