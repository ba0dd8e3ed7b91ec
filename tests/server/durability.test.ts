/** Acknowledged means on disk, whatever happens to the process. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../src/domain/operation.ts'
import { coordinator, type FieldDevice, problemOf, seqsOf, tablet, writtenBy } from '../support/devices.ts'
import { freshDataDir, type RunningServer, startServer } from '../support/server.ts'

describe('the live database', () => {
  test('says itself that it writes ahead and waits for the disk', async () => {
    const server = await startServer()
    const ready = (await (await fetch(`${server.url}/readyz`)).json()) as unknown
    // 2 is FULL: the log is synced at every commit.
    expect(ready).toMatchObject({ ready: true, journal_mode: 'wal', synchronous: '2' })
    await server.stop()
  })

  test('is synced to disk after the push was read and before the answer is written', async () => {
    const trace = join(freshDataDir(), 'trace')
    const calls = 'trace=read,recvfrom,write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync'
    const server = await startServer({
      // -D: the server stays this process's child, so that it can be told to stop.
      under: ['strace', '-D', '-f', '-y', '-s', '4096', '-e', calls, '-o', trace],
    })
    const amina = await tablet(await coordinator(server))
    const nonce = 'nonce-to-be-traced'
    await amina.sync([amina.propose('tracedproposal')], { nonce })
    await server.stop()
    const lines = completedCalls(readFileSync(trace, 'utf8'))
    const find = (from: number, call: RegExp) =>
      lines.findIndex((line, index) => index > from && call.test(line))
    const asked = find(-1, /^(read|recvfrom)\(.*nonce-to-be-traced/)
    const logged = find(asked, /^pwrite64\(\d+<[^>]*queue\.sqlite-wal>.*tracedproposal/)
    const answered = find(asked, /^(write|writev|sendto|sendmsg)\(\d+<(socket|TCP).*nonce-to-be-traced/)
    const lastLogged = lines
      .slice(0, answered)
      .findLastIndex((line) => /^pwrite64\(\d+<[^>]*-wal>/.test(line))
    const synced = find(lastLogged, /^(fsync|fdatasync)\(\d+<[^>]*queue\.sqlite-wal>\)\s+= 0/)
    const order = [asked, logged, lastLogged, synced, answered]
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })
})

describe('a database that another process holds', () => {
  test('is waited for, then the tablet is asked to come again; nothing of what it sent is lost', async () => {
    const server = await startServer()
    const amina = await tablet(await coordinator(server))
    const other = new DatabaseSync(join(server.dataDir, 'queue.sqlite'))
    other.exec('begin immediate')
    const op = amina.count('female')
    const refused = await amina.sync([op])
    other.exec('rollback')
    other.close()
    expect((await problemOf(refused)).type).toBe('unavailable')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(seqsOf(await amina.push(op))).toHaveLength(1)
    expect(server.output().err).not.toContain(amina.enrolment.token)
    await server.stop()
  })
})

describe('a server killed while tablets send', () => {
  const ROUNDS = 5

  test('has all it acknowledged, once, in places without gap, and takes the rest when asked again', async () => {
    const dataDir = freshDataDir()
    let server = await startServer({ dataDir })
    const office = await coordinator(server)
    let tablets = await Promise.all(Array.from({ length: 4 }, () => tablet(office)))
    const acknowledged = new Map<string, number>()
    const written = new Map<string, Operation[]>(tablets.map((each) => [each.id, []]))
    for (let round = 0; round < ROUNDS; round += 1) {
      const until = new AbortController()
      const sending = tablets.map((each) =>
        keepSending(each, written.get(each.id) ?? [], acknowledged, until.signal),
      )
      await killAtRandom(server)
      until.abort()
      await Promise.all(sending)
      server = await startServer({ dataDir })
      const { url } = server
      tablets = tablets.map((each) => each.at(url))
      await expectWhole(office.at(url), acknowledged)
    }
    for (const each of tablets) seqsOf(await each.push(...(written.get(each.id) ?? [])))
    const entries = await office.at(server.url).pull()
    for (const each of tablets) {
      const inOrder = [...writtenBy(entries, each)].sort((a, b) => a.n - b.n)
      expect(inOrder).toEqual(written.get(each.id))
    }
    await server.stop()
  })

  /** Sends and sends; what gets no answer is sent again in the next round by the same device. */
  async function keepSending(
    device: FieldDevice,
    written: Operation[],
    acknowledged: Map<string, number>,
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted && written.length < 900) {
      written.push(device.count('female'), device.count('male'), device.propose('ماء صالح للشرب'))
      const batch = written.filter(({ id }) => !acknowledged.has(id))
      const verdicts = await device.push(...batch).catch(() => undefined)
      if (!verdicts) return
      for (const [index, seq] of seqsOf(verdicts).entries()) acknowledged.set(batch[index]?.id ?? '', seq)
    }
  }

  async function killAtRandom(server: RunningServer): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 300))
    await server.kill()
  }

  async function expectWhole(office: FieldDevice, acknowledged: ReadonlyMap<string, number>): Promise<void> {
    const entries = await office.pull()
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    const seqById = new Map(entries.map(({ op, seq }) => [op.id as string, seq]))
    expect(seqById.size).toBe(entries.length)
    expect(acknowledged.size).toBeGreaterThan(0)
    for (const [id, seq] of acknowledged) expect(seqById.get(id)).toBe(seq)
  }
})

/** The traced calls in the order in which they ended, each on one line, without its process. */
function completedCalls(trace: string): readonly string[] {
  const begun = new Map<string, string>()
  return trace.split('\n').flatMap((line) => {
    const [, pid = '', call = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (call.endsWith('<unfinished ...>')) {
      begun.set(pid, call.slice(0, -'<unfinished ...>'.length))
      return []
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(call)
    return resumed ? [`${begun.get(pid) ?? ''}${resumed[1]}`] : [call]
  })
}
