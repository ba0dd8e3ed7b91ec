/** The tables of the first released app, as its library made them: version 1, which it told the browser as 10. */
import type { IDBPDatabase } from 'idb'

export const FIRST_TABLES = [
  ['pages', 'page'],
  ['own', 'n'],
  ['snapshot', 'key'],
  ['drafts', 'key'],
  ['meta', 'key'],
] as const

/** For `openDB(name, 10, { upgrade })`. */
export function firstTables(database: IDBPDatabase): void {
  for (const [table, keyPath] of FIRST_TABLES) database.createObjectStore(table, { keyPath })
}
