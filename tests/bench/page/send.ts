/** Sending what was captured offline, until each operation is acknowledged from the server's disk. */
import { effect } from '@preact/signals-core'
import type { DeviceId } from '../../../src/domain/ids.ts'
import { stamped, workload } from '../workload.ts'
import { done, freshRaw, putAll, putFact, readAll } from './raw.ts'
import { type BenchTablet, enrolled } from './tablet.ts'

/** Operations of one user action while the work is laid by; not timed. */
const CAPTURED_AT_ONCE = 1_000

/** Above what one round asks for: the browser keeps no more than it is told to. */
const RESOURCES = 10_000
const RAW_DEVICE = '018f7a3e-0000-7000-8000-000000000000' as DeviceId

export interface Sent {
  readonly ms: number
  /** From the first request to level: what was sent is also met in the queue. Warsha's side alone. */
  readonly levelMs: number
  /** What went over the wire for it, gzip where it was packed; without the headers. */
  readonly wire: Wire
}

interface Wire {
  /** Bodies of requests. */
  readonly up: number
  /** Bodies of answers. */
  readonly down: number
  readonly requests: number
}

export async function send(code: string, seed: number, count: number): Promise<Sent> {
  const wire = { up: 0, down: 0, requests: 0 }
  const counted: typeof fetch = (input, init) => {
    wire.requests += 1
    wire.up += init?.body instanceof ArrayBuffer ? init.body.byteLength : 0
    return fetch(input, init)
  }
  const tablet = await enrolled(code, seed, counted)
  // What the queue holds so far is not part of the work.
  await tablet.exchange()
  await capture(tablet, seed, count)
  Object.assign(wire, { up: 0, requests: 0 })
  performance.clearResourceTimings()
  performance.setResourceTimingBufferSize(RESOURCES)
  const startedMs = performance.now()
  const acknowledged = nothingPending(tablet).then(() => ({
    ms: performance.now() - startedMs,
    wire: { ...wire, down: received('/api/') },
  }))
  await tablet.exchange()
  const levelMs = performance.now() - startedMs
  const sent = await acknowledged
  await tablet.leave()
  return { ...sent, levelMs }
}

/** One request with all of it; then one fact says that all of it was stored. */
export async function sendRaw(seed: number, count: number): Promise<Sent> {
  const db = await freshRaw('id')
  await putAll(db, stamped(workload(count, seed).work, RAW_DEVICE, seed))
  performance.clearResourceTimings()
  const startedMs = performance.now()
  const rows = await readAll(db)
  const bytes = new TextEncoder().encode(JSON.stringify(rows))
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  const body = await new Response(packed).arrayBuffer()
  const answer = (await (await fetch('/raw/send', { method: 'POST', body })).json()) as { stored: number }
  if (answer.stored !== count) throw new Error(`stored ${answer.stored} of ${count}`)
  await putFact(db, 'sent', answer.stored)
  const ms = performance.now() - startedMs
  const kept = await done(db.transaction('facts').objectStore('facts').get('sent'))
  if (kept !== count) throw new Error('the raw side forgot what it sent')
  db.close()
  return { ms, levelMs: ms, wire: { up: body.byteLength, down: received('/raw/'), requests: 1 } }
}

/** Bytes of answers as they came over the wire, packed or not. */
function received(path: string): number {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  return entries
    .filter(({ name }) => new URL(name).pathname.startsWith(path))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
}

async function capture({ store }: BenchTablet, seed: number, count: number): Promise<void> {
  const { work } = workload(count, seed)
  for (let from = 0; from < count; from += CAPTURED_AT_ONCE) {
    const saved = await store.commit(work.slice(from, from + CAPTURED_AT_ONCE))
    if (!saved.ok) throw new Error(`not saved: ${saved.error.detail}`)
  }
}

function nothingPending({ store }: BenchTablet): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = effect(() => {
    if (store.own.value.every(({ state }) => state.type !== 'pending')) resolve()
  })
  return promise.finally(stop)
}
