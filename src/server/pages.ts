/** Full pages of the queue, packed once each, and kept for as long as the queue is what it was. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { EntityId } from '../domain/ids.ts'
import { type Cursor, PAGE_SIZE, type Page } from '../domain/wire.ts'
import type { Queue } from './queue.ts'

export interface PackedPage {
  /** Where it ends. */
  readonly end: Cursor
  readonly etag: string
  readonly gzip: Buffer
}

/** Some 20 kB each: all pages of a large collectivity, in a few megabytes. */
const MAX_KEPT = 256

export class Pages {
  readonly #queue: Queue
  readonly #kept = new Map<string, PackedPage>()

  constructor(queue: Queue) {
    this.#queue = queue
  }

  /** Undefined while the page is not full, and where it is too long for one answer: the exchange gives it in bites. */
  async get(collectivity: EntityId, page: number): Promise<PackedPage | undefined> {
    const key = `${collectivity} ${page}`
    const kept = this.#kept.get(key)
    // Under a database that several servers share, a backup may be restored while this one runs. The chain
    // runs over everything in the page and before it, and is looked up in no time.
    if (kept && (await this.#queue.holds(collectivity, kept.end))) return kept
    this.#kept.delete(key)
    const packed = await this.#pack(collectivity, page)
    if (!packed) return undefined
    const [oldest] = this.#kept.keys()
    if (this.#kept.size >= MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    this.#kept.set(key, packed)
    return packed
  }

  async #pack(collectivity: EntityId, page: number): Promise<PackedPage | undefined> {
    const { entries, end } = await this.#queue.read(collectivity, page * PAGE_SIZE, PAGE_SIZE)
    if (end.seq !== (page + 1) * PAGE_SIZE) return undefined
    const json = JSON.stringify({ page, chain: end.chain, entries: [...entries] } satisfies Page)
    const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`
    return { end, etag, gzip: await promisify(gzip)(json) }
  }
}
