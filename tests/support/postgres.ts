/**
 * A real PostgreSQL for tests: a cluster of its own in a temporary folder, on a free loopback port,
 * that waits for the disk as in production and can be killed.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type QueryResultRow } from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { freshFolder, reapWith } from './cleanup.ts'
import { postgresBin } from './postgres-programs.ts'

/** Until the killed server's children have let go of its memory, a new one cannot start. */
const START_MS = 30_000

export class Postgres {
  readonly #folder = freshFolder('postgres')
  readonly #owner = ownerOf()
  readonly #settings: readonly string[]
  #port = 0
  #running: ChildProcess | undefined

  /** @param settings such as `fsync=off` */
  constructor(...settings: readonly string[]) {
    this.#settings = settings
  }

  /** Makes the cluster. */
  async init(): Promise<void> {
    if (this.#owner) chownSync(this.#folder, this.#owner.uid, this.#owner.gid)
    const words = [
      '-D',
      this.#folder,
      '-A',
      'trust',
      '-U',
      'postgres',
      '--no-locale',
      '-E',
      'UTF8',
      '--no-sync',
    ]
    const initdb = this.#run('initdb', words)
    const [code] = (await once(initdb, 'exit')) as [number | null]
    if (code !== 0) throw new Error(`initdb ended with ${code}`)
    this.#port = await freePort()
  }

  /** Resolves when it answers; also after it was killed. */
  async start(): Promise<void> {
    const until = Date.now() + START_MS
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...this.#settings]
    while (!(await this.#answers())) {
      if (Date.now() > until) throw new Error('PostgreSQL does not start')
      if (!this.#running) {
        const words = [
          '-D',
          this.#folder,
          '-p',
          String(this.#port),
          ...settings.flatMap((each) => ['-c', each]),
        ]
        const child = this.#run('postgres', words)
        child.once('exit', () => (this.#running = undefined))
        this.#running = child
      }
      await sleep(50)
    }
  }

  /** SIGKILL: nothing is finished, nothing written that was not. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  stop(): Promise<void> {
    return this.#end('SIGINT')
  }

  /** The address of a new, empty database. */
  async freshDatabase(): Promise<string> {
    const name = `warsha_${randomBytes(6).toString('hex')}`
    await this.query(this.#url('postgres'), `create database ${name}`)
    return this.#url(name)
  }

  /** Asks beside the server, on a connection that ends at once. */
  async query<Row extends QueryResultRow>(url: string, sql: string): Promise<readonly Row[]> {
    const client = new Client(url)
    await client.connect()
    try {
      return (await client.query<Row>(sql)).rows
    } finally {
      await client.end()
    }
  }

  #url(database: string): string {
    // Nobody asks for the password; it is there to see that nobody prints it.
    return `postgres://postgres:opensesame@127.0.0.1:${this.#port}/${database}`
  }

  #answers(): Promise<boolean> {
    return this.query(this.#url('postgres'), 'select 1').then(
      () => true,
      () => false,
    )
  }

  #run(program: string, words: readonly string[]): ChildProcess {
    const bin = postgresBin()
    if (bin === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql')
    const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }
    const child = spawn(join(bin, program), words, {
      ...this.#owner,
      env,
      cwd: this.#folder,
      stdio: 'ignore',
    })
    reapWith(child)
    return child
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#running
    if (!child) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}

/** One PostgreSQL for all tests of a file. */
export function usePostgres(): Postgres {
  const postgres = new Postgres()
  beforeAll(async () => {
    await postgres.init()
    await postgres.start()
  })
  afterAll(() => postgres.stop())
  return postgres
}

/** PostgreSQL refuses to run as root; Debian's package brings an account for it. */
function ownerOf(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? []
  if (uid === undefined || gid === undefined) throw new Error('root needs an account named postgres')
  return { uid: Number(uid), gid: Number(gid) }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('no free port')
  return address.port
}
