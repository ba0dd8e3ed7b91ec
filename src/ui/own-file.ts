/** Files that this tablet gives out: what was refused, from which a technician can recover each, and what is to be moved. */
import type { OwnRecord } from '../store/store.ts'

/** NDJSON: one line each, with what became of it and why; the operation as it was written. */
export const ownAsText = (records: readonly OwnRecord[]): string =>
  records.map(({ n, state, op }) => `${JSON.stringify({ n, state, op })}\n`).join('')

/** `.txt`, since tablets open and share it without asking for an app. `day` is a tablet's day, "2024-05-15". */
export const ownFileName = (station: string, day: string): string => `warsha-${station}-${day}.txt`

/** Of a file to be moved; by its time the later of two is known. `time` is "10:30". */
export const carryFileName = (station: string, day: string, time: string): string =>
  ownFileName(station, `${day}-${time.replace(':', '')}`)
