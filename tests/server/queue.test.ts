import { sqlQueue } from '../../src/server/sql-queue.ts'
import { sqlRegistry } from '../../src/server/sql-registry.ts'
import { type Place, useGrounds } from '../support/grounds.ts'
import { queueContract } from './queue-contract.ts'

for (const { name, fresh } of useGrounds()) {
  const places: Place[] = []
  queueContract(name, async (chains, reopen) => {
    const last = places.at(-1)
    const place = reopen && last ? last : await fresh()
    places.push(place)
    const engine = await place.open()
    return {
      engine,
      queue: sqlQueue(engine, chains),
      registry: sqlRegistry(engine, chains),
      close: () => engine.close(),
    }
  })
}
