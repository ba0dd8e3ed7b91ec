/** `verify` finds whatever was changed in a queue behind the server's back. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EntityId } from '../../src/domain/ids.ts'
import { auditQueues, isHeadOf } from '../../src/server/audit.ts'
import { contentHash, keyedChains } from '../../src/server/chain.ts'
import type { Engine } from '../../src/server/engine.ts'
import { sqlQueue } from '../../src/server/sql-queue.ts'
import { sqlRegistry } from '../../src/server/sql-registry.ts'
import { useGrounds } from '../support/grounds.ts'
import { author, entityOf } from '../support/operations.ts'

/** More than are read at a time. */
const LENGTH = 600

describe.each(useGrounds())('a queue on $name', ({ fresh }) => {
  const chains = keyedChains(randomBytes(32))
  const amina = author(1, { count: 0 })
  const written = Array.from({ length: LENGTH }, () => amina.tally(entityOf(1), 'female'))
  let engine: Engine
  let collectivity: EntityId
  beforeEach(async () => {
    engine = await (await fresh()).open()
    collectivity = await sqlRegistry(engine, chains).foundCollectivity(entityOf(9), NOW)
    const delivery = {
      device: amina.device,
      received: NOW,
      written: LENGTH,
      operations: written,
      refused: [],
    }
    await sqlQueue(engine, chains).append(collectivity, delivery)
  })
  afterEach(() => engine.close())

  const audit = () => auditQueues(engine.db, chains)
  const at = (seq: number) => engine.db.updateTable('operations').where('seq', '=', seq)

  test('that nobody touched is intact from end to end', async () => {
    expect(await audit()).toEqual({ type: 'intact', operations: LENGTH })
    expect(await isHeadOf(engine.db, chains)).toBe(true)
  })

  test('is intact while it is empty', async () => {
    const empty = await (await fresh()).open()
    await sqlRegistry(empty, chains).foundCollectivity(entityOf(8), NOW)
    expect(await auditQueues(empty.db, chains)).toEqual({ type: 'intact', operations: 0 })
    expect(await isHeadOf(empty.db, chains)).toBe(true)
    await empty.close()
  })

  test('is intact where a text was erased: the hash stands for it', async () => {
    await at(300).set({ op: null }).execute()
    expect(await audit()).toEqual({ type: 'intact', operations: LENGTH })
  })

  test('is not of another secret', async () => {
    const other = keyedChains(randomBytes(32))
    expect(await auditQueues(engine.db, other)).toMatchObject({ type: 'broken', seq: 1, flaw: 'chain' })
    expect(await isHeadOf(engine.db, other)).toBe(false)
  })

  const altered = { ...amina.tally(entityOf(1), 'male', 500), n: 300 }
  test.each([
    ['another operation in its place', { op: JSON.stringify(altered) }, 'content'],
    ['no operation at all', { op: 'null' }, 'content'],
    ['half an operation', { op: JSON.stringify(altered).slice(0, 40) }, 'content'],
    ['another operation with its hash', { op: JSON.stringify(altered), hash: contentHash(altered) }, 'chain'],
    ['another time of arrival', { received: '2020-01-01T00:00:00.000Z' }, 'chain'],
    ['another counter beside it', { n: 9_000 }, 'author'],
    ['another hash of an erased text', { op: null, hash: '00'.repeat(32) }, 'chain'],
  ])('is broken at the place that has %s', async (_, change, flaw) => {
    await at(300).set(change).execute()
    expect(await audit()).toEqual({ type: 'broken', seq: 300, flaw })
  })

  test('is broken where a place is missing, in the middle or at the end', async () => {
    const without = (seq: number) => engine.db.deleteFrom('operations').where('seq', '=', seq).execute()
    await without(LENGTH)
    expect(await audit()).toEqual({ type: 'broken', seq: LENGTH, flaw: 'missing' })
    await without(251)
    expect(await audit()).toEqual({ type: 'broken', seq: 251, flaw: 'missing' })
  })

  test('is broken where its end was forgotten', async () => {
    await engine.db
      .updateTable('collectivities')
      .set({ seq: LENGTH - 1 })
      .execute()
    expect(await audit()).toEqual({ type: 'broken', seq: LENGTH - 1, flaw: 'head' })
  })
})

const NOW = '2024-05-15T12:00:00.000Z'
