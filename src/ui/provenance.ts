/** What documents are made from: this device's place in the log, and what it last heard of the others. */
import { useEffect, useState } from 'preact/hooks'
import type { DeviceReport } from '../domain/wire.ts'
import type { Provenance } from '../exports/provenance.ts'
import { inShapeOf } from './kept-shape.ts'
import { owedBy } from './parts/arrival.tsx'
import { useReading } from './reading.ts'
import { type Services, useServices } from './services.ts'
import { dayOf, timeOf } from './today.ts'

type Others = NonNullable<Provenance['others']>

/** Under which the last answer of the server is kept, for when there is no network. */
const KEPT = 'others-owe'

export interface KnownProvenance {
  /** As of now; to be asked for again when a document is made. */
  read(): Provenance
  /** The server is being asked; what was heard before stands until it answers. */
  readonly isAsking: boolean
}

export function useProvenance(): KnownProvenance {
  const services = useServices()
  const [others, setOthers] = useState<Others | null>(null)
  const [isAsking, setAsking] = useState(true)
  const collectivity = useReading(['collectivity'], (reader) => reader.all('collectivity')[0]?.name, [])
  const { devices, saveDraft, draft, now, enrolment } = services
  const self = enrolment.value?.device
  useEffect(() => {
    let isHere = true
    const learn = async () => {
      const before = othersIn(await draft(KEPT))
      if (isHere && before) setOthers(before)
      const answered = await devices()
      if (!isHere) return
      setAsking(false)
      if (!answered.ok) return
      const heard = othersFrom(answered.value, self, now().toISOString())
      setOthers(heard)
      await saveDraft(KEPT, heard)
    }
    void learn()
    return () => {
      isHere = false
    }
  }, [devices, draft, saveDraft, now, self])
  return { read: () => provenanceOf(services, collectivity, others), isAsking }
}

function provenanceOf(
  { now, seq, own }: Services,
  collectivity: Provenance['collectivity'],
  others: Others | null,
): Provenance {
  const moment = now()
  const onTop = own.peek().filter(({ state }) => state.type === 'pending' || state.type === 'acked')
  return {
    collectivity,
    day: dayOf(moment),
    time: timeOf(moment),
    seq: seq.peek(),
    own: onTop.length,
    others,
  }
}

function othersIn(kept: unknown): Others | undefined {
  const { asOf, owing } = inShapeOf({ asOf: '', owing: [{ device: '', count: 0 }] }, kept)
  return Number.isNaN(Date.parse(asOf)) ? undefined : { asOf, owing }
}

const othersFrom = (
  reports: readonly DeviceReport[],
  self: DeviceReport['device'] | undefined,
  asOf: string,
): Others => ({
  asOf,
  owing: reports
    .filter((report) => report.device !== self && owedBy(report) > 0)
    .map((report) => ({ device: `${report.station} · ${report.label}`, count: owedBy(report) })),
})
