/** Every screen and state of the app, in one list: walked for faults, for access, and for pictures. */
import type { Locator, Page } from 'playwright'
import type { EntityId } from '../../src/domain/ids.ts'
import type { Locale } from '../../src/i18n/locale.ts'
import type { Words } from '../../src/i18n/words.ts'

/**
 * Who looks: a browser that has not joined, a coordinator without a programme, one in the middle of the work; and the
 * holder of a tablet just joined that is about to get a PIN, each time another tablet: a locked one leads nowhere else.
 */
export type Onlooker = 'newcomer' | 'beginner' | 'coordinator' | 'holder'

/** What the addresses of a programme in the middle of its work are made of. */
export interface Places {
  readonly workshop: EntityId
  /** Held last year, with declared figures. */
  readonly past: EntityId
  readonly proposal: EntityId
  readonly project: EntityId
}

interface Scene {
  readonly page: Page
  readonly t: Words['t']
  readonly locale: Locale
}

export interface ScreenState {
  /** Also the name of its picture. */
  readonly name: string
  readonly onlooker: Onlooker
  path(places: Places, locale: Locale): string
  /** Brings the screen into this state. */
  arrange?(scene: Scene): Promise<void>
  /** What must be in sight before anybody looks; a heading, if nothing else. */
  readonly settled?: string
}

const button = ({ page, t }: Scene, key: Parameters<Words['t']>[0], values?: Parameters<Words['t']>[1]) =>
  page.getByRole('button', { name: t(key, values), exact: true })
const press = async (locator: Locator) => await locator.first().click()

/** What a platform gives: Arabic, Darija in both scripts, French. In each language another file: none is taken in twice. */
const consultation = (locale: Locale) => ({
  name: `consultation-${locale}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      CONSULTATION_HEAD.join(';'),
      `بغينا الضو فالزنقة ${locale}، راه مظلمة بالليل;تنظيم السير والجولان بالجماعة;Femme`,
      `Réparer l’éclairage derrière le marché ${locale};البيئة;Homme`,
      `bghina signalisation 9dam lmadrasa ${locale};;Femme`,
    ].join('\r\n'),
  ),
})

/** What stands at the head of that file, in the language of whoever made it. */
export const CONSULTATION_HEAD = ['Proposition', 'Axe', 'Sexe'] as const

const openFile = async (scene: Scene) => {
  await scene.page.locator('input[type=file]').first().setInputFiles(consultation(scene.locale))
  await scene.page.locator('.import-act').waitFor()
}

const PIN = '1397'
/** By the big keys. */
const tapPin = async ({ page }: Scene, pin: string) => {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
}
const closeScreen = async (scene: Scene) => {
  await press(button(scene, 'lock.settings.set'))
  await tapPin(scene, PIN)
  await press(button(scene, 'lock.pin.next'))
  await tapPin(scene, PIN)
  await press(button(scene, 'common.save'))
  await press(button(scene, 'lock.settings.now'))
  await scene.page.locator('dialog.lock .pin-keys').waitFor()
}

const openMenu = (scene: Scene) => press(button(scene, 'workshop.actions.open'))

const at = (path: string) => () => path
const inWorkshop =
  (tab: string) =>
  ({ workshop }: Places) =>
    `/workshops/${workshop}/${tab}`

/** The five that most people see most of the day. */
export const MAIN = ['home', 'count', 'ideas', 'sort', 'report'] as const

const FIRST: readonly ScreenState[] = [
  { name: 'enrol', onlooker: 'newcomer', path: at('/enrol') },
  {
    name: 'enrol-wrong',
    onlooker: 'newcomer',
    path: at('/enrol#ABCD'),
    arrange: (scene) => press(button(scene, 'enrol.submit')),
    settled: '[role=alert]',
  },
  { name: 'empty-home', onlooker: 'beginner', path: at('/') },
  { name: 'empty-ideas', onlooker: 'beginner', path: at('/ideas') },
  { name: 'empty-import', onlooker: 'beginner', path: at('/import') },
  { name: 'empty-sort', onlooker: 'beginner', path: at('/sort') },
  { name: 'empty-programme', onlooker: 'beginner', path: at('/programme') },
  { name: 'empty-projects', onlooker: 'beginner', path: at('/projects') },
  { name: 'empty-report', onlooker: 'beginner', path: at('/report') },
  { name: 'empty-export', onlooker: 'beginner', path: at('/export') },
  { name: 'empty-sync', onlooker: 'beginner', path: at('/sync') },
]

const FIELD: readonly ScreenState[] = [
  { name: 'home', onlooker: 'coordinator', path: at('/'), settled: '.ws' },
  { name: 'workshop-new', onlooker: 'coordinator', path: at('/workshops/new') },
  { name: 'workshop-edit', onlooker: 'coordinator', path: inWorkshop('edit') },
  { name: 'count', onlooker: 'coordinator', path: inWorkshop('count'), settled: '.half-add' },
  {
    name: 'count-typed',
    onlooker: 'coordinator',
    path: inWorkshop('count'),
    arrange: async (scene) => {
      await press(button(scene, 'count.type.female'))
      await scene.page.getByRole('dialog').getByRole('textbox').fill('12')
    },
    settled: 'dialog',
  },
  {
    name: 'workshop-menu',
    onlooker: 'coordinator',
    path: inWorkshop('count'),
    arrange: openMenu,
    settled: 'dialog',
  },
  {
    name: 'workshop-move',
    onlooker: 'coordinator',
    path: inWorkshop('ideas'),
    arrange: async (scene) => {
      await openMenu(scene)
      await press(button(scene, 'workshop.actions.move'))
    },
    settled: 'dialog select',
  },
  {
    name: 'workshop-join',
    onlooker: 'coordinator',
    path: inWorkshop('ideas'),
    arrange: async (scene) => {
      await openMenu(scene)
      await press(button(scene, 'workshop.actions.join'))
    },
    settled: 'dialog select',
  },
  { name: 'count-closed', onlooker: 'coordinator', path: ({ past }) => `/workshops/${past}/count` },
  { name: 'ideas', onlooker: 'coordinator', path: inWorkshop('ideas'), settled: '.proposal' },
  { name: 'sort', onlooker: 'coordinator', path: inWorkshop('sort'), settled: '.similar' },
  {
    name: 'sort-reason',
    onlooker: 'coordinator',
    path: inWorkshop('sort'),
    arrange: (scene) => press(scene.page.locator('.decide-referred')),
    settled: '.reason',
  },
  {
    name: 'sort-merge',
    onlooker: 'coordinator',
    path: inWorkshop('sort'),
    arrange: (scene) => press(scene.page.locator('.decide-merged')),
    settled: 'dialog .merge-choice',
  },
  { name: 'summary', onlooker: 'coordinator', path: inWorkshop('summary') },
  { name: 'summary-declared', onlooker: 'coordinator', path: ({ past }) => `/workshops/${past}/summary` },
  {
    name: 'summary-declaring',
    onlooker: 'coordinator',
    path: ({ past }) => `/workshops/${past}/summary`,
    arrange: (scene) => press(button(scene, 'declared.workshop.edit')),
    settled: '#declared form',
  },
]

const OFFICE: readonly ScreenState[] = [
  { name: 'all-ideas', onlooker: 'coordinator', path: at('/ideas'), settled: '.proposal' },
  {
    name: 'picking',
    onlooker: 'coordinator',
    path: at('/ideas'),
    arrange: async (scene) => {
      await press(button(scene, 'deciding.several.choose'))
      await scene.page.getByRole('checkbox').first().check()
    },
    settled: '.picking-bar',
  },
  {
    name: 'picking-decide',
    onlooker: 'coordinator',
    path: at('/ideas'),
    arrange: async (scene) => {
      await press(button(scene, 'deciding.several.choose'))
      await scene.page.getByRole('checkbox').first().check()
      await press(button(scene, 'deciding.several.decide'))
    },
    settled: 'dialog .decide',
  },
  { name: 'import', onlooker: 'coordinator', path: at('/import') },
  {
    name: 'import-desk',
    onlooker: 'coordinator',
    path: at('/import'),
    arrange: openFile,
    settled: '.import-act',
  },
  { name: 'proposal', onlooker: 'coordinator', path: ({ proposal }) => `/proposals/${proposal}` },
  { name: 'sort-all', onlooker: 'coordinator', path: at('/sort'), settled: '.similar' },
  { name: 'programme', onlooker: 'coordinator', path: at('/programme') },
  {
    name: 'programme-edit',
    onlooker: 'coordinator',
    path: at('/programme'),
    arrange: (scene) => press(button(scene, 'programme.form.edit')),
    settled: 'form',
  },
  { name: 'projects', onlooker: 'coordinator', path: at('/projects'), settled: '.matrix' },
  {
    name: 'projects-new',
    onlooker: 'coordinator',
    path: at('/projects'),
    arrange: (scene) => press(button(scene, 'projects.make.alone')),
    settled: '#new-project',
  },
  {
    name: 'projects-from',
    onlooker: 'coordinator',
    path: at('/projects'),
    arrange: (scene) => press(button(scene, 'projects.make.fromProposals')),
  },
  { name: 'project', onlooker: 'coordinator', path: ({ project }) => `/projects/${project}` },
  {
    name: 'project-edit',
    onlooker: 'coordinator',
    path: ({ project }) => `/projects/${project}`,
    arrange: (scene) => press(button(scene, 'projects.editSheet')),
    settled: 'form',
  },
]

const TOLD: readonly ScreenState[] = [
  { name: 'report', onlooker: 'coordinator', path: at('/report'), settled: '#report-milestones' },
  { name: 'export', onlooker: 'coordinator', path: at('/export') },
  {
    name: 'paper-report',
    onlooker: 'coordinator',
    path: (_, locale) => `/export/report/${locale}`,
    settled: '.paper',
  },
  {
    name: 'paper-minutes',
    onlooker: 'coordinator',
    path: ({ workshop }, locale) => `/export/minutes/${workshop}/${locale}`,
    settled: '.paper',
  },
  { name: 'wall', onlooker: 'coordinator', path: ({ workshop }) => `/wall/${workshop}`, settled: '.wall' },
  { name: 'sync', onlooker: 'coordinator', path: at('/sync'), settled: '.conflict' },
  { name: 'settings', onlooker: 'coordinator', path: at('/settings') },
  {
    name: 'settings-keys',
    onlooker: 'coordinator',
    path: at('/settings'),
    arrange: (scene) => press(button(scene, 'settings.keys')),
    settled: 'dialog',
  },
  {
    name: 'settings-pin',
    onlooker: 'coordinator',
    path: at('/settings'),
    arrange: (scene) => press(button(scene, 'lock.settings.set')),
    settled: 'dialog',
  },
  { name: 'help', onlooker: 'coordinator', path: at('/help') },
  { name: 'devices', onlooker: 'coordinator', path: at('/devices'), settled: '.line' },
  {
    name: 'devices-invitation',
    onlooker: 'coordinator',
    path: at('/devices'),
    arrange: (scene) => press(button(scene, 'devices.invite.submit')),
    settled: '.invitation',
  },
  {
    name: 'devices-revoke',
    onlooker: 'coordinator',
    path: at('/devices'),
    arrange: (scene) => press(scene.page.locator('[data-station] .button-danger')),
    settled: 'dialog',
  },
  { name: 'joined', onlooker: 'coordinator', path: at('/enrol') },
  { name: 'missing', onlooker: 'coordinator', path: at('/nowhere') },
  {
    // Last: it changes what the others show.
    name: 'import-done',
    onlooker: 'coordinator',
    path: at('/import'),
    arrange: async (scene) => {
      await openFile(scene)
      await press(scene.page.locator('.import-act button'))
    },
    settled: '.import-outcome li',
  },
]

const SHUT: readonly ScreenState[] = [
  {
    name: 'locked',
    onlooker: 'holder',
    path: at('/settings'),
    arrange: closeScreen,
    settled: 'dialog.lock',
  },
  {
    name: 'locked-wrong',
    onlooker: 'holder',
    path: at('/settings'),
    arrange: async (scene) => {
      await closeScreen(scene)
      await tapPin(scene, '2468')
      await press(button(scene, 'lock.enter'))
    },
    settled: 'dialog.lock .pin-trouble:not(:empty)',
  },
  {
    name: 'locked-forgotten',
    onlooker: 'holder',
    path: at('/settings'),
    arrange: async (scene) => {
      await closeScreen(scene)
      await press(button(scene, 'lock.forgot.open'))
    },
    settled: 'dialog.lock form',
  },
]

export const SCREENS: readonly ScreenState[] = [...FIRST, ...FIELD, ...OFFICE, ...TOLD, ...SHUT]
