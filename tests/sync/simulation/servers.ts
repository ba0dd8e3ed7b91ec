/** The servers of one world: collectivities on one database, each served by one or two processes of production code. */
import type { DeviceId, EntityId } from '../../../src/domain/ids.ts'
import { UUID_RANDOM_BYTES, uuidv7 } from '../../../src/domain/ids.ts'
import type { Role } from '../../../src/domain/kinds.ts'
import type { Invitation } from '../../../src/domain/wire.ts'
import { type AppPorts, createApp } from '../../../src/server/app.ts'
import type { QueueTransaction } from '../../../src/server/append.ts'
import { type Chain, type Chains, keyedChains } from '../../../src/server/chain.ts'
import { Heads } from '../../../src/server/heads.ts'
import { invite } from '../../../src/server/invitations.ts'
import { Metrics } from '../../../src/server/metrics.ts'
import { deriveKeys, type Keys } from '../../../src/server/secret.ts'
import { keyedTokens } from '../../../src/server/token.ts'
import type { Faults } from './faults.ts'
import type { Checks } from './invariants.ts'
import type { Random } from './random.ts'
import { Realm, type Scheduler } from './scheduler.ts'
import { type ServerDatabase, type ServerTransaction, Unavailable } from './server-database.ts'
import { type ServerStorage, simulatedQuarantine, simulatedQueue } from './server-ports.ts'
import { simulatedRegistry } from './server-registry.ts'

/** The same in every world, like a file that survives every restore. */
const KEYS: Keys = deriveKeys('the secret of all simulated servers, beside the database')
const MADE = keyedChains(KEYS.chain)
const KEPT_CHAINS = new Map<string, Chain>()
/** Each is made once: making the key costs more than using it. */
export const CHAINS: Chains = {
  of(collectivity) {
    const known = KEPT_CHAINS.get(collectivity) ?? MADE.of(collectivity)
    KEPT_CHAINS.set(collectivity, known)
    return known
  },
}

export interface WireRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer> | null
}

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

interface Process {
  readonly realm: Realm
  readonly ports: AppPorts
  readonly app: ReturnType<typeof createApp>
}

export interface ServersPorts {
  readonly scheduler: Scheduler
  readonly random: Random
  readonly faults: Faults
  readonly checks: Checks
  readonly database: ServerDatabase
  /** Bugs planted into transactions, and into the ports of a process. */
  readonly planted: {
    transaction(tx: QueueTransaction, raw: ServerTransaction): QueueTransaction
    ports(ports: AppPorts): AppPorts
  }
}

/** How long a process that died is away. */
const RESTART_MS = 20_000

export class Servers {
  readonly #ports: ServersPorts
  readonly #processes = new Map<EntityId, Process[]>()
  #started = 0

  constructor(ports: ServersPorts) {
    this.#ports = ports
  }

  /** A collectivity, with the processes that serve it. */
  found(processes: number): EntityId {
    const { scheduler, random, database, faults } = this.#ports
    const id = uuidv7(scheduler.nowMs, random.bytes(UUID_RANDOM_BYTES)) as EntityId
    database.found(id, { seq: 0, chain: CHAINS.of(id).start })
    this.#processes.set(id, [])
    for (let index = 0; index < processes; index += 1) this.#start(id)
    if (processes > 1) faults.count('second process')
    return id
  }

  /** An invitation as the server's own command makes it, or a coordinator; no network needed. */
  async invite(collectivity: EntityId, role: Role, by: DeviceId | null, uses = 1): Promise<Invitation> {
    const process = this.#processes.get(collectivity)?.[0] ?? this.#start(collectivity)
    return invite(process.ports, collectivity, { role, uses, hours: 24 * 30 }, by)
  }

  /** What one of the processes answers; undefined when none runs, or when it died of it. */
  answer(
    collectivity: EntityId,
    { method, path, headers, body }: WireRequest,
  ): Promise<WireAnswer | undefined> {
    const process = this.#ports.random.any(this.#processes.get(collectivity) ?? [])
    if (!process) return Promise.resolve(undefined)
    const request = requestOf(method, path, headers, body)
    // Codes are tried from everywhere: the throttle counts in real time.
    const remoteAddress = `10.0.${this.#ports.random.below(256)}.${this.#ports.random.below(256)}`
    return new Promise((resolve, reject) => {
      process.realm.onEnd(() => resolve(undefined))
      const answering = async () => {
        const response = await process.app.fetch(request, { incoming: { socket: { remoteAddress } } })
        const text = await response.text()
        const told = TOLD.flatMap((name) => {
          const value = response.headers.get(name)
          return value === null ? [] : [[name, value]]
        })
        resolve({ status: response.status, headers: Object.fromEntries(told), text })
      }
      answering().catch(reject)
    })
  }

  /** Ends every process, and starts as many again: what they held in memory is gone. */
  restart(collectivity: EntityId): void {
    for (const { realm } of this.#processes.get(collectivity) ?? []) realm.end()
  }

  #start(collectivity: EntityId): Process {
    this.#started += 1
    const realm = new Realm(`server ${this.#started}`)
    const ports = this.#ports.planted.ports(this.#portsOf(collectivity, realm))
    const process: Process = { realm, ports, app: createApp(ports) }
    this.#processes.get(collectivity)?.push(process)
    realm.onEnd(() => this.#ended(collectivity, process))
    return process
  }

  #ended(collectivity: EntityId, process: Process): void {
    const { scheduler, random, database, faults } = this.#ports
    const running = (this.#processes.get(collectivity) ?? []).filter((each) => each !== process)
    this.#processes.set(collectivity, running)
    database.abandon(process.realm)
    const awayMs = faults.isOver ? 10 : random.next() * RESTART_MS
    scheduler.after(null, awayMs, 'server starts', () => this.#start(collectivity))
  }

  #portsOf(collectivity: EntityId, realm: Realm): AppPorts {
    const { scheduler, random, checks, database, planted } = this.#ports
    const storage: ServerStorage = {
      database,
      connection: { realm, crash: () => realm.end() },
      chains: CHAINS,
      planted: planted.transaction,
    }
    return {
      queue: simulatedQueue(storage),
      quarantine: simulatedQuarantine(storage),
      registry: simulatedRegistry(storage),
      chains: CHAINS,
      keys: KEYS,
      tokens: keyedTokens(KEYS.token),
      collectivity,
      heads: new Heads(),
      metrics: new Metrics(),
      publicUrl: 'https://warsha.test',
      dist: '/no/such/folder',
      now: () => new Date(scheduler.nowMs),
      randomBytes: (length) => random.bytes(length),
      isUnavailable: (error) => error instanceof Unavailable || (error as Error).name === 'RunAnew',
      log: (line) => checks.holds('no surprise', isExpected(line), () => line),
    }
  }
}

/** As much of a request as the doors look at: a real one would cost more than its answer. */
function requestOf(
  method: string,
  path: string,
  headers: WireRequest['headers'],
  body: Uint8Array | null,
): Request {
  const light = {
    method,
    url: `https://warsha.test${path}`,
    headers: { get: (name: string) => headers[name] ?? null },
    body: body && [body],
  }
  return light as unknown as Request
}

/** The headers of an answer that a tablet looks at. */
const TOLD = ['content-type', 'retry-after']

/** A server may say that its database is busy or full; anything else would be a bug of its own. */
const isExpected = (line: string): boolean => /failed: (Unavailable|RunAnew)/.test(line)
