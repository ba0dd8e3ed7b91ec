/** What is looked at in a tab whenever something changes in it, as a person looks at a screen. */
import { effect } from '@preact/signals-core'
import type { OwnRecord, Store } from '../../../src/store/store.ts'
import { difference, type Held } from './model.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** How often a whole state is compared with its refold. */
const SHARE_COMPARED = 0.02

/** How often the disk of a tablet is searched for what its server lost. */
const SHARE_HELD = 0.2

/** Keeps looking until the tab ends. */
export function watch(world: World, tab: Tab, store: Store): void {
  const stop = effect(() => {
    const own = store.own.value
    const cursor = store.cursor.value
    if (!tab.running) return
    stillShown(world, tab, own, cursor?.seq ?? 0)
    acknowledgedAsServed(world, tab, own)
    if (world.owing.has(tab.tablet) && world.random.chance(SHARE_HELD)) stillHeld(world, tab)
    if (world.random.chance(SHARE_COMPARED))
      world.scheduler.after(tab.realm, 0, 'compared', () => compare(world, tab))
  })
  tab.realm.onEnd(stop)
}

/** What counts as acknowledged here is where the server said, for as long as its queue is the same. */
function acknowledgedAsServed(
  { checks, database, ledger }: World,
  tab: Tab,
  own: readonly OwnRecord[],
): void {
  const { collectivity } = tab.tablet
  if (ledger.hasRestored(collectivity)) return
  const { queue } = database.tables(collectivity)
  for (const { op, state } of own) {
    if (state.type !== 'acked') continue
    checks.holds('acknowledged holds', queue.get(state.seq)?.id === op.id, () => `${op.id} at ${state.seq}`)
  }
}

/** What a tablet held of a queue when its server was restored, it holds until it is back. */
function stillHeld({ checks, owing }: World, { tablet }: Tab): void {
  const held = new Set(tablet.heldIds())
  const lost = [...(owing.get(tablet) ?? [])].filter((id) => !held.has(id))
  checks.holds('restored returns', lost.length === 0, () => `${tablet.name} holds ${lost.join()} no more`)
}

/** Whatever this tab has shown as saved is still there: above the queue, in it, or among what was refused. */
function stillShown(world: World, tab: Tab, own: readonly OwnRecord[], seq: number): void {
  const { checks, database } = world
  if (tab.shown.size === 0) return
  const rows = new Set<string>(own.map(({ op }) => op.id))
  const { seqById } = database.tables(tab.tablet.collectivity)
  for (const id of tab.shown) {
    const isQueued = (seqById.get(id) ?? Number.POSITIVE_INFINITY) <= seq
    // A server that was restored in the meantime may have lost what it gave.
    const isShown = rows.has(id) || isQueued || tab.tablet.heldIds().includes(id)
    checks.holds('read your writes', isShown, () => `${tab.realm.name} shows ${id} no more, at ${seq}`)
    // Once in the queue it is everybody's; that it stays there is another check.
    if (!rows.has(id)) tab.shown.delete(id)
  }
}

/** The live state is the refold of what the tab says to hold. */
function compare(world: World, tab: Tab): void {
  const { running } = tab
  if (!running || !fits(world, tab)) return
  const held = heldBy(world, tab)
  const found = difference(running.store.live.state, held)
  world.checks.holds('shown is the log', found === undefined, () => `${tab.realm.name}: ${found}`)
}

/** True when the tab stands in this very queue, and holds nothing of one that was lost and has not come back yet. */
function fits({ database }: World, { tablet, running }: Tab): boolean {
  const cursor = running?.store.cursor.peek()
  const chain = cursor && database.tables(tablet.collectivity).queue.get(cursor.seq)?.chain
  return (!cursor || chain === cursor.chain) && tablet.disk.read('kept').size === 0
}

/** The queue up to the tab's cursor, with what is on top of it. */
export function heldBy({ ledger }: World, { tablet, running }: Tab): readonly Held[] {
  const seq = running?.store.cursor.peek()?.seq ?? 0
  const queue = ledger.queue(tablet.collectivity).slice(0, seq)
  const onTop = (running?.store.own.peek() ?? []).filter(
    ({ state }) => state.type === 'pending' || state.type === 'acked',
  )
  const carried = (running?.store.carrying.files.peek() ?? []).flatMap(({ open }) => open)
  const queued = new Set(queue.map(({ op }) => op.id))
  const above = new Map([...onTop.map(({ op }) => op), ...carried].map((op) => [op.id, op]))
  return [
    ...queue,
    ...[...above.values()].filter(({ id }) => !queued.has(id)).map((op): Held => ({ op, seq: null })),
  ]
}
