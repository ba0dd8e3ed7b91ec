/** The transaction behind a tap, by IndexedDB's own means: a library's way through it takes longer than the disk does. */
import { isSameValue } from '../domain/canonical.ts'
import { completion } from './requests.ts'
import type { Counters, Meta, OwnRecord } from './rows.ts'

/** See `Database.addNext`. All requests are made at once, and the answer to the first decides over all of them. */
export function addNext(
  db: IDBDatabase,
  known: Counters,
  rows: readonly OwnRecord[],
  next: Counters,
): Promise<boolean> {
  const transaction = db.transaction(['own', 'meta'], 'readwrite', { durability: 'strict' })
  const meta = transaction.objectStore('meta')
  const own = transaction.objectStore('own')
  const key: keyof Meta = 'counters'
  const stored: IDBRequest<{ readonly value: Counters } | undefined> = meta.get(key)
  for (const row of rows) own.add(row)
  meta.put({ key, value: next })
  let isNext = true
  stored.addEventListener('success', () => {
    isNext = isSameValue(stored.result?.value, known)
    // At once: by itself it would wait until every request was told of.
    if (isNext) transaction.commit()
    else transaction.abort()
  })
  return completion(transaction).then(
    () => true,
    (error: unknown) => {
      if (isNext) throw error
      return false
    },
  )
}
