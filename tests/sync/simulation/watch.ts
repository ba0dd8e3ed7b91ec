/** What is looked at in a tab whenever something changes in it, as a person looks at a screen. */
import { effect } from '@preact/signals-core'
import type { OwnRecord, Store } from '../../../src/store/store.ts'
import { difference, type Held } from './model.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** How often a whole state is compared with its refold. */
const SHARE_COMPARED = 0.02

/** Keeps looking until the tab ends. */
export function watch(world: World, tab: Tab, store: Store): void {
  const stop = effect(() => {
    const own = store.own.value
    const cursor = store.cursor.value
    if (!tab.running) return
    stillShown(world, tab, own, cursor?.seq ?? 0)
    if (world.random.chance(SHARE_COMPARED)) world.scheduler.after(tab.realm, 0, 'compared', () => compare(world, tab))
  })
  tab.realm.onEnd(stop)
}

/** Whatever this tab has shown as saved is still there: above the queue, in it, or among what was refused. */
function stillShown(world: World, tab: Tab, own: readonly OwnRecord[], seq: number): void {
  const { checks, database } = world
  if (tab.shown.size === 0) return
  const rows = new Set<string>(own.map(({ op }) => op.id))
  const { seqById } = database.tables(tab.tablet.collectivity)
  for (const id of tab.shown) {
    const isShown = rows.has(id) || (seqById.get(id) ?? Number.POSITIVE_INFINITY) <= seq
    checks.holds('read your writes', isShown, () => `${tab.realm.name} shows ${id} no more, at ${seq}`)
    // Once in the queue it is everybody's; that it stays there is another check.
    if (!rows.has(id)) tab.shown.delete(id)
  }
}

/** The live state is the refold of what the tab says to hold. */
export function compare(world: World, tab: Tab): void {
  const { running } = tab
  if (!running) return
  const held = heldBy(world, tab)
  const found = difference(running.store.live.state, held)
  world.checks.holds('shown is the log', found === undefined, () => `${tab.realm.name}: ${found}`)
}

/** The queue up to the tab's cursor, with what is on top of it. */
export function heldBy({ ledger }: World, { tablet, running }: Tab): readonly Held[] {
  const seq = running?.store.cursor.peek()?.seq ?? 0
  const queue = ledger.queue(tablet.collectivity).slice(0, seq)
  const onTop = (running?.store.own.peek() ?? []).filter(
    ({ state }) => state.type === 'pending' || state.type === 'acked',
  )
  return [
    ...queue,
    ...onTop.map(({ op }): Held => ({ op, seq: null })),
  ]
}
