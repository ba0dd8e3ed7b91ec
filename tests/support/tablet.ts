/** A tablet for tests: the real store on the real IndexedDB, used in the field's verbs. */

import { openDB } from 'idb'
import type { EntityState } from '../../src/domain/fold.ts'
import type { EntityId } from '../../src/domain/ids.ts'
import { type Gender, KIND_NAMES, type Role } from '../../src/domain/kinds.ts'
import { type Operation, set, tally } from '../../src/domain/operation.ts'
import { State } from '../../src/domain/state.ts'
import { browserStamping, openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import type { EnginePorts } from '../../src/sync/ports.ts'
import { newMemo, runSession } from '../../src/sync/session.ts'
import type { ModelServer } from './model-server.ts'
import { entityOf } from './operations.ts'

export const COLLECTIVITY = entityOf(1_000)
export const PROGRAMME = entityOf(1_001)
export const WORKSHOP = entityOf(1_002)

let databases = 0
/** A name that no other test uses. */
export const freshName = (): string => {
  databases += 1
  return `warsha-test-${databases}-${Math.random().toString(36).slice(2)}`
}

/** Opens the store and enrols it, unless an earlier start did. */
export async function openTablet(name: string, station = 'B', role: Role = 'coordinator'): Promise<Store> {
  const store = await openStore(browserStamping, name)
  if (!store.enrolment.peek()) await enrol(store, station, role)
  return store
}

export async function enrol(store: Store, station: string, role: Role, token = 'token'): Promise<void> {
  const { device } = await store.beginEnrolment()
  const collectivity = { id: COLLECTIVITY, name: 'Témara' }
  const enrolled = await store.finishEnrolment({ token, device, station, role, collectivity })
  if (!enrolled.ok) throw new Error(enrolled.error)
}

/** Counts people; resolves when they are saved. */
export async function count(
  store: Store,
  gender: Gender,
  people = 1,
  workshop = WORKSHOP,
): Promise<Operation> {
  return only(await store.commit([tally(workshop, gender, null, people)]))
}

/** Everyone counted at the workshop, by all tablets. */
export const peopleIn = (store: Store): number =>
  store.live.state.cells(WORKSHOP).reduce((sum, cell) => sum + cell.count, 0)

/** Writes a proposal down, with the next label of the station. */
export async function propose(store: Store, text: string, entity = store.newEntityId()): Promise<Operation> {
  const draft = set('proposal', entity, { programme: PROGRAMME, text })
  return only(await store.commit([{ ...draft, numbered: true }]))
}

/** Changes one field of a proposal. */
export async function change(
  store: Store,
  entity: EntityId,
  field: string,
  value: unknown,
): Promise<Operation> {
  return only(await store.commit([set('proposal', entity, { [field]: value })]))
}

/** One session with a server that is always there. Answers how it ended. */
export async function sync(store: Store, server: ModelServer): Promise<string> {
  const clock = { nowMs: () => Date.now(), steadyMs: () => performance.now(), sleep: () => Promise.resolve() }
  const fork = server.fork.bind(server)
  const ports = {
    store,
    network: server,
    clock,
    random: Math.random,
    fork,
    healing: healingBy(server),
    report: reportError,
  }
  const ending = await runSession(ports, newMemo(), () => {}, new AbortController().signal)
  return ending.type
}

/** The doors by which a restored server is healed, as it stands. */
const healingBy = (server: ModelServer): NonNullable<EnginePorts['healing']> => ({
  common: (places) => server.common(places),
  heal: (run) => server.heal(run),
  introduce: (identity, station) => server.introduce(identity, station),
})

/** Everything that can be read from a state, for comparing one with another. */
export function pictureOf(state: State): unknown {
  const entities = [0, 1, 2, 3, 9, 1_000, 1_001, 1_002].map(entityOf)
  const ids = new Set([...entities, ...state.all('proposal').map(({ id }) => id)])
  return {
    lists: KIND_NAMES.map((kind) => state.all(kind)),
    entities: KIND_NAMES.flatMap((kind) => [...ids].map((id) => wholeOf(state.entity(kind, id)))),
    cells: [...ids].map((id) => [...state.cells(id)].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))),
    conflicts: state.conflicts().sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  }
}

/** As it is, whether made by the fold or read from a snapshot. */
const wholeOf = (entity: EntityState | undefined): unknown =>
  entity && { kind: entity.kind, id: entity.id, fields: entity.fields, seqs: entity.seqs }

/** The same state made the plain way: every entry of the queue, then every own operation that waits. */
export function refolded(server: ModelServer, store: Store): State {
  const state = new State()
  state.take(server.queue.slice(0, store.cursor.peek()?.seq ?? 0))
  state.write(
    store.own
      .peek()
      .filter((record) => record.state.type !== 'rejected')
      .map(({ op }) => op),
  )
  return state
}

/** Copies a database whole, as a clone of the profile or an image of it would. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  // Opened once by the app, so that it has the app's tables.
  ;(await openStore(browserStamping, to)).close()
  const [source, copy] = [await openDB(from), await openDB(to)]
  for (const table of source.objectStoreNames) {
    for (const row of await source.getAll(table)) await copy.put(table, row)
  }
  source.close()
  copy.close()
}

/** Deletes a database, also while tablets hold it. */
export async function dropDatabase(name: string): Promise<void> {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', resolve)
    request.addEventListener('error', reject)
  })
}

const keyOf = (value: object): string =>
  JSON.stringify(value, (_, member) => (member instanceof Map ? null : member))

function only(result: Awaited<ReturnType<Store['commit']>>): Operation {
  if (!result.ok) throw new Error(`${result.error.reason}: ${result.error.detail}`)
  const [op] = result.value
  if (!op) throw new Error('nothing was written')
  return op
}
