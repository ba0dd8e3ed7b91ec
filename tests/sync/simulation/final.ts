/** The world as a whole, once it has come to rest. */
import { emptyLayer, foldInto } from '../../../src/domain/fold.ts'
import type { EntityId } from '../../../src/domain/ids.ts'
import { judgementOf, mergeEnd, programmesOf, unsettled } from '../../../src/domain/programme.ts'
import { State } from '../../../src/domain/state.ts'
import { PAGE_SIZE } from '../../../src/domain/wire.ts'
import type { OwnRecord, PageRow } from '../../../src/store/rows.ts'
import { difference, type Field, fieldsOf } from './model.ts'
import type { Running, Tab } from './tab.ts'
import type { Tablet } from './tablet.ts'
import { heldBy } from './watch.ts'
import type { World } from './world.ts'

/** Histories read on each tablet: one is as good as another, and reading costs. */
const HISTORIES = 1
const SHARE_STARTED_AGAIN = 0.15

export async function lookAtAll(world: World): Promise<void> {
  const collectivities = Map.groupBy(world.tablets, ({ collectivity }) => collectivity)
  for (const [collectivity, tablets] of collectivities) {
    const fields = fieldsOf(world.ledger.queue(collectivity))
    queueIsSound(world, collectivity, fields)
    for (const tablet of tablets) {
      everythingHasItsPlace(world, tablet)
      countersAreWhole(world, tablet)
      const tab = tablet.tabs[0]
      if (tab?.running) await tabIsSound(world, tab, tab.running, fields)
    }
  }
  owedIsShown(world)
  everythingIsBack(world)
}

function queueIsSound(
  { checks, ledger, database, foreign }: World,
  collectivity: EntityId,
  fields: readonly Field[],
): void {
  const held = ledger.queue(collectivity)
  const layer = emptyLayer()
  for (const { op, seq } of held) foldInto(layer, op, seq)
  const state = new State(layer)
  const found = difference(state, held, fields)
  checks.holds('all agree', found === undefined, () => `server: ${found}`)
  const ids = new Set(held.map(({ op }) => op.id))
  checks.holds('in one place', ids.size === held.length, () => 'an id is in the queue twice')
  for (const { heads, field } of fields) {
    // The server itself counts anew after a restore, and may change a device twice under one number.
    const others = heads.filter(
      ({ op }) => String(op.device) !== collectivity || !ledger.hasRestored(collectivity),
    )
    const devices = new Set(others.map(({ op }) => op.device))
    checks.holds(
      'conflict means two heads',
      devices.size === others.length,
      () => `${field} conflicts with itself`,
    )
  }
  for (const { text, id } of database.tables(collectivity).queue.values()) {
    const written = foreign.get(id)
    if (written !== undefined) checks.holds('unknown kept', text === written, () => `${text} for ${written}`)
  }
  mergesSettle(checks, state)
}

function mergesSettle(checks: World['checks'], state: State): void {
  for (const programme of programmesOf(state)) {
    const lost = new Set(unsettled(state, programme.id).map(({ id }) => id))
    for (const proposal of state.all('proposal')) {
      if (proposal.programme !== programme.id || judgementOf(proposal)?.verdict !== 'merged') continue
      const end = mergeEnd(state, proposal)
      const isSettled = end !== undefined && !end.withdrawn && judgementOf(end)?.verdict !== 'merged'
      const isListed = lost.has(proposal.id) || proposal.withdrawn === true
      checks.holds('merges settle', isSettled !== isListed || proposal.withdrawn === true, () => proposal.id)
    }
  }
}

/** Every operation that somebody was shown as saved, on a disk that is still there. */
function everythingHasItsPlace({ checks, database, ledger }: World, tablet: Tablet): void {
  const { seqById, quarantine } = database.tables(tablet.collectivity)
  const quarantined = new Set([...quarantine.values()].map(({ id }) => id))
  const own = new Map(
    ([...tablet.disk.read('own').values()] as OwnRecord[]).map((row) => [String(row.op.id), row]),
  )
  for (const id of tablet.disk.saved) {
    const state = own.get(id)?.state
    const isQueued = seqById.has(id)
    const isPutOff = state?.type === 'pending' && state.putOff !== undefined
    const isRefused = state !== undefined && state.type !== 'pending' && state.type !== 'acked'
    const places = [isQueued, isPutOff, isRefused].filter(Boolean).length
    checks.holds(
      'in one place',
      places === 1,
      () => `${tablet.name} ${id}: ${isQueued} ${JSON.stringify(state)}`,
    )
    // A server put back to a backup may have lost what it refused; the tablet keeps it and shows it.
    const isKept = !ledger.hasRestored(tablet.collectivity)
    if (isRefused && isKept)
      checks.holds('in one place', quarantined.has(id), () => `${id} was refused and is not kept`)
  }
}

function countersAreWhole(world: World, tablet: Tablet): void {
  const meta = tablet.disk.read('meta')
  const counters = (meta.get('counters') as { value: { device: string; n: number } } | undefined)?.value
  // Work of a copy may have come in under another copy's number.
  if (!counters || tablet.isCopy) return
  const arrived = world.arrived(tablet.collectivity, counters.device)
  const own = ([...tablet.disk.read('own').values()] as OwnRecord[]).filter(
    ({ op }) => op.device === counters.device,
  )
  const here = new Set(own.map(({ op }) => op.n))
  const missing = Array.from({ length: counters.n }, (_, index) => index + 1).filter(
    (n) => !arrived.has(n) && !here.has(n),
  )
  world.checks.holds('n has no gap', missing.length === 0, () => `${tablet.name} lacks ${missing.join()}`)
}

async function tabIsSound(
  world: World,
  tab: Tab,
  { store }: Running,
  fieldsOfQueue: readonly Field[],
): Promise<void> {
  const { checks, scheduler, ledger } = world
  const { tablet } = tab
  const held = heldBy(world, tab)
  const isTheQueue = held.length === ledger.queue(tablet.collectivity).length
  const found = difference(store.live.state, held, isTheQueue ? fieldsOfQueue : undefined)
  checks.holds('all agree', found === undefined, () => `${tab.realm.name}: ${found}`)
  talliesAddUp(world, tab, store.live.state)
  const things = new Map(
    ledger
      .queue(tablet.collectivity)
      .flatMap(({ op }) => (op.type === 'set' ? [[`${op.kind} ${op.entity}`, op]] : [])),
  )
  for (const { kind, entity } of world.random.shuffled([...things.values()]).slice(0, HISTORIES)) {
    let ids = new Set<string>()
    void store.history(kind, entity).then((steps) => (ids = new Set(steps.map(({ op }) => op.id))))
    await scheduler.run(scheduler.nowMs + 1_000)
    const all = held.filter(({ op }) => op.type === 'set' && op.kind === kind && op.entity === entity)
    const lost = all.filter(({ op }) => !ids.has(op.id))
    checks.holds('history is whole', lost.length === 0, () => `${kind} ${entity} lacks ${lost.length}`)
  }
  keptAsServed(world, tablet)
  if (world.random.chance(SHARE_STARTED_AGAIN)) await startsAlike(world, tab, store.live.state)
}

/** One accepted tally counts once, wherever and whenever it is looked at. */
function talliesAddUp({ checks, ledger }: World, { tablet }: Tab, state: State): void {
  const sums = new Map<EntityId, number>()
  for (const { op } of ledger.queue(tablet.collectivity)) {
    if (op.type === 'tally') sums.set(op.entity, (sums.get(op.entity) ?? 0) + op.count)
  }
  for (const [workshop, sum] of sums) {
    const shown = state.cells(workshop).reduce((all, { count }) => all + count, 0)
    checks.holds('tallies add up', shown === sum, () => `${tablet.name}: ${shown} for ${sum}`)
  }
}

/** The pages of a tablet hold what the queue holds, to the byte. */
function keptAsServed({ checks, database }: World, tablet: Tablet): void {
  const { queue } = database.tables(tablet.collectivity)
  for (const { page, text } of tablet.disk.read('pages').values() as Iterable<PageRow>) {
    const rows = Array.from({ length: PAGE_SIZE }, (_, index) => queue.get(page * PAGE_SIZE + 1 + index))
    const entries = rows.flatMap((row) =>
      row ? [`{"seq":${row.seq},"received":"${row.received}","op":${row.text}}`] : [],
    )
    checks.holds(
      'unknown kept',
      text === `[${entries.join(',')}]`,
      () => `${tablet.name}, page ${page}: ${text}`,
    )
  }
}

/** A start from what is on disk, by way of the snapshot if there is one, shows what was shown before. */
async function startsAlike({ checks, scheduler }: World, { tablet }: Tab, before: State): Promise<void> {
  const saved = new Set(tablet.disk.saved)
  tablet.shut()
  const again = tablet.open()
  await scheduler.run(scheduler.nowMs + 2_000)
  const store = again.running?.store
  const after = store?.live.state
  checks.holds(
    'snapshot is the refold',
    after !== undefined && imageOf(after) === imageOf(before),
    () => tablet.name,
  )
  const own = new Set<string>(store?.own.peek().map(({ op }) => op.id))
  const held = new Set(tablet.heldIds())
  for (const id of saved)
    checks.holds('saved survives', own.has(id) || held.has(id), () => `${tablet.name} ${id}`)
}

/** Heads, histories and conflicts, in one text. */
function imageOf(state: State): string {
  const kinds = [...state.base.entities.values()].flatMap((ofKind) => Array.from(ofKind.values()))
  const entities = kinds.map(({ kind, id, seqs }) => {
    const fields = [...(state.entity(kind, id)?.fields ?? [])].map(([name, { heads, awaited, latest }]) => {
      return [name, heads, [...awaited].sort(), [...latest].sort()]
    })
    return JSON.stringify([kind, id, seqs, fields.sort()])
  })
  const conflicts = state.conflicts().map(({ kind, entity, field }) => `${kind} ${entity} ${field}`)
  return [...entities.sort(), ...conflicts.sort()].join('\n')
}

/** What tablets held when their server was restored, and whoever was not emptied since. */
function everythingIsBack({ checks, owing, database }: World): void {
  for (const [tablet, ids] of owing) {
    const { seqById } = database.tables(tablet.collectivity)
    for (const id of ids) checks.holds('restored returns', seqById.has(id), () => `${tablet.name} held ${id}`)
  }
  for (const [tablet] of owing) {
    const { size } = tablet.disk.read('kept')
    checks.holds('restored returns', size === 0, () => `${tablet.name} still keeps ${size} runs`)
  }
}

/** What a device had told of and never sent is what the coordinator sees that it owes. */
function owedIsShown(world: World): void {
  for (const { collectivity, device, owed } of world.wipes) {
    const told = world.database.tables(collectivity).contact.get(device)?.written ?? 0
    const arrived = world.arrived(collectivity, device)
    const lost = owed.filter((n) => n <= told && !arrived.has(n)).length
    world.checks.holds(
      'owed is shown',
      told - arrived.size >= lost,
      () => `${device}: ${told} told, ${lost} lost`,
    )
  }
}
