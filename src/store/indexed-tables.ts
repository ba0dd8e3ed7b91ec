/** The tables of one transaction in IndexedDB. */
import type { Rows, Tables, Transaction } from './database.ts'
import { answer } from './requests.ts'
import type { Meta } from './rows.ts'

export class IndexedTransaction implements Transaction {
  readonly pages: Tables['pages']
  readonly own: Tables['own']
  readonly places: Tables['places']
  readonly kept: Tables['kept']
  readonly snapshot: Tables['snapshot']
  readonly drafts: Tables['drafts']
  readonly meta: Tables['meta']
  readonly carried: Tables['carried']
  readonly carriedParts: Tables['carriedParts']

  constructor(tx: IDBTransaction) {
    this.pages = new IndexedRows(tx, 'pages')
    this.own = new IndexedRows(tx, 'own')
    this.places = new IndexedRows(tx, 'places')
    this.kept = new IndexedRows(tx, 'kept')
    this.snapshot = new IndexedRows(tx, 'snapshot')
    this.drafts = new IndexedRows(tx, 'drafts')
    this.meta = new IndexedRows(tx, 'meta')
    this.carried = new IndexedRows(tx, 'carried')
    this.carriedParts = new IndexedRows(tx, 'carriedParts')
  }

  async fact<Key extends keyof Meta>(key: Key): Promise<Meta[Key] | undefined> {
    const row = await this.meta.get(key)
    return row?.value as Meta[Key] | undefined
  }

  keepFact<Key extends keyof Meta>(key: Key, value: Meta[Key]): Promise<void> {
    return this.meta.put([{ key, value }])
  }
}

class IndexedRows<Row, Key extends string | number> implements Rows<Row, Key> {
  readonly #tx: IDBTransaction
  readonly #name: keyof Tables

  constructor(tx: IDBTransaction, name: keyof Tables) {
    this.#tx = tx
    this.#name = name
  }

  get(key: Key): Promise<Row | undefined> {
    return answer(this.#store().get(key))
  }

  async getMany(keys: readonly Key[]): Promise<readonly Row[]> {
    const found = await this.#each(keys, (store, key): IDBRequest<Row | undefined> => store.get(key))
    return found.filter((row) => row !== undefined)
  }

  all(from?: Key): Promise<readonly Row[]> {
    return answer(this.#store().getAll(from === undefined ? null : IDBKeyRange.lowerBound(from)))
  }

  async keys(): Promise<readonly Key[]> {
    return (await answer(this.#store().getAllKeys())) as Key[]
  }

  async put(rows: readonly Row[]): Promise<void> {
    await this.#each(rows, (store, row) => store.put(row))
  }

  async add(rows: readonly Row[]): Promise<void> {
    await this.#each(rows, (store, row) => store.add(row))
  }

  async delete(keys: readonly Key[]): Promise<void> {
    await this.#each(keys, (store, key) => store.delete(key))
  }

  deleteRange(from: Key, to: Key): Promise<void> {
    return answer(this.#store().delete(IDBKeyRange.bound(from, to)))
  }

  #each<Item, Answer>(
    items: readonly Item[],
    request: (store: IDBObjectStore, item: Item) => IDBRequest<Answer>,
  ): Promise<readonly Answer[]> {
    const store = this.#store()
    return Promise.all(items.map((item) => answer(request(store, item))))
  }

  #store(): IDBObjectStore {
    return this.#tx.objectStore(this.#name)
  }
}
