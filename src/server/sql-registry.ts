/** The registry in SQL. */
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Role } from '../domain/kinds.ts'
import type { DeviceReport } from '../domain/wire.ts'
import { appendAll, type QueueTransaction } from './append.ts'
import { type Chains, contentHash } from './chain.ts'
import type { Database } from './database.ts'
import type { Engine, Tx } from './engine.ts'
import type { EnrolledDevice, Registry, RegistryTransaction, StoredInvitation } from './registry.ts'
import { entryOf, kindQuery } from './sql-queue.ts'
import { sqlTransaction } from './sql-transaction.ts'

export function sqlRegistry(engine: Engine, chains: Chains): Registry {
  const { db } = engine
  return {
    foundCollectivity: (id, now) =>
      engine.transaction(async (tx) => {
        const known = await tx.selectFrom('collectivities').select('collectivity').executeTakeFirst()
        if (known) return known.collectivity
        const row = { collectivity: id, seq: 0, chain: chains.of(id).start, founded: now }
        await tx.insertInto('collectivities').values(row).execute()
        return id
      }),

    device: (collectivity, id) => deviceIn(db, collectivity, id),
    reports: (collectivity) => reportsOf(db, collectivity),
    transaction: (collectivity, work) =>
      engine.transaction(async (tx) => {
        const queue = sqlTransaction(engine, tx, collectivity)
        await queue.head()
        return await work(registryTransaction(tx, queue, chains, collectivity))
      }),
  }
}

function registryTransaction(
  tx: Tx,
  queue: QueueTransaction,
  chains: Chains,
  collectivity: EntityId,
): RegistryTransaction {
  const invitations = tx
    .selectFrom('invitations')
    .select(['id', 'lookup', 'role', 'uses', 'expires', 'invited_by', 'withdrawn'])
    .where('collectivity', '=', collectivity)

  async function withUses(row: InvitationRow): Promise<StoredInvitation> {
    const uses = await tx
      .selectFrom('invitation_uses')
      .select('device')
      .where('collectivity', '=', collectivity)
      .where('invitation', '=', row.id)
      .execute()
    const { invited_by, withdrawn, ...same } = row
    const usedBy = uses.map(({ device }) => device)
    return { ...same, by: invited_by, withdrawn: withdrawn === 1, usedBy }
  }

  return {
    queue,

    device: (id) => deviceIn(tx, collectivity, id),

    devices: async () => (await devicesQuery(tx, collectivity).execute()).map(deviceOf),

    async saveDevice({ revoked, rolesHeld, device, ...same }) {
      const row = { ...same, roles_held: rolesHeld.join(' '), revoked: revoked ? 1 : 0 }
      await tx
        .insertInto('devices')
        .values({ collectivity, device, ...row })
        .onConflict((conflict) => conflict.columns(['collectivity', 'device']).doUpdateSet(row))
        .execute()
    },

    async invitation(lookup) {
      const row = await invitations.where('lookup', '=', lookup).executeTakeFirst()
      return row && withUses(row)
    },

    async invitations() {
      const found: StoredInvitation[] = []
      for (const row of await invitations.orderBy('id').execute()) found.push(await withUses(row))
      return found
    },

    async saveInvitation({ id, lookup, role, uses, expires, by, withdrawn }) {
      const row = { lookup, role, uses, expires, invited_by: by, withdrawn: withdrawn ? 1 : 0 }
      await tx
        .insertInto('invitations')
        .values({ collectivity, id, ...row })
        .onConflict((conflict) => conflict.columns(['collectivity', 'id']).doUpdateSet(row))
        .execute()
    },

    async noteUse(invitation, device) {
      await tx.insertInto('invitation_uses').values({ collectivity, invitation, device }).execute()
    },

    async forgetWritten(device) {
      const highest = (table: 'operations' | 'quarantine') =>
        tx
          .selectFrom(table)
          .select(({ fn }) => fn.max('n').as('n'))
          .where('collectivity', '=', collectivity)
          .where('device', '=', device)
          .executeTakeFirst()
      const [queued, refused] = [await highest('operations'), await highest('quarantine')]
      await tx
        .updateTable('contacts')
        .set({ written: Math.max(queued?.n ?? 0, refused?.n ?? 0) })
        .where('collectivity', '=', collectivity)
        .where('device', '=', device)
        .execute()
    },

    async nextN(author) {
      const last = await tx
        .selectFrom('operations')
        .select('n')
        .where('collectivity', '=', collectivity)
        .where('device', '=', author)
        .orderBy('n', 'desc')
        .limit(1)
        .executeTakeFirst()
      return (last?.n ?? 0) + 1
    },

    async deviceSets() {
      const rows = await kindQuery(tx, collectivity, 'device').execute()
      return rows
        .flatMap(entryOf)
        .flatMap(({ op, ...place }) => (op.type === 'set' ? [{ ...place, op }] : []))
    },

    append: (op, received) =>
      appendAll(queue, chains.of(collectivity), [{ op, hash: contentHash(op), received }]),
  }
}

interface InvitationRow extends Omit<StoredInvitation, 'by' | 'withdrawn' | 'usedBy'> {
  readonly invited_by: DeviceId | null
  readonly withdrawn: number
}

interface DeviceRow extends Omit<EnrolledDevice, 'revoked' | 'rolesHeld'> {
  readonly roles_held: string
  readonly revoked: number
}

const deviceOf = ({ revoked, roles_held, ...same }: DeviceRow): EnrolledDevice => ({
  ...same,
  rolesHeld: roles_held.split(' ') as Role[],
  revoked: revoked === 1,
})

const devicesQuery = (db: Database, collectivity: EntityId) =>
  db
    .selectFrom('devices')
    .select(['device', 'label', 'role', 'roles_held', 'station', 'key', 'revoked'])
    .where('collectivity', '=', collectivity)

async function deviceIn(
  db: Database,
  collectivity: EntityId,
  id: DeviceId,
): Promise<EnrolledDevice | undefined> {
  const row = await devicesQuery(db, collectivity).where('device', '=', id).executeTakeFirst()
  return row && deviceOf(row)
}

async function reportsOf(db: Database, collectivity: EntityId): Promise<readonly DeviceReport[]> {
  const rows = await db
    .selectFrom('devices as d')
    .leftJoin('contacts as c', (join) =>
      join.onRef('c.collectivity', '=', 'd.collectivity').onRef('c.device', '=', 'd.device'),
    )
    .select(['d.device', 'd.label', 'd.role', 'd.station', 'd.revoked', 'c.written', 'c.seen'])
    .where('d.collectivity', '=', collectivity)
    .execute()
  const arrived = await arrivedByDevice(db, collectivity)
  return rows
    .map(({ device, label, role, station, revoked, seen, written }) => ({
      device,
      label,
      role,
      station,
      revoked: revoked === 1,
      lastContact: seen || null,
      written: written ?? 0,
      arrived: arrived.get(device) ?? 0,
    }))
    .sort((a, b) => a.station.length - b.station.length || (a.station < b.station ? -1 : 1))
}

/** How many of its counters each device has brought, into the queue or into the quarantine. */
async function arrivedByDevice(db: Database, collectivity: EntityId): Promise<ReadonlyMap<DeviceId, number>> {
  const counters = db
    .selectFrom('operations')
    .select(['device', 'n'])
    .where('collectivity', '=', collectivity)
    .union(
      db
        .selectFrom('quarantine')
        .select(['device', 'n'])
        .where('collectivity', '=', collectivity)
        .where('n', 'is not', null)
        .$narrowType<{ n: number }>(),
    )
  const rows = await db
    .selectFrom(counters.as('counters'))
    .select(({ fn }) => ['device', fn.countAll<number>().as('arrived')])
    .groupBy('device')
    .execute()
  return new Map(rows.map(({ device, arrived }) => [device, arrived]))
}
