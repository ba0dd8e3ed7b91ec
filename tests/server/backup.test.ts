/** Backup and restore by the command line, on real servers. */

import { execFile } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { keyedChains } from '../../src/server/chain.ts'
import { claimFolder } from '../../src/server/folder-lock.ts'
import { restore } from '../../src/server/restore.ts'
import { deriveKeys } from '../../src/server/secret.ts'
import { coordinator, type FieldDevice, tablet } from '../support/devices.ts'
import { Load } from '../support/load.ts'
import { usePostgres } from '../support/postgres.ts'
import { postgresBin } from '../support/postgres-programs.ts'
import {
  type Ended,
  freshDataDir,
  type RunningServer,
  runCli,
  runCommand,
  runServer,
  startServer,
} from '../support/server.ts'

const postgres = usePostgres()

const freshFile = (): string => join(freshDataDir(), 'backup.sqlite')

/** How many operations the command says are intact. */
function intactIn({ code, out, err }: Ended): number {
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return Number(/(\d+) operations, chain intact/.exec(out)?.[1])
}

/** A refusal: one sentence or two, nothing of the machinery. @returns it */
function refusalOf({ code, out, err }: Ended): string {
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).not.toMatch(/^\s+at |opensesame/m)
  return err
}

/** A server that holds a few operations, with its office. */
async function smallServer(): Promise<{ readonly server: RunningServer; readonly office: FieldDevice }> {
  const server = await startServer()
  const office = await coordinator(server)
  await office.push(office.count(), office.propose('تبليط زنقة الورد'), office.count('male'))
  return { server, office }
}

interface Rested {
  readonly dataDir: string
  readonly file: string
}

let rested: Rested
beforeAll(async () => {
  const { server } = await smallServer()
  const file = freshFile()
  intactIn(await runCli(server.dataDir, 'backup', file))
  await server.stop()
  rested = { dataDir: server.dataDir, file }
})

/** The data folder of a server that was stopped, and a backup of its queue: for each test its own. */
function stoppedWithBackup(): Rested {
  const [dataDir, file] = [freshDataDir(), freshFile()]
  for (const name of ['queue.sqlite', 'secret', 'lock'])
    copyFileSync(join(rested.dataDir, name), join(dataDir, name))
  copyFileSync(rested.file, file)
  return { dataDir, file }
}

describe('a backup made while tablets send', () => {
  test('is a beginning of the queue with all that was acknowledged before, and its chain holds from end to end', async () => {
    const server = await startServer()
    const office = await coordinator(server)
    const tablets = await Promise.all(Array.from({ length: 4 }, () => tablet(office)))
    const load = new Load(tablets)
    const until = new AbortController()
    const sending = load.keepSending(tablets, until.signal)
    const backups: { readonly file: string; readonly acknowledged: number }[] = []
    for (let round = 0; round < 3; round += 1) {
      const file = freshFile()
      const { acknowledged } = load
      intactIn(await runCli(server.dataDir, 'backup', file))
      backups.push({ file, acknowledged })
    }
    // The queue in use is verified just as well while it grows.
    expect(intactIn(await runCli(server.dataDir, 'verify'))).toBeGreaterThan(0)
    until.abort()
    await sending
    const queue = await office.pull()
    for (const { file, acknowledged } of backups) {
      const held = operationsIn(file)
      expect(held).toEqual(queue.slice(0, held.length).map(({ op }) => op))
      expect(held.length).toBeGreaterThanOrEqual(acknowledged)
      expect(intactIn(await runCli(server.dataDir, 'verify', file))).toBe(held.length)
    }
    expect(server.output().err).toBe('')
    await server.stop()
  })

  const operationsIn = (file: string): readonly unknown[] => {
    const database = new DatabaseSync(file, { readOnly: true })
    const rows = database.prepare('select op from operations order by seq').all()
    database.close()
    return rows.map(({ op }) => JSON.parse(String(op)) as unknown)
  }
})

describe('a backup', () => {
  test('is one file for its owner alone, without the secret, and says where that is', async () => {
    const { server } = await smallServer()
    const file = freshFile()
    const { out } = await runCli(server.dataDir, 'backup', file)
    expect(out).toContain(`${join(server.dataDir, 'secret')} is to be kept too, apart from the backup`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(file, '..'))).toEqual(['backup.sqlite'])
    const secret = readFileSync(join(server.dataDir, 'secret'), 'utf8').trim()
    expect(readFileSync(file).includes(secret)).toBe(false)
    await server.stop()
  })

  test('takes no other file’s place, unless told to', async () => {
    const { server, office } = await smallServer()
    const file = freshFile()
    const before = intactIn(await runCli(server.dataDir, 'backup', file))
    await office.push(office.count())
    expect(refusalOf(await runCli(server.dataDir, 'backup', file))).toContain('is there already')
    expect(intactIn(await runCli(server.dataDir, 'verify', file))).toBe(before)
    expect(intactIn(await runCli(server.dataDir, 'backup', file, '--replace'))).toBe(before + 1)
    await server.stop()
  })

  test('is not made into the server’s own folder, into none, of no queue, or of a damaged one', async () => {
    const { dataDir } = stoppedWithBackup()
    const backUp = async (from: string, to: string) =>
      refusalOf(await runCli(from, 'backup', to, '--replace'))
    expect(await backUp(dataDir, join(dataDir, 'queue.sqlite'))).toContain('Name a file elsewhere')
    expect(await backUp(dataDir, join(dataDir, 'no', 'such'))).toContain('does not exist')
    expect(await backUp(freshDataDir(), freshFile())).toContain('There is no queue')
    truncateSync(join(dataDir, 'queue.sqlite'), 20_000)
    const file = freshFile()
    expect(await backUp(dataDir, file)).toMatch(/damaged|malformed/)
    expect(readdirSync(join(file, '..'))).toEqual([])
  })
})

describe('a restore', () => {
  test('brings the queue back as it was, under the same secret, and keeps the one that was there', async () => {
    const { server, office } = await smallServer()
    const file = freshFile()
    const then = intactIn(await runCli(server.dataDir, 'backup', file))
    await office.push(office.count(), office.count())
    const later = [...(await office.pull())]
    await server.stop()

    const restored = await runCli(server.dataDir, 'restore', file)
    expect(intactIn(restored)).toBe(then)
    expect(restored.out).toContain('Now start the server')
    const former = /kept as (\S+)/.exec(restored.out)?.[1] ?? ''
    expect(intactIn(await runCli(server.dataDir, 'verify', former))).toBe(later.length)

    const again = await startServer({ dataDir: server.dataDir })
    const returning = office.at(again.url)
    returning.cursor = null
    returning.entries.length = 0
    expect(await returning.pull()).toEqual(later.slice(0, then))
    await again.stop()
  })

  test('brings a new machine up that was given the secret, and nothing else', async () => {
    const { dataDir, file } = stoppedWithBackup()
    const fresh = freshDataDir()
    copyFileSync(join(dataDir, 'secret'), join(fresh, 'secret'))
    // The account under which the server runs may be another than that of whoever restores.
    if (process.getuid?.() === 0) chownSync(fresh, 65_534, 65_534)
    const restored = await runCli(fresh, 'restore', file)
    expect(intactIn(restored)).toBeGreaterThan(0)
    expect(restored.out).not.toContain('kept as')
    for (const name of ['queue.sqlite', 'lock']) {
      const { mode, uid, gid } = statSync(join(fresh, name))
      const owner = statSync(fresh)
      expect([mode & 0o777, uid, gid]).toEqual([0o600, owner.uid, owner.gid])
    }
    await (await startServer({ dataDir: fresh })).stop()
  })

  test('is for the server’s owner alone, whoever could read the backup', async () => {
    const { dataDir, file } = stoppedWithBackup()
    chmodSync(file, 0o666)
    intactIn(await runCli(dataDir, 'restore', file))
    expect(statSync(join(dataDir, 'queue.sqlite')).mode & 0o777).toBe(0o600)
  })

  test('makes and gives away no file elsewhere, where somebody put a link into the folder', async () => {
    const { dataDir, file } = stoppedWithBackup()
    const elsewhere = freshFile()
    rmSync(join(dataDir, 'lock'))
    symlinkSync(elsewhere, join(dataDir, 'lock'))
    expect(refusalOf(await runCli(dataDir, 'restore', file))).toContain('is a link')
    expect(existsSync(elsewhere)).toBe(false)
  })

  test.each([
    ['a role', "role = 'observer'"],
    ['a role once held', "roles_held = roles_held || ' committee'"],
    ['a key', "key = 'another'"],
    ['a revocation', 'revoked = 1 - revoked'],
  ])(
    'says so where somebody changed %s in the list of devices, which no chain runs over',
    async (_, change) => {
      const { dataDir, file } = stoppedWithBackup()
      const altered = new DatabaseSync(file)
      altered.exec(`update devices set ${change}`)
      altered.close()
      expect(refusalOf(await runCli(dataDir, 'verify', file))).toContain('list of devices')
      expect(refusalOf(await runCli(dataDir, 'restore', file))).toContain('list of devices')
    },
  )

  test('is refused where somebody put code into the backup', async () => {
    const { dataDir, file } = stoppedWithBackup()
    const altered = new DatabaseSync(file)
    altered.exec(
      "create trigger t after insert on operations begin update devices set role = 'coordinator'; end",
    )
    altered.close()
    expect(refusalOf(await runCli(dataDir, 'restore', file))).toContain('triggers')
  })

  test('is refused while a server uses the folder, and not by a server that was killed', async () => {
    const { server, office } = await smallServer()
    const file = freshFile()
    const then = intactIn(await runCli(server.dataDir, 'backup', file))
    await office.push(office.count())
    expect(refusalOf(await runCli(server.dataDir, 'restore', file))).toContain('Stop it')
    await server.kill()
    expect(intactIn(await runCli(server.dataDir, 'restore', file))).toBe(then)
  })

  test('is waited for by a server that starts; one that takes too long is named', async () => {
    const { dataDir } = stoppedWithBackup()
    const use = claimFolder(dataDir)
    const refused = await runServer({ DATA_DIR: dataDir, PORT: '0' })
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('being restored') as string })
    const starting = startServer({ dataDir })
    await sleep(500)
    use?.release()
    expect(await (await starting).stop()).toBe(0)
  })

  test('is refused while anything else has the queue open', async () => {
    const { dataDir, file } = stoppedWithBackup()
    const other = new DatabaseSync(join(dataDir, 'queue.sqlite'))
    other.prepare('select count(*) from operations').get()
    expect(refusalOf(await runCli(dataDir, 'restore', file))).toContain('Stop it')
    other.close()
  })

  test('takes the place of a damaged queue, too, and throws nothing of it away', async () => {
    const { dataDir, file } = stoppedWithBackup()
    writeFileSync(join(dataDir, 'queue.sqlite'), 'a disk that forgets')
    writeFileSync(join(dataDir, 'queue.sqlite-wal'), 'and its log')
    const { out } = await runCli(dataDir, 'restore', file)
    const former = /kept as (\S+)/.exec(out)?.[1] ?? ''
    expect(readFileSync(former, 'utf8')).toBe('a disk that forgets')
    expect(readFileSync(`${former}-wal`, 'utf8')).toBe('and its log')
    expect(intactIn(await runCli(dataDir, 'verify'))).toBeGreaterThan(0)
  })

  test('or a look at a queue that is not there says so', async () => {
    expect(refusalOf(await runCli(freshDataDir(), 'verify'))).toContain('does not exist')
  })

  test('is refused, and changes nothing, where the backup is no backup or not of this secret', async () => {
    const { dataDir, file } = stoppedWithBackup()
    const queue = readFileSync(join(dataDir, 'queue.sqlite'))
    const refuse = async (from: string, folder = dataDir) => refusalOf(await runCli(folder, 'restore', from))
    const chains = keyedChains(deriveKeys(readFileSync(join(dataDir, 'secret'), 'utf8').trim()).chain)
    const reasonFor = async (from: string) => {
      const refused = await restore(dataDir, from, chains, new Date())
      return refused.ok ? 'restored' : refused.error
    }
    const text = freshFile()
    writeFileSync(text, 'no database')
    const other = freshFile()
    new DatabaseSync(other).exec('create table operations (op text)')
    const newer = freshFile()
    copyFileSync(file, newer)
    new DatabaseSync(newer).exec('pragma user_version = 99')
    const cut = freshFile()
    copyFileSync(file, cut)
    truncateSync(cut, 20_000)

    expect(await reasonFor(join(dataDir, 'nothing'))).toContain('does not exist')
    expect(await reasonFor(text)).toContain('not a database')
    expect(await reasonFor(other)).toContain('no queue of Warsha')
    expect(await reasonFor(newer)).toContain('newer version')
    expect(await refuse(cut)).toMatch(/malformed|corrupt/)
    const elsewhere = stoppedWithBackup().dataDir
    writeFileSync(join(elsewhere, 'secret'), 'of another commune, kept by mistake')
    expect(await refuse(file, elsewhere)).toContain('The secret does not fit')
    expect(readFileSync(join(dataDir, 'queue.sqlite'))).toEqual(queue)
    expect(readdirSync(dataDir).sort()).toEqual(['lock', 'queue.sqlite', 'secret'])

    rmSync(join(dataDir, 'secret'))
    expect(await refuse(file)).toContain('secret is missing')
  })
})

describe('with PostgreSQL', () => {
  test('backup and restore name the programs that do it', async () => {
    const DATABASE_URL = await postgres.freshDatabase()
    const ask = async (command: string) =>
      refusalOf(await runCommand({ DATABASE_URL, DATA_DIR: freshDataDir() }, command, '/backup/warsha.dump'))
    expect(await ask('backup')).toContain(
      'pg_dump --format=custom --file="/backup/warsha.dump" "$DATABASE_URL"',
    )
    expect(await ask('restore')).toContain(
      'pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" "/backup/warsha.dump"',
    )
  })

  test('those programs, called as documented, bring the queue back whole, and servers start on it', async () => {
    const env = { DATABASE_URL: await postgres.freshDatabase(), DATA_DIR: freshDataDir() }
    const start = { dataDir: env.DATA_DIR, env: { DATABASE_URL: env.DATABASE_URL } }
    const server = await startServer(start)
    const office = await coordinator(server)
    await office.push(office.count(), office.propose('تبليط زنقة الورد'))
    const then = intactIn(await runCommand(env, 'verify'))
    const file = join(freshDataDir(), 'warsha.dump')
    await runPostgres('pg_dump', '--format=custom', `--file=${file}`, env.DATABASE_URL)
    await office.push(office.count())
    await server.stop()
    const target = `--dbname=${env.DATABASE_URL}`
    await runPostgres('pg_restore', '--clean', '--if-exists', '--no-owner', target, file)
    expect(intactIn(await runCommand(env, 'verify'))).toBe(then)
    const again = await startServer(start)
    expect(await office.at(again.url).pull()).toHaveLength(then)
    await again.stop()
  })

  const runPostgres = (program: string, ...words: readonly string[]) =>
    promisify(execFile)(join(postgresBin() ?? '', program), words)
})
