/** Opens what the server and its command line both stand on: the data folder, the secret, the queue. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { type EntityId, UUID_RANDOM_BYTES, uuidv7 } from '../domain/ids.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Invitation } from '../domain/wire.ts'
import { type Chains, keyedChains } from './chain.ts'
import type { Engine } from './engine.ts'
import { shareFolder } from './folder-lock.ts'
import { type InvitationPorts, invite } from './invitations.ts'
import { openPostgres } from './postgres.ts'
import type { Quarantine } from './quarantine.ts'
import type { Queue } from './queue.ts'
import type { Registry } from './registry.ts'
import { deriveKeys, type Keys, openSecret } from './secret.ts'
import type { Settings } from './settings.ts'
import { sqlQuarantine } from './sql-quarantine.ts'
import { sqlQueue } from './sql-queue.ts'
import { sqlRegistry } from './sql-registry.ts'
import { openSqlite, queueFile } from './sqlite.ts'

export interface House {
  readonly queue: Queue
  readonly quarantine: Quarantine
  readonly registry: Registry
  readonly keys: Keys
  readonly chains: Chains
  readonly collectivity: EntityId
  now(): Date
  randomBytes(length: number): Uint8Array
  /** From now on tells whenever another server process may have made the queue grow. */
  follow(moved: () => void): void
  isUnavailable(error: unknown): boolean
  close(): Promise<void>
}

/** The failure is a sentence for whoever starts it. */
export async function openHouse(settings: Settings): Promise<Result<House, string>> {
  // What people said in a hall is nobody's business on this machine but the server's.
  process.umask(0o077)
  const engine = await openEngine(settings)
  if (!engine.ok) return engine
  // Alone, so that of several servers that start on an empty database one makes secret and collectivity.
  const house = await attempt(settings, () => engine.value.alone(() => furnish(settings, engine.value)))
  if (!house.ok) await engine.value.close()
  return house
}

/** Opens the database that the settings choose. */
async function openEngine(settings: Settings): Promise<Result<Engine, string>> {
  const { databaseUrl, dataDir } = settings
  return await attempt(settings, async () => {
    if (databaseUrl !== undefined) return ok(await openPostgres(databaseUrl))
    const folder = resolve(dataDir)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return ok(openShared(folder))
  })
}

/** The folder's queue, which nobody restores a backup over while it is open. */
function openShared(folder: string): Engine {
  const use = shareFolder(folder)
  try {
    const engine = openSqlite(queueFile(folder))
    return { ...engine, close: () => engine.close().finally(() => use.release()) }
  } catch (error) {
    use.release()
    throw error
  }
}

async function furnish(settings: Settings, engine: Engine): Promise<Result<House, string>> {
  const secret = settings.secret === undefined ? await secretOf(settings, engine) : ok(settings.secret)
  if (!secret.ok) return secret
  const keys = deriveKeys(secret.value)
  const chains = keyedChains(keys.chain)
  const now = () => new Date()
  const registry = sqlRegistry(engine, chains)
  const id = uuidv7(now().getTime(), randomBytes(UUID_RANDOM_BYTES)) as EntityId
  const collectivity = await registry.foundCollectivity(id, now().toISOString())
  return ok({
    queue: sqlQueue(engine, chains),
    quarantine: sqlQuarantine(engine, chains),
    registry,
    keys,
    chains,
    collectivity,
    now,
    randomBytes,
    follow: (moved) => engine.follow(collectivity, moved),
    isUnavailable: (error) => engine.isUnavailable(error),
    close: () => engine.close(),
  })
}

async function secretOf(settings: Settings, { db, name }: Engine): Promise<Result<string, string>> {
  const founded = await db.selectFrom('collectivities').select('founded').executeTakeFirst()
  const dataDir = resolve(settings.dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return openSecret(dataDir, founded && name)
}

/** What is thrown at start comes from the database or the folder: whoever starts the server can mend it. */
async function attempt<T>(
  { databaseUrl, dataDir }: Settings,
  work: () => Promise<Result<T, string>>,
): Promise<Result<T, string>> {
  try {
    return await work()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    // A file's failure names the file; anything else is the database's. Its address is not repeated: it holds a password.
    const isOfFolder =
      databaseUrl === undefined || (error instanceof Error && 'syscall' in error && 'path' in error)
    return fail(
      isOfFolder
        ? `DATA_DIR is "${dataDir}" and cannot be used: ${reason}.`
        : `DATABASE_URL names a database that cannot be used: ${reason}.`,
    )
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
