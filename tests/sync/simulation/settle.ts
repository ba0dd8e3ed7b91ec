/** The faults stop. Everything that can still go on does; then the world is looked at as a whole. */

import type { OwnRecord } from '../../../src/store/rows.ts'
import { tend } from './enrolling.ts'
import { lookAtAll } from './final.ts'
import type { Tab } from './tab.ts'
import type { Tablet } from './tablet.ts'
import type { World } from './world.ts'

/** Longer than any answer that is still under way. */
const IN_FLIGHT_MS = 60_000
/** Longer than the latest retry that is still under way. */
const LATE_MS = 11 * 60_000
/** As the first batch of an engine that has just started. */
const BATCH = 25
const ROUND_MS = 15_000
const MOST_ROUNDS = 80

export async function settle(world: World): Promise<void> {
  const { scheduler, faults, tablets, random, checks } = world
  faults.stop()
  for (const tablet of tablets) {
    tablet.isCutOff = false
    for (const { realm } of tablet.tabs) tablet.thaw(realm)
    tablet.version = Math.max(tablet.version, tablet.disk.version)
    // Some go on with what they were at, with an engine that has seen much; others start afresh.
    if (random.chance(0.5)) tablet.shut()
    else for (const tab of tablet.tabs.slice(1)) tab.close()
  }
  await scheduler.run(scheduler.nowMs + IN_FLIGHT_MS, () => checks.violation !== undefined)
  for (const tablet of tablets) {
    if (tablet.tabs.length === 0) begin(world, tablet)
    else tablet.ensureOpen()
  }
  await comeToRest(world)
  if (faults.counts['late stale retry'] > 0) {
    await scheduler.run(scheduler.nowMs + LATE_MS, () => checks.violation !== undefined)
    // What came late may have been news.
    await comeToRest(world)
  }
  if (checks.violation) return
  for (const tablet of tablets) {
    const head = () => world.database.tables(tablet.collectivity).head.get('')?.seq
    checks.holds(
      'outbox drains',
      isQuiet(world, tablet),
      () => `${tablet.name} is not level with ${head()}: ${standingOf(tablet)}`,
    )
  }
  if (!checks.violation) await lookAtAll(world)
}

/** Somebody looks at every tablet now and then, until there is nothing left to wait for. */
async function comeToRest(world: World): Promise<void> {
  const { scheduler, tablets, checks } = world
  const isOver = () => checks.violation !== undefined
  for (let round = 0; round < MOST_ROUNDS && !isOver(); round += 1) {
    if (tablets.every((tablet) => isQuiet(world, tablet))) return
    for (const tablet of tablets) {
      // The last thing open may have been the worker, which ends by itself.
      tablet.ensureOpen()
      tend(world, tablet)
      for (const { running } of tablet.working) running?.engine.wake()
    }
    await scheduler.run(scheduler.nowMs + ROUND_MS, isOver)
  }
}

/** Starts a tablet with nothing in its way, and counts what it needs to be rid of its outbox. */
function begin({ checks, scheduler }: World, tablet: Tablet): void {
  tablet.exchanges = []
  const tab = tablet.open()
  const own = [...tablet.disk.read('own').values()] as OwnRecord[]
  const pending = own.filter(({ op, state }) => state.type === 'pending' && op.v === 1).length
  scheduler.after(tab.realm, IN_FLIGHT_MS * 30, 'outbox is looked at', () => {
    const used = tablet.exchanges.findLastIndex((pushed) => pushed > 0) + 1
    const most = Math.ceil(pending / BATCH) + 3
    checks.holds(
      'outbox drains',
      used <= most,
      () => `${tablet.name}: ${pending} in ${tablet.exchanges.join()}`,
    )
  })
}

/** Nothing waits but what only a newer server can judge, and all of the queue is here. */
function isQuiet(world: World, tablet: Tablet): boolean {
  const store = tablet.tabs[0]?.running?.store
  if (store?.enrolment.peek()?.tokenState !== 'valid') return false
  const head = world.database.tables(tablet.collectivity).head.get('')
  const cursor = store.cursor.peek()
  // At the same seq of another queue, of before a restore, it is not level.
  const isLevel = (cursor?.seq ?? 0) === (head?.seq ?? 0) && (!cursor || cursor.chain === head?.chain)
  return (
    isLevel && store.own.peek().every(({ state }) => state.type !== 'pending' || state.putOff !== undefined)
  )
}

function standingOf({ tabs, exchanges }: Tablet): string {
  const running = (tab: Tab) => {
    const store = tab.running?.store
    const own = store?.own.peek().map(({ n, state }) => `${n} ${state.type}`)
    return `${tab.realm.name} ${JSON.stringify(tab.running?.engine.status.peek())} at ${store?.cursor.peek()?.seq}: ${own?.join()}`
  }
  return `${tabs.map(running).join('; ')} after ${exchanges.length}`
}
