/** What only PostgreSQL is asked: many processes on one database, and a database that goes away and comes back. */
import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../src/domain/operation.ts'
import { openPostgres } from '../../src/server/postgres.ts'
import {
  codeOf,
  coordinator,
  type FieldDevice,
  follow,
  joinBy,
  problemOf,
  seqsOf,
  tablet,
  writtenBy,
} from '../support/devices.ts'
import { printFigures, timesOf } from '../support/figures.ts'
import { doubledIn, Load } from '../support/load.ts'
import { Postgres, usePostgres } from '../support/postgres.ts'
import { freshDataDir, type RunningServer, runCommand, runServer, startServer } from '../support/server.ts'

const postgres = usePostgres()
const SECRET = 'one secret for all servers on one database'
/** Shorter than the pause after which a line looks by itself where the head is. */
const HEARD_MS = 20_000

/** Server processes that share one database. */
async function startServers(
  count: number,
  url?: string,
): Promise<readonly [RunningServer, ...RunningServer[]]> {
  const env = { DATABASE_URL: url ?? (await postgres.freshDatabase()), SECRET }
  const [first, ...others] = await Promise.all(Array.from({ length: count }, () => startServer({ env })))
  if (!first) throw new Error('no server')
  return [first, ...others]
}

const stopAll = (servers: readonly RunningServer[]) => Promise.all(servers.map((each) => each.stop()))

describe('several servers on one database', () => {
  test('take what eight tablets bring, to two of them at once, gapless and exactly once', async () => {
    const [one, two = one] = await startServers(2)
    const office = await coordinator(one)
    const tablets = await Promise.all(Array.from({ length: 8 }, () => tablet(office)))
    const written = await Promise.all(tablets.map((each) => sendTwice(each, one, two)))
    const entries = await office.at(two.url).pull()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    for (const [index, each] of tablets.entries()) expect(writtenBy(entries, each)).toEqual(written[index])
    expect(await office.pull()).toEqual(entries)
    await stopAll([one, two])
  })

  /** As a tablet does that lost an answer, but without waiting: every batch to both, in the same moment. */
  async function sendTwice(
    device: FieldDevice,
    ...servers: readonly RunningServer[]
  ): Promise<readonly Operation[]> {
    const written: Operation[] = []
    for (let round = 0; round < 12; round += 1) {
      const batch = [device.count('female'), device.propose('ماء صالح للشرب'), device.count('male')]
      written.push(...batch)
      const places = await Promise.all(
        servers.map(async ({ url }) => seqsOf(await device.at(url).push(...batch))),
      )
      expect(places[1]).toEqual(places[0])
    }
    return written
  }

  test('let a screen at one of them follow what comes in by the other', { timeout: HEARD_MS }, async () => {
    const [one, two = one] = await startServers(2)
    const office = await coordinator(one)
    const amina = await tablet(office)
    const heads = follow(office.at(two.url))
    const first = (await heads.next()).value
    const [seq] = seqsOf(await amina.push(amina.count()))
    expect([first, (await heads.next()).value]).toEqual([(seq ?? 0) - 1, seq])
    await heads.return(undefined)
    await stopAll([one, two])
  })

  test('end a screen’s line at one of them when its device is revoked at the other', {
    timeout: HEARD_MS,
  }, async () => {
    const [one, two = one] = await startServers(2)
    const office = await coordinator(one)
    const amina = await tablet(office)
    const heads = follow(amina.at(two.url))
    await heads.next()
    await office.ask('DELETE', `/api/devices/${amina.id}`)
    expect((await heads.next()).done).toBe(true)
    await stopAll([one, two])
  })

  test('that start on an empty database in the same moment make one schema, one secret, one collectivity', async () => {
    const url = await postgres.freshDatabase()
    const dataDir = freshDataDir()
    const servers = await Promise.all(
      Array.from({ length: 4 }, () => startServer({ dataDir, env: { DATABASE_URL: url } })),
    )
    const offices = await Promise.all(servers.map((each) => coordinator(each)))
    const founded = offices.map((each) => each.enrolment.collectivity.id)
    expect(new Set(founded).size).toBe(1)
    expect(offices.map((each) => each.enrolment.station).sort()).toEqual(['A', 'B', 'C', 'D'])
    for (const { url } of servers) expect((await offices[0]?.at(url).pull())?.length).toBe(4)
    await stopAll(servers)
  })

  test('are not joined by one that has no secret, or would make another', async () => {
    const url = await postgres.freshDatabase()
    await stopAll(await startServers(1, url))
    const refused = await runServer({ DATA_DIR: freshDataDir(), PORT: '0', DATABASE_URL: url })
    expect(refused.code).toBe(2)
    expect(refused.err).toContain(
      'secret is missing, yet the queue is there, in the database of DATABASE_URL',
    )
  })

  test('are joined by the command line: a link that it makes is good at each of them', async () => {
    const url = await postgres.freshDatabase()
    const [server] = await startServers(1, url)
    const { out } = await runCommand({ DATABASE_URL: url, SECRET }, 'coordinator-link')
    const link = /http\S+#\S+/.exec(out)?.[0]
    expect((await joinBy(server.url, codeOf(link), 'New laptop')).enrolment.role).toBe('coordinator')
    await server.stop()
  })
})

describe('a commit', () => {
  test('waits for the disk, whatever is set for the database', async () => {
    const url = await postgres.freshDatabase()
    const name = new URL(url).pathname.slice(1)
    await postgres.query(url, `alter database ${name} set synchronous_commit = off`)
    const [server] = await startServers(1, url)
    const ready = (await (await fetch(`${server.url}/readyz`)).json()) as unknown
    expect(ready).toMatchObject({
      ready: true,
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
    })
    await coordinator(server)
    await server.stop()
  })

  test.each([
    ['40001', 'serialization_failure'],
    ['40P01', 'deadlock_detected'],
  ])('that the database refuses for a conflict (%s) is tried again, and counts once', async (code) => {
    const url = await postgres.freshDatabase()
    const [server] = await startServers(1, url)
    const amina = await tablet(await coordinator(server))
    // Refuses twice: a sequence is not rolled back.
    await postgres.query(url, 'create sequence refusals')
    await postgres.query(
      url,
      `create function refuse() returns trigger language plpgsql as $$
       begin
         if nextval('refusals') <= 2 then raise exception 'on purpose' using errcode = '${code}'; end if;
         return new;
       end $$`,
    )
    await postgres.query(
      url,
      'create trigger refuse before insert on operations for each statement execute function refuse()',
    )
    const op = amina.count()
    expect(seqsOf(await amina.push(op))).toHaveLength(1)
    expect(writtenBy(await amina.pull(), amina)).toEqual([op])
    const [row] = await postgres.query<{ last_value: string }>(url, 'select last_value from refusals')
    expect(Number(row?.last_value)).toBe(3)
    expect(server.output().err).toBe('')
    await server.stop()
  })

  test('whose connection is cut before its end is tried again on another, and counts once', async () => {
    const url = await postgres.freshDatabase()
    const [server] = await startServers(1, url)
    const amina = await tablet(await coordinator(server))
    await postgres.query(url, 'create sequence cuts')
    await postgres.query(
      url,
      `create function cut() returns trigger language plpgsql as $$
       begin
         if nextval('cuts') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
         return null;
       end $$`,
    )
    // Deferred: it strikes in the commit itself.
    await postgres.query(
      url,
      'create constraint trigger cut after insert on operations deferrable initially deferred for each row execute function cut()',
    )
    const op = amina.count()
    expect(seqsOf(await amina.push(op))).toHaveLength(1)
    expect(writtenBy(await amina.pull(), amina)).toEqual([op])
    expect(server.output().err).toBe('')
    await server.stop()
  })
})

describe('a network between server and database', () => {
  test('that swallows the answer to a commit leaves nothing out and nothing twice', async () => {
    const url = await postgres.freshDatabase()
    const network = await hungryNetwork(Number(new URL(url).port))
    const [server] = await startServers(1, url.replace(/:\d+\//, `:${network.port}/`))
    const amina = await tablet(await coordinator(server))
    const op = amina.count()
    network.swallowNextCommit()
    expect(seqsOf(await amina.push(op))).toHaveLength(1)
    expect(network.swallowed()).toBe(1)
    expect(writtenBy(await amina.pull(), amina)).toEqual([op])
    await server.stop()
    network.close()
  })

  /** Passes everything on, but for the answer to one commit: then the line is cut. */
  async function hungryNetwork(to: number) {
    let isHungry = false
    let swallowed = 0
    const proxy = createServer((near) => {
      const far = createConnection(to, '127.0.0.1')
      let isCutting = false
      near.on('data', (chunk) => {
        if (isHungry && chunk.includes('commit')) {
          isHungry = false
          isCutting = true
        }
        far.write(chunk)
      })
      far.on('data', (chunk) => {
        if (!isCutting) return near.write(chunk)
        swallowed += 1
        near.destroy()
        return far.destroy()
      })
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        one.on('error', () => undefined).on('close', () => other.destroy())
      }
    })
    await once(proxy.listen(0, '127.0.0.1'), 'listening')
    return {
      port: (proxy.address() as AddressInfo).port,
      swallowNextCommit: () => void (isHungry = true),
      swallowed: () => swallowed,
      close: () => void proxy.close(),
    }
  }
})

describe('a head that another session holds', () => {
  test('is waited for, then the tablet is asked to come again; nothing of what it sent is lost', async () => {
    const url = await postgres.freshDatabase()
    const [server] = await startServers(1, url)
    const amina = await tablet(await coordinator(server))
    const holder = await openPostgres(url)
    const op = amina.count()
    await holder.transaction(async (tx) => {
      await tx.selectFrom('collectivities').select('seq').forUpdate().execute()
      const refused = await amina.sync([op])
      expect((await problemOf(refused)).type).toBe('unavailable')
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    })
    await holder.close()
    expect(seqsOf(await amina.push(op))).toHaveLength(1)
    expect(server.output().err).not.toMatch(/opensesame|ماء/)
    await server.stop()
  })
})

describe('a database that cannot be used', () => {
  const refusal = async (url: string) => {
    const refused = await runServer({ DATA_DIR: freshDataDir(), PORT: '0', DATABASE_URL: url })
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).not.toMatch(/^\s+at |opensesame/m)
    return refused.err
  }

  test('is named in one sentence without its password, and the server does not start', async () => {
    const url = await postgres.freshDatabase()
    expect(await refusal(`${url}_other`)).toMatch(/^DATABASE_URL names a database .*does not exist\.\n$/)
    const nobody = url.replace(/:\d+\//, ':1/')
    expect(await refusal(nobody)).toMatch(/^DATABASE_URL names a database .*ECONNREFUSED.*\n$/)
  })

  test('since it cannot hold every script is refused', async () => {
    const url = await postgres.freshDatabase()
    const name = new URL(url).pathname.slice(1)
    await postgres.query(url, `create database ${name}_latin encoding latin1 template template0`)
    expect(await refusal(`${url}_latin`)).toContain('its encoding is LATIN1; expected UTF8')
  })

  test('since a newer version of Warsha wrote it is not touched', async () => {
    const url = await postgres.freshDatabase()
    await (await openPostgres(url)).close()
    await postgres.query(url, 'update warsha_schema set version = 99')
    expect(await refusal(url)).toContain('newer version')
  })

  test('since it does not wait for the disk is refused', async () => {
    const careless = new Postgres('fsync=off')
    await careless.init()
    await careless.start()
    expect(await refusal(await careless.freshDatabase())).toContain('fsync=off')
    await careless.stop()
  })
})

describe('PostgreSQL itself killed while tablets send', () => {
  const KILLS = timesOf('WARSHA_KILLS', 3)
  /** Until what the killed one left is gone, a new one does not start. */
  const ROUND_MS = 40_000

  test('leaves nothing out that was acknowledged; the server says that it cannot serve, lives, and recovers by itself', {
    timeout: 60_000 + KILLS * ROUND_MS,
  }, async () => {
    const mortal = new Postgres()
    await mortal.init()
    await mortal.start()
    const [server] = await startServers(1, await mortal.freshDatabase())
    const office = await coordinator(server)
    const tablets = await Promise.all(Array.from({ length: 4 }, () => tablet(office)))
    const heads = follow(office)
    await heads.next()
    const load = new Load(tablets)
    for (let round = 0; round < KILLS; round += 1) {
      const until = new AbortController()
      const sending = load.keepSending(tablets, until.signal)
      await sleep(100 + Math.random() * 300)
      await mortal.kill()
      const away = await readiness(server, 503)
      expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await problemOf(away)).type).toBe('unavailable')
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      await mortal.start()
      await readiness(server, 200)
      until.abort()
      await sending
      await load.expectWhole(office)
    }
    await load.expectAllToArrive(tablets, office)
    // The screen's line outlived it all, and hears again.
    const queue = await office.pull()
    const last = queue.length
    for await (const head of heads) if (head === last) break
    expect(await server.stop()).toBe(0)
    expect(server.output().err).not.toMatch(/opensesame|ماء/)
    await mortal.stop()
    printFigures('PostgreSQL itself killed', {
      kills: KILLS,
      acknowledged: load.acknowledged,
      'in the queue': queue.length,
      lost: load.lost(queue),
      doubled: doubledIn(queue),
    })
  })

  /** Waits until the server says so. */
  async function readiness(server: RunningServer, status: number): Promise<Response> {
    for (;;) {
      const response = await fetch(`${server.url}/readyz`)
      if (response.status === status) return response
      await response.body?.cancel()
      await sleep(50)
    }
  }
})
