/** Writes into a tablet's own database what no screen offers, as a tampered or a newer app would. */
import type { Tablet } from './browser.ts'
import { newId } from './devices.ts'

/**
 * Next to be sent, in the tablet's own name. The page learns of it by a reload.
 * @param written all but the stamp; what it says of the stamp wins
 * @returns its id
 */
export async function forge(tablet: Tablet, written: Readonly<Record<string, unknown>>): Promise<string> {
  const id = newId()
  await tablet.page.evaluate(
    async ({ stamp, rest }) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result))
          request.addEventListener('error', () => reject(new Error('the database does not answer')))
        })
      const database = await done(indexedDB.open('warsha'))
      const writing = database.transaction(['meta', 'own'], 'readwrite')
      const meta = writing.objectStore('meta')
      const { value: counters } = (await done(meta.get('counters'))) as {
        value: { device: string; n: number }
      }
      const n = counters.n + 1
      const op = { ...stamp, device: counters.device, n, ...rest }
      meta.put({ key: 'counters', value: { ...counters, n } })
      writing.objectStore('own').add({ n, op, state: { type: 'pending' } })
      await new Promise((resolve) => writing.addEventListener('complete', resolve))
      database.close()
    },
    { stamp: { id, at: new Date().toISOString(), v: 1, type: 'set', prev: {} }, rest: written },
  )
  return id
}
