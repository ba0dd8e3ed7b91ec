/** Opens what the server and its command line both stand on: the data folder, the secret, the queue. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type EntityId, UUID_RANDOM_BYTES, uuidv7 } from '../domain/ids.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Invitation } from '../domain/wire.ts'
import { keyedChain } from './chain.ts'
import { type InvitationPorts, invite } from './invitations.ts'
import type { Queue } from './queue.ts'
import type { Registry } from './registry.ts'
import { deriveKeys, type Keys, openSecret } from './secret.ts'
import type { Settings } from './settings.ts'
import { sqlQueue } from './sql-queue.ts'
import { sqlRegistry } from './sql-registry.ts'
import { openSqlite } from './sqlite.ts'

export interface House {
  readonly queue: Queue
  readonly registry: Registry
  readonly keys: Keys
  readonly collectivity: EntityId
  now(): Date
  randomBytes(length: number): Uint8Array
  close(): Promise<void>
}

/** The failure is a sentence for whoever starts it. */
export async function openHouse(settings: Settings): Promise<Result<House, string>> {
  // What people said in a hall is nobody's business on this machine but the server's.
  process.umask(0o077)
  const dataDir = resolve(settings.dataDir)
  const queueFile = join(dataDir, 'queue.sqlite')
  const now = () => new Date()
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const secret = settings.secret === undefined ? openSecret(dataDir, queueFile) : ok(settings.secret)
    if (!secret.ok) return secret
    const keys = deriveKeys(secret.value)
    const chain = keyedChain(keys.chain)
    const db = openSqlite(queueFile)
    const registry = sqlRegistry(db, chain)
    const id = uuidv7(now().getTime(), randomBytes(UUID_RANDOM_BYTES)) as EntityId
    const collectivity = await registry.foundCollectivity(id, now().toISOString())
    const queue = sqlQueue(db, chain)
    return ok({ queue, registry, keys, collectivity, now, randomBytes, close: () => db.destroy() })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail(`DATA_DIR is "${settings.dataDir}" and cannot be used: ${reason}.`)
  }
}

/** An invitation by which one browser becomes a coordinator, made by the server itself. */
export const inviteCoordinator = (house: House, publicUrl: string): Promise<Invitation> => {
  const ports: InvitationPorts = { ...house, publicUrl }
  return invite(ports, house.collectivity, { role: 'coordinator', uses: 1, hours: 72 }, null)
}

export const coordinatorText = ({ link, expires }: Invitation): string =>
  [
    `Open this link to become the coordinator (one browser, until ${expires.slice(0, 16).replace('T', ' ')} UTC):`,
    '',
    `  ${link}`,
  ].join('\n')
