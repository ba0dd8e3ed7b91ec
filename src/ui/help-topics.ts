/** What the help is about, and for whom. Their words go by the same names. */
import { type Role } from '../domain/kinds.ts'
import type { WordKey, Words } from '../i18n/words.ts'

/** In the order in which they stand on the page. */
export const PARTS = ['work', 'states', 'trouble'] as const
type Part = (typeof PARTS)[number]

const CAPTURING = ['facilitator', 'coordinator', 'committee'] as const
const DECIDING = ['coordinator', 'committee'] as const
const ALL = ['facilitator', 'coordinator', 'committee', 'observer'] as const

const TOPICS = {
  count: { part: 'work', roles: CAPTURING },
  write: { part: 'work', roles: CAPTURING },
  sort: { part: 'work', roles: ['facilitator'] },
  leave: { part: 'work', roles: CAPTURING },
  setUp: { part: 'work', roles: ['coordinator'] },
  invite: { part: 'work', roles: ['coordinator'] },
  watch: { part: 'work', roles: ['coordinator'] },
  decide: { part: 'work', roles: DECIDING },
  projects: { part: 'work', roles: DECIDING },
  read: { part: 'work', roles: ['observer'] },
  documents: { part: 'work', roles: ['coordinator', 'committee', 'observer'] },
  install: { part: 'work', roles: ALL },
  safe: { part: 'states', roles: ALL },
  waiting: { part: 'states', roles: ALL },
  offline: { part: 'states', roles: ALL },
  attention: { part: 'states', roles: ALL },
  stuck: { part: 'states', roles: ALL },
  noNetwork: { part: 'trouble', roles: ALL },
  lostTablet: { part: 'trouble', roles: ALL },
  fullDisk: { part: 'trouble', roles: ALL },
  wrongWorkshop: { part: 'trouble', roles: CAPTURING },
  update: { part: 'trouble', roles: ALL },
  pin: { part: 'trouble', roles: ALL },
} as const satisfies Record<string, { readonly part: Part; readonly roles: readonly Role[] }>

export type Topic = keyof typeof TOPICS

const NAMES = Object.keys(TOPICS) as readonly Topic[]

export const topicsOf = (part: Part, role: Role): readonly Topic[] =>
  NAMES.filter((topic) => {
    const { part: its, roles } = TOPICS[topic]
    return its === part && roles.some((one) => one === role)
  })

/** Names of buttons and screens in the help, taken from where they stand: renamed there, they are renamed here. */
const NAMED = {
  undo: 'common.undo',
  ideas: 'shell.rail.ideas',
  sort: 'workshop.tabs.sort',
  programme: 'shell.rail.programme',
  report: 'shell.rail.report',
  sync: 'shell.rail.sync',
  settings: 'shell.rail.settings',
  devices: 'settings.devices',
  now: 'sync.now',
  carry: 'sync.carry.write',
  more: 'workshop.actions.open',
  move: 'workshop.actions.move',
  apply: 'settings.update.apply',
  install: 'help.install.button',
} as const satisfies Record<string, WordKey>

export interface Explained {
  readonly topic: Topic
  readonly title: string
  readonly text: string
}

export function explained(topic: Topic, { t }: Pick<Words, 't'>): Explained {
  const names = Object.fromEntries(Object.entries(NAMED).map(([name, key]) => [name, t(key)]))
  return { topic, title: t(`help.topic.${topic}.title`), text: t(`help.topic.${topic}.text`, names) }
}
