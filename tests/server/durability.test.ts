/** Acknowledged means on disk, whatever happens to the process. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { coordinator, problemOf, seqsOf, tablet } from '../support/devices.ts'
import { freshDataDir, startServer } from '../support/server.ts'

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
