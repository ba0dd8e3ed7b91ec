/** The whole programme as one workbook: what the document is, then a sheet per table. */
import type { EntityId } from '../domain/ids.ts'
import type { Reader } from '../domain/state.ts'
import type { DocumentWords } from '../i18n/documents.ts'
import { aboutSheet, type Provenance } from './provenance.ts'
import { sheetOf } from './sheets.ts'
import { TABLES, tells } from './table.ts'
import { tablesOf } from './tables.ts'
import { workbookOf } from './xlsx.ts'

/** The bytes of an XLSX; undefined when the programme does not exist. Tables that have nothing to tell are left out. */
export async function programmeWorkbook(
  reader: Reader,
  id: EntityId,
  provenance: Provenance,
  words: DocumentWords,
): Promise<Uint8Array | undefined> {
  const programme = reader.get('programme', id)
  const tables = tablesOf(reader, id)
  if (!programme || !tables) return undefined
  const sheets = TABLES.map((table) => tables[table])
    .filter(tells)
    .map((table) => sheetOf(table, words))
  return workbookOf([aboutSheet(programme, provenance, words), ...sheets], words)
}
