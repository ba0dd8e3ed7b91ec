/** Every member of the published sources is entered, or stands here with the reason why it is not. */
import { describe, expect, it } from 'vitest'
import { publishedDrafts } from '../../src/domain/published.ts'
import { entityOf } from '../support/operations.ts'
import { type PublishedName, publishedSource } from '../support/published.ts'

/** Members by their dotted path, `[]` for any place of a list. What ends in `*` stands for all below it. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'what whoever copied the source wrote about it': [
    'ambiguities[]',
    'checks*',
    'document.date',
    'programme.stage',
  ],
  'the source’s own spelling of what is entered as a value': [
    'axes[].ordinal_ar',
    'committee.decision_raw',
    'entity.name_variants_raw[]',
    'milestones[].n',
    'network.raw*',
    'participants.digital.raw',
    'participants.digital.total_raw',
    'participants.groups[].key',
    'participants.groups[].raw',
    'participants.in_person_raw',
    'participants.in_person_total_raw',
    'programme.period.raw',
    'projects[].cost_million_mad',
    'projects[].cost_raw',
    'projects[].duration_raw',
    'projects_count_raw',
    'proposals.digital.raw',
    'proposals.in_person.raw[]',
  ],
  'a sum or a share: Warsha reckons it, and seeds.test.ts compares': [
    'axes[].cost_million_mad',
    'axes[].projects',
    'budget_total_million_mad',
    'budget_total_raw',
    'network.total_computed',
    'participants.all_channels_total_computed',
    'participants.all_channels_women_computed',
    'participants.groups_sum',
    'participants.in_person[].total_computed',
    'participants.in_person_men_computed',
    'participants.in_person_total_stated',
    'participants.in_person_women_computed',
    'participants.men_computed',
    'participants.women_percent_computed',
    'participants.women_percent_stated',
    'projects_count_stated',
    'proposals.not_accepted_computed',
    'proposals.total_computed',
    'proposals.total_stated',
  ],
  'words and order of a slide, which Warsha has of its own': [
    'axes_order_on_priority_slide_ar[]',
    'committee.summary_roles_ar[]',
    'evaluation*',
    'participants.labels_ar*',
    'proposals.labels_ar*',
    'table_columns_ar[]',
  ],
  'the collectivity itself: it is named where the server is set up': ['entity*'],
  'nothing was published there': [
    'proposals.by_axis',
    'participants.in_person[].aggregates_several_workshops',
  ],
  'read only where the source has no title for its document': ['document.title_ar'],
  'about other collectivities, or the method in general; no programme field holds it': [
    'document.subtitle_ar',
    'invited_body_ar',
    'method_steps_ar[]',
    'milestones[].start_time',
    'network.duplicate_ar[]',
    'network.member_list*',
    'network.programme_launched*',
    'platform_url',
    'programme_components_ar[]',
    'workshops[].agenda[].end',
  ],
}

describe.each(['temara', 'larache', 'demnate'] as const)('of %s', (name: PublishedName) => {
  it('nothing is left out without a reason', () => {
    const source = publishedSource(name)
    const read = new Set<string>()
    let made = 0
    const { drafts } = publishedDrafts(watched(source, read), () => entityOf((made += 1)))
    // What an operation takes along whole is read when it is written down.
    JSON.stringify(drafts)
    const lost = leavesOf(source).filter((leaf) => !read.has(leaf) && !isLeftOut(leaf))
    expect(lost).toEqual([])
  })
})

it('no reason is given for what is not there', () => {
  const leaves = (['temara', 'larache', 'demnate'] as const).flatMap((name) =>
    leavesOf(publishedSource(name)),
  )
  const idle = Object.values(LEFT_OUT)
    .flat()
    .filter((pattern) => !leaves.some((leaf) => covers(pattern, leaf)))
  expect(idle).toEqual([])
})

const isLeftOut = (leaf: string): boolean =>
  Object.values(LEFT_OUT).some((patterns) => patterns.some((pattern) => covers(pattern, leaf)))

const covers = (pattern: string, leaf: string): boolean =>
  pattern.endsWith('*') ? leaf.startsWith(pattern.slice(0, -1)) : leaf === pattern

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null

const below = (parent: object, path: string, name: string): string =>
  Array.isArray(parent) ? `${path}[]` : path === '' ? name : `${path}.${name}`

function leavesOf(value: unknown, path = ''): readonly string[] {
  if (!isBranch(value)) return [path]
  return [
    ...new Set(Object.entries(value).flatMap(([name, each]) => leavesOf(each, below(value, path, name)))),
  ]
}

/** The same source, which remembers what was read of it. */
function watched<Source extends object>(source: Source, read: Set<string>, path = ''): Source {
  return new Proxy(source, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof name === 'symbol' || typeof value === 'function') return value
      const at = below(target, path, name)
      if (isBranch(value)) return watched(value, read, at)
      if (name !== 'length') read.add(at)
      return value
    },
  })
}
