/** The registry over a simulated database: who is enrolled, who may still enrol. */
import type { DeviceId } from '../../../src/domain/ids.ts'
import type { Registry, RegistryTransaction } from '../../../src/server/registry.ts'
import type { ServerTransaction } from './server-database.ts'
import { appendOwn, entryOf, queueTransaction, type ServerStorage } from './server-ports.ts'
import type { View } from './server-tables.ts'

export function simulatedRegistry(storage: ServerStorage): Registry {
  const { database, connection } = storage
  return {
    // Founded with the world: see `Servers`.
    foundCollectivity: async (id) => id,
    device: (collectivity, id) => database.read(connection, collectivity, (view) => view.get('device', id)),
    reports: (collectivity) =>
      database.read(connection, collectivity, (view) =>
        view.entries('device').map(([, { device, label, role, station, revoked }]) => {
          const contact = view.get('contact', device)
          const arrived = arrivedOf(view, device)
          return {
            device,
            label,
            role,
            station,
            revoked,
            lastContact: contact?.seen ?? null,
            written: contact?.written ?? 0,
            arrived: arrived.size,
          }
        }),
      ),
    transaction: (collectivity, work) =>
      database.transaction(connection, collectivity, async (tx) => {
        await tx.hold()
        return await work(registryTransaction(storage, tx))
      }),
  }
}

function registryTransaction(storage: ServerStorage, tx: ServerTransaction): RegistryTransaction {
  const { view } = tx
  const withUses = (invitation: NonNullable<ReturnType<typeof view.get<'invitation'>>>) => ({
    ...invitation,
    usedBy: view.get('uses', invitation.id) ?? [],
  })
  const invitations = () =>
    view
      .entries('invitation')
      .map(([, invitation]) => withUses(invitation))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    queue: storage.planted(queueTransaction(tx), tx),
    async device(id) {
      await tx.statement()
      return view.get('device', id)
    },
    async devices() {
      await tx.statement()
      return view.entries('device').map(([, device]) => device)
    },
    async saveDevice(device) {
      await tx.statement()
      view.set('device', device.device, device)
    },
    async invitation(lookup) {
      await tx.statement()
      return invitations().find((each) => each.lookup === lookup)
    },
    async invitations() {
      await tx.statement()
      return invitations()
    },
    async saveInvitation(invitation) {
      await tx.statement()
      view.set('invitation', invitation.id, invitation)
    },
    async noteUse(invitation, device) {
      await tx.statement()
      view.set('uses', invitation, [...(view.get('uses', invitation) ?? []), device])
    },
    async forgetWritten(device) {
      await tx.statement()
      const contact = view.get('contact', device)
      const refused = view.entries('quarantine').map(([, row]) => (row.device === device ? (row.n ?? 0) : 0))
      const written = Math.max(view.get('lastN', device) ?? 0, ...refused)
      if (contact) view.set('contact', device, { ...contact, written })
    },
    async deviceSets() {
      await tx.statement()
      const sets = view.entries('queue').flatMap(([, row]) => (row.kind === 'device' ? [entryOf(row)] : []))
      return sets
        .sort((a, b) => a.seq - b.seq)
        .flatMap(({ op, ...place }) => (op.type === 'set' ? [{ ...place, op }] : []))
    },
    async nextN(author) {
      await tx.statement()
      return (view.get('lastN', author) ?? 0) + 1
    },
    append: (op, received) => appendOwn(storage, tx, op, received),
  }
}

/** The counters that a device has brought, into the queue or into the quarantine. */
export function arrivedOf(view: View, device: DeviceId): ReadonlySet<number> {
  const queued = view.entries('queue').flatMap(([, row]) => (row.device === device ? [row.n] : []))
  const refused = view
    .entries('quarantine')
    .flatMap(([, row]) => (row.device === device && row.n !== null ? [row.n] : []))
  return new Set([...queued, ...refused])
}
