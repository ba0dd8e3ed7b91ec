/** A server that is killed while tablets send, again and again. `npm run kill -- server` does it thirty times on each database. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/domain/operation.ts'
import { PAGE_SIZE } from '../../src/domain/wire.ts'
import { coordinator, type FieldDevice, tablet } from '../support/devices.ts'
import { printFigures, timesOf } from '../support/figures.ts'
import { useGrounds } from '../support/grounds.ts'
import { doubledIn, Load } from '../support/load.ts'
import { runCommand, startServer } from '../support/server.ts'

const KILLS = timesOf('WARSHA_KILLS', 3)
const TABLETS = 4
/** Enough for each round's kill, start and reading. */
const ROUND_MS = 20_000

describe.each(useGrounds())('a server on $name killed while tablets send', ({ name, fresh }) => {
  test('has all it acknowledged, once, in places without gap and for ever the same, and takes the rest when asked again', {
    timeout: 60_000 + KILLS * ROUND_MS,
  }, async () => {
    const { start } = await fresh()
    let server = await startServer(start)
    let office = await coordinator(server)
    let tablets = await Promise.all(Array.from({ length: TABLETS }, () => tablet(office)))
    let reader = await tablet(office, 'observer')
    // A full page from the beginning, for the shortest run to look at again and again.
    await office.push(...Array.from({ length: PAGE_SIZE }, () => office.count()))
    const load = new Load(tablets)
    const pages: string[] = []
    let seen: readonly Entry[] = []
    let unanswered = 0
    for (let round = 0; round < KILLS; round += 1) {
      const until = new AbortController()
      const sending = load.keepSending(tablets, until.signal)
      const reading = keepReading(reader, until.signal)
      await sleep(100 + Math.random() * 300)
      await server.kill()
      until.abort()
      await Promise.all([sending, reading])

      server = await startServer(start)
      const { url } = server
      tablets = tablets.map((each) => each.at(url))
      ;[office, reader] = [office.at(url), reader.at(url)]
      await load.expectWhole(office)
      unanswered += load.unanswered(office.entries)
      // What was read between two kills is the beginning of what is read after them.
      expect(office.entries.slice(0, reader.entries.length)).toEqual(reader.entries)
      expect(office.entries.slice(0, seen.length)).toEqual(seen)
      seen = [...office.entries]
      const now = await pagesOf(office)
      expect(now.slice(0, pages.length)).toEqual(pages)
      pages.splice(0, pages.length, ...now)
    }
    expect(pages.length).toBeGreaterThan(0)
    await load.expectAllToArrive(tablets, office)
    const queue = await fromTheStart(office).pull()
    expect(queue).toEqual(office.entries)
    const { dataDir = '', env } = start
    const verdict = await runCommand({ DATA_DIR: dataDir, ...env }, 'verify')
    expect(verdict).toMatchObject({ code: 0, out: `${queue.length} operations, chain intact\n` })
    expect(await server.stop()).toBe(0)
    printFigures(`Server killed on ${name}`, {
      kills: KILLS,
      acknowledged: load.acknowledged,
      'stored though the answer was lost': unanswered,
      'in the queue': queue.length,
      'pages compared': pages.length,
      lost: load.lost(queue),
      doubled: doubledIn(queue),
    })
  })
})

/** Pulls whatever comes, until told to stop; a server that is gone ends it, too. */
async function keepReading(reader: FieldDevice, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const isThere = await reader.pull(50).then(
      () => true,
      () => false,
    )
    if (!isThere) return
    await sleep(5)
  }
}

/** Every full page, as it is served. */
async function pagesOf(device: FieldDevice): Promise<readonly string[]> {
  const pages: string[] = []
  for (;;) {
    const response = await device.ask('GET', `/api/pages/${pages.length}`)
    const text = await response.text()
    if (!response.ok) return pages
    pages.push(text)
  }
}

/** The same device as it was before it ever pulled. */
function fromTheStart(device: FieldDevice): FieldDevice {
  const again = device.at(device.url)
  again.cursor = null
  again.entries.length = 0
  return again
}
