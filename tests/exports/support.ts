/** What exports are made from in tests. */
import type { EntityId } from '../../src/domain/ids.ts'
import type { State } from '../../src/domain/state.ts'
import { type ExportId, makeFile } from '../../src/exports/make.ts'
import type { Provenance } from '../../src/exports/provenance.ts'
import type { TableId } from '../../src/exports/table.ts'
import type { Locale } from '../../src/i18n/locale.ts'
import { entityOf } from '../support/operations.ts'

export const HOME = entityOf(9_001)

export const PROVENANCE: Provenance = {
  collectivity: { ar: 'جماعة تمارة', fr: 'Commune de Témara' },
  day: '2026-11-22',
  time: '10:30',
  seq: 123,
  own: 2,
  others: { asOf: '2026-11-22T09:00:00Z', owing: [{ device: 'B', count: 3 }] },
}

export async function made(
  what: ExportId,
  { state, programme }: { readonly state: State; readonly programme: EntityId },
  {
    locale = 'fr',
    table = 'attendance',
    site,
  }: { readonly locale?: Locale; readonly table?: TableId; readonly site?: string } = {},
): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly text: string }> {
  const file = await makeFile(
    { what, locale, table, ...(site !== undefined && { site }) },
    {
      reader: state,
      programme,
      collectivity: { id: HOME, name: PROVENANCE.collectivity },
      provenance: PROVENANCE,
      log: () => Promise.resolve({ entries: [], own: [] }),
    },
  )
  if (!file.ok) throw new Error(file.error)
  const bytes = new Uint8Array(await file.value.content.arrayBuffer())
  // A byte order mark is part of what is tested.
  return { name: file.value.name, bytes, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }
}
