/** IndexedDB as it is, for the raw side: no library, the fewest requests, every transaction as durable as Warsha's. */

const NAME = 'raw'

/** An empty database with a store of rows, and one of single facts. */
export async function freshRaw(key: string): Promise<IDBDatabase> {
  await done(indexedDB.deleteDatabase(NAME))
  const opening = indexedDB.open(NAME)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('rows', { keyPath: key })
    opening.result.createObjectStore('facts')
  })
  return done(opening)
}

/** Puts rows in one strictly durable transaction. Resolves when it is complete: on disk. */
export async function putAll(db: IDBDatabase, rows: readonly unknown[]): Promise<void> {
  const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' })
  const store = transaction.objectStore('rows')
  for (const row of rows) store.put(row)
  await complete(transaction)
}

export async function putFact(db: IDBDatabase, key: string, value: unknown): Promise<void> {
  const transaction = db.transaction('facts', 'readwrite', { durability: 'strict' })
  transaction.objectStore('facts').put(value, key)
  await complete(transaction)
}

export const readAll = (db: IDBDatabase): Promise<unknown[]> =>
  done(db.transaction('rows').objectStore('rows').getAll())

export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')))
  })
}

/** Commits at once, without waiting for the answers of its requests: the quickest that a page can do. */
function complete(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('no reason given')))
    transaction.commit()
  })
}
