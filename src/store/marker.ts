/**
 * A marker outside of IndexedDB: how far this tablet had come. A browser may empty a database by itself;
 * what is left of it then is the marker, which can still say how much had arrived and how much had not.
 * Where the browser takes the marker as well, only the server's `written` is left to tell.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals-core'
import * as v from 'valibot'
import { localizedSchema } from '../domain/fields.ts'
import type { Operation } from '../domain/operation.ts'
import type { Store } from './store.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const markerSchema = v.object({
  device: v.string(),
  station: v.string(),
  /** Null when the server gave the collectivity no name. */
  collectivity: v.nullable(localizedSchema),
  /** Highest `n` saved. */
  written: count,
  /** How many of those the server has judged: they are in its queue or its quarantine. */
  arrived: count,
  /** Tablet time of the last change, ISO 8601. */
  at: v.string(),
  /** Tablet time of the last capture, ISO 8601. Markers of earlier versions do not tell. */
  captured: v.exactOptional(v.string()),
})

type Marker = v.InferOutput<typeof markerSchema>

/** A place for one text that outlives the database. It may fail silently: then there is no marker. */
export interface MarkerPlace {
  read(): string | null
  write(text: string): void
}

export interface Witness {
  /** This device's own counter; null before it is enrolled. */
  readonly counter: ReadonlySignal<Pick<Marker, 'written' | 'arrived'> | null>
  /** When this device last captured something, ISO 8601: also when that has long been sent. Null when it is not known to. */
  readonly captured: ReadonlySignal<string | null>
  /** What the emptied database had come to; undefined while nothing was lost, and after a new enrolment. */
  readonly lost: ReadonlySignal<Marker | undefined>
  stop(): void
}

/** Keeps the marker up with what is saved, and notices a marker whose database is gone. */
export function keepMarker(
  store: Pick<Store, 'enrolment' | 'own' | 'written'>,
  place: MarkerPlace,
  now: () => Date,
): Witness {
  const counter = signal<Pick<Marker, 'written' | 'arrived'> | null>(null)
  const captured = signal<string | null>(null)
  const lost = signal<Marker | undefined>(undefined)
  let isNoting = false
  let isNews = false

  const note = async (): Promise<void> => {
    const written = await store.written()
    const enrolment = store.enrolment.peek()
    const before = readMarker(place)
    // A database emptied under an open tab counts nothing: what was known before is the truth about it.
    if (!enrolment || (before?.device === enrolment.device && written < before.written)) return
    // Read after `written`: what was saved in between makes fewer arrived, never more.
    const own = store.own.peek()
    const pending = own.filter(({ state }) => state.type === 'pending').length
    const arrived = Math.max(0, written - pending)
    counter.value = { written, arrived }
    const lastOwn = own.findLast(({ op }) => isCapture(op))?.op.at
    const capturedAt = latest([captured.peek(), before?.captured, lastOwn])
    captured.value = capturedAt
    const { device, station, collectivity } = enrolment
    const name = v.safeParse(localizedSchema, collectivity.name)
    const marker: Marker = {
      device,
      station,
      collectivity: name.success ? name.output : null,
      written,
      arrived,
      at: now().toISOString(),
      ...(capturedAt !== null && { captured: capturedAt }),
    }
    place.write(JSON.stringify(marker))
  }

  /** One after the other; many changes meanwhile are noted by one. */
  const noteAll = async (): Promise<void> => {
    isNews = true
    if (isNoting) return
    isNoting = true
    while (isNews) {
      isNews = false
      // A database that cannot be read says so at the next commit, where a person is looking.
      await note().catch(() => {})
    }
    isNoting = false
  }

  const stop = effect(() => {
    const isEnrolled = store.enrolment.value !== undefined
    const saved = store.own.value
    lost.value = isEnrolled ? undefined : readMarker(place)
    if (isEnrolled && saved) void noteAll()
  })
  return { counter, captured, lost, stop }
}

const markerText = v.pipe(v.string(), v.parseJson(), markerSchema)

function readMarker(place: MarkerPlace): Marker | undefined {
  const parsed = v.safeParse(markerText, place.read())
  return parsed.success ? parsed.output : undefined
}

/** What is done in a workshop: counting, and writing about proposals. */
const isCapture = (op: Operation): boolean => op.type === 'tally' || op.kind === 'proposal'

const latest = (times: readonly (string | null | undefined)[]): string | null =>
  times
    .filter((at) => typeof at === 'string')
    .reduce<string | null>((a, b) => (a === null || Date.parse(b) > Date.parse(a) ? b : a), null)
