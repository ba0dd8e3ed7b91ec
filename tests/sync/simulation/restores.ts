/** Servers put back to a backup: shorter than they were, or grown again before anybody gave back what was lost. */
import type { EntityId } from '../../../src/domain/ids.ts'
import { coming } from './newer-server.ts'
import type { ServerTables } from './server-tables.ts'
import type { World } from './world.ts'

export class Restores {
  readonly #world: World
  readonly #backups = new Map<EntityId, ServerTables[]>()

  constructor(world: World) {
    this.#world = world
  }

  backUp(collectivity: EntityId): void {
    const backups = this.#backups.get(collectivity) ?? []
    backups.push(this.#world.database.backup(collectivity))
    this.#backups.set(collectivity, backups)
  }

  /** One of the backups takes the place of the database; the secret lies beside it and stays. */
  restore(collectivity: EntityId): void {
    const { random, faults, servers, database, ledger, trace } = this.#world
    const backup = random.any(this.#backups.get(collectivity) ?? [])
    const isRegrown = random.chance(0.5)
    if (!backup || !faults.strikes(isRegrown ? 'restored regrown' : 'restored shorter', 0.5)) return
    this.#remember(collectivity)
    servers.restart(collectivity)
    database.restore(collectivity, backup)
    ledger.restored(collectivity)
    trace.note(`restored to ${backup.head.get('')?.seq}`)
    if (isRegrown) coming(this.#world, collectivity, true)
  }

  /** What tablets hold of the queue now is what has to come back, from those that are not emptied themselves. */
  #remember(collectivity: EntityId): void {
    const { tablets, owing } = this.#world
    for (const tablet of tablets) {
      if (tablet.collectivity !== collectivity) continue
      const ids = owing.get(tablet) ?? new Set()
      for (const id of tablet.heldIds()) ids.add(id)
      owing.set(tablet, ids)
    }
  }
}
