/** The report of a whole programme, read once for each change however often it is opened. */
import type { ReadonlySignal } from '@preact/signals'
import type { EntityId } from '../domain/ids.ts'
import type { Kind } from '../domain/kinds.ts'
import { type Report, reportOf } from '../domain/report.ts'
import type { Services } from './services.ts'

/** What a report is read from. */
export const REPORT_KINDS: readonly (Kind | 'tally')[] = [
  'programme',
  'workshop',
  'tally',
  'proposal',
  'axis',
  'group',
  'project',
]

/** @returns the report of each programme, as a signal that stays the same: while nothing has changed it has its value */
export function createReportReadings({
  live,
}: Services): (programme: EntityId) => ReadonlySignal<Report | undefined> {
  const known = new Map<EntityId, ReadonlySignal<Report | undefined>>()
  return (programme) => {
    const signal = known.get(programme) ?? live.reading(REPORT_KINDS, (reader) => reportOf(reader, programme))
    known.set(programme, signal)
    return signal
  }
}
