/** What people do in a tab, through the store that screens use: they count, write, sort, decide, and change their minds. */
import type { EntityId } from '../../../src/domain/ids.ts'
import { type Draft, type Operation, set, tally } from '../../../src/domain/operation.ts'
import { mayWriteOperation } from '../../../src/domain/permissions.ts'
import type { State } from '../../../src/domain/state.ts'
import type { Store } from '../../../src/store/store.ts'
import type { Random } from './random.ts'
import type { Tab } from './tab.ts'
import { heldBy } from './watch.ts'
import type { World } from './world.ts'

const TEXTS = ['إنارة الزنقة', 'ماء', 'طريق', 'نظافة', 'Éclairage', 'مكتبة للأطفال', 'ملعب', 'سوق'] as const
const REASONS = ['خارج الاختصاص', 'مكررة'] as const

/** One action of one person, whatever they may do and whatever there is to do it to. */
export function act(world: World, tab: Tab): void {
  const { running } = tab
  const enrolment = running?.store.enrolment.peek()
  if (!running || !enrolment) return
  const { store } = running
  if (world.random.chance(0.12) && tab.tablet.tabs.length === 1) return undo(world, tab, store)
  if (world.random.chance(0.05)) return amend(world, tab, store)
  const drafts = draftsFor(world.random, store)
  // Screens do not offer what a role may not do.
  if (drafts.length === 0 || !drafts.every((draft) => mayWriteOperation(enrolment.role, draft))) return
  void save(world, tab, drafts)
}

/** Commits, and remembers what was shown as saved. */
export function save(world: World, tab: Tab, drafts: readonly Draft[]): Promise<void> {
  const { running, tablet } = tab
  if (!running) return Promise.resolve()
  const committing = running.store.commit(drafts).then((committed) => {
    if (committed.ok) return shownAsSaved(world, tab, committed.value)
    const { reason, detail } = committed.error
    // Full disks and databases that were closed say so; anything else would be a bug.
    const isStorage = reason === 'storage' && EXPECTED.test(detail)
    const isExpected = reason === 'quota' || isStorage || tab.isSuperseded
    return world.checks.holds('no surprise', isExpected, () => `commit: ${reason} ${detail}`)
  })
  world.watched(committing, tablet.name)
  return committing
}

const EXPECTED = /AbortError|InvalidStateError/

function shownAsSaved(world: World, tab: Tab, ops: readonly Operation[]): void {
  const { checks } = world
  for (const { id } of ops) {
    tab.shown.add(id)
    tab.tablet.disk.saved.add(id)
  }
  const state = tab.running?.store.live.state
  if (!state) return
  for (const op of ops) {
    if (op.type !== 'set') continue
    const fields = state.entity(op.kind, op.entity)?.fields
    const isMet = Object.keys(op.fields).every((field) => fields?.has(field))
    checks.holds('read your writes', isMet, () => `${op.id} is saved and not shown`)
  }
  tab.saved()
}

/** One press after the other, as the screen takes them. */
function undo(world: World, tab: Tab, store: Store): void {
  const workshop = world.random.any(store.live.state.all('workshop'))
  if (!workshop || tab.isUndoing) return
  const undoing = async () => {
    const last = await store.undoable(workshop.id)
    if (!last || !tab.running) return
    const before = heldBy(world, tab).find(({ op }) => op.type === 'tally' && op.undoes === last.id)
    world.checks.holds('tallies add up', before === undefined, () => `${last.id} is undone already`)
    await save(world, tab, [{ ...tally(workshop.id, last.gender, last.group, -last.count), undoes: last.id }])
  }
  tab.isUndoing = true
  world.watched(
    undoing().finally(() => (tab.isUndoing = false)),
    tab.tablet.name,
  )
}

/** Somebody sees to what was refused: writes it anew, or puts it aside. */
function amend(world: World, tab: Tab, store: Store): void {
  const refused = world.random.any(store.own.peek().filter(({ state }) => state.type === 'rejected'))
  if (!refused) return
  const { op, n } = refused
  if (op.type === 'tally' || world.random.chance(0.5))
    return world.watched(store.setAside(n), tab.tablet.name)
  const programme = world.random.any(store.live.state.all('programme'))
  if (!programme || op.kind !== 'proposal') return
  const draft = set('proposal', op.entity, { programme: programme.id, text: world.random.pick([...TEXTS]) })
  const correcting = store.correct(n, draft).then((corrected) => {
    if (corrected.ok) shownAsSaved(world, tab, [corrected.value])
  })
  world.watched(correcting, tab.tablet.name)
}

type Deed = (random: Random, store: Store, state: State) => readonly Draft[]

function draftsFor(random: Random, store: Store): readonly Draft[] {
  const [, deed] = random.pick(DEEDS)
  return deed(random, store, store.live.state)
}

const anyWorkshop = (random: Random, state: State): EntityId | undefined =>
  random.any(state.all('workshop'))?.id
const anyProposal = (random: Random, state: State): EntityId | undefined =>
  random.any(state.all('proposal'))?.id

const count: Deed = (random, _store, state) => {
  const workshop = anyWorkshop(random, state)
  if (workshop === undefined) return []
  const group = random.chance(0.3) ? (random.any(state.all('group'))?.id ?? null) : null
  return [
    tally(workshop, random.pick(['female', 'male', 'undisclosed']), group, random.pick([1, 1, 1, 1, 7])),
  ]
}

const propose: Deed = (random, store, state) => {
  const programme = random.any(state.all('programme'))
  const workshop = anyWorkshop(random, state)
  if (!programme || workshop === undefined) return []
  const fields = { programme: programme.id, workshop, text: random.pick(TEXTS) }
  return [{ ...set('proposal', store.newEntityId(), fields), numbered: true }]
}

const sort: Deed = (random, _store, state) => {
  const proposal = anyProposal(random, state)
  const axis = random.any(state.all('axis'))
  if (proposal === undefined || !axis) return []
  return [set('proposal', proposal, { axis: random.chance(0.9) ? axis.id : null })]
}

const judge: Deed = (random, _store, state) => {
  const proposal = anyProposal(random, state)
  const into = anyProposal(random, state)
  if (proposal === undefined || into === undefined) return []
  const field = random.pick(['sorting', 'sorting', 'decision'])
  const judgement: object = random.pick<object>([
    { verdict: 'accepted' },
    // Circles among them, and proposals merged into themselves.
    { verdict: 'merged', into },
    { verdict: 'merged', into },
    { verdict: 'rejected', reason: random.pick(REASONS) },
  ])
  return [set('proposal', proposal, { [field]: judgement })]
}

const rewrite: Deed = (random, _store, state) => {
  const proposal = anyProposal(random, state)
  if (proposal === undefined) return []
  return [
    set(
      'proposal',
      proposal,
      random.chance(0.8) ? { text: random.pick(TEXTS) } : { withdrawn: random.chance(0.5) },
    ),
  ]
}

const plan: Deed = (random, store, state) => {
  const programme = random.any(state.all('programme'))
  if (!programme) return []
  const workshop = anyWorkshop(random, state)
  if (workshop === undefined || random.chance(0.3)) {
    return [set('workshop', store.newEntityId(), { programme: programme.id, title: random.pick(TEXTS) })]
  }
  const into = anyWorkshop(random, state)
  return [
    set(
      'workshop',
      workshop,
      random.chance(0.3) && into ? { into } : { status: random.pick(['open', 'closed', 'planned']) },
    ),
  ]
}

const arrange: Deed = (random, store, state) => {
  const programme = random.any(state.all('programme'))
  if (!programme) return []
  const axis = random.any(state.all('axis'))
  const kind = random.pick(['axis', 'group', 'programme', 'milestone'])
  if (kind === 'programme') return [set(kind, programme.id, { title: random.pick(TEXTS) })]
  if (kind === 'axis' && axis && random.chance(0.5))
    return [set(kind, axis.id, { retired: random.chance(0.5) })]
  if (kind === 'milestone')
    return [set(kind, store.newEntityId(), { programme: programme.id, title: random.pick(TEXTS) })]
  return [set(kind, store.newEntityId(), { programme: programme.id, name: random.pick(TEXTS) })]
}

/** A whole list typed in at once, as one action. */
const enter: Deed = (random, store, state) => {
  const programme = random.any(state.all('programme'))
  if (!programme) return []
  return Array.from({ length: random.pick([2, 40, 60, 160]) }, () =>
    set('proposal', store.newEntityId(), {
      programme: programme.id,
      text: random.pick(TEXTS),
      channel: 'paper',
    }),
  )
}

const DEEDS: readonly [readonly [string, Deed], ...(readonly [string, Deed])[]] = [
  ['count', count],
  ['count', count],
  ['count', count],
  ['count', count],
  ['propose', propose],
  ['propose', propose],
  ['sort', sort],
  ['judge', judge],
  ['judge', judge],
  ['rewrite', rewrite],
  ['rewrite', rewrite],
  ['plan', plan],
  ['arrange', arrange],
  ['enter', enter],
  ['enter', enter],
]
