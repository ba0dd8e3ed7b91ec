/** This tablet's operations that the queue does not show, as a file from which a technician can recover each. */
import type { OwnRecord } from '../store/store.ts'

/** NDJSON: one line each, with what became of it and why; the operation as it was written. */
export const ownAsText = (records: readonly OwnRecord[]): string =>
  records.map(({ n, state, op }) => `${JSON.stringify({ n, state, op })}\n`).join('')

/** `.txt`, since tablets open and share it without asking for an app. `day` is a tablet's day, "2024-05-15". */
export const ownFileName = (station: string, day: string): string => `warsha-${station}-${day}.txt`
