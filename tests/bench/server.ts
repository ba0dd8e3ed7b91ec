/**
 * The server of the speed bench, a process of its own: Warsha's app as main.ts wires it, with the bench's page in the
 * place of the app's files, and beside it the raw side's two doors, in the same process, on the same disk, as durable.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { Hono } from 'hono'
import type { Entry } from '../../src/domain/operation.ts'
import { createApp } from '../../src/server/app.ts'
import { Heads } from '../../src/server/heads.ts'
import { type House, inviteCoordinator, openHouse } from '../../src/server/house.ts'
import { answerWith, createHttpServer } from '../../src/server/http.ts'
import { Metrics } from '../../src/server/metrics.ts'
import { keyedTokens } from '../../src/server/token.ts'

/** Entries read at a time, to make the raw side's one answer. */
const READ = 1_000

const [dataDir = '', dist = ''] = process.argv.slice(2)
const house = await openHouse({
  port: 0,
  host: '127.0.0.1',
  dataDir,
  databaseUrl: undefined,
  publicUrl: undefined,
  secret: undefined,
})
if (!house.ok) throw new Error(house.error)
process.once('SIGTERM', () => process.exit())
await serve(house.value)

async function serve(opened: House): Promise<void> {
  const server = createHttpServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const app = new Hono()
  openRawDoors(app, opened)
  app.route(
    '/',
    createApp({
      ...opened,
      heads: new Heads(),
      publicUrl,
      metrics: new Metrics(),
      tokens: keyedTokens(opened.keys.token),
      dist,
      log: (line) => process.stderr.write(`${line}\n`),
    }),
  )
  answerWith(server, app)
  const { link } = await inviteCoordinator(opened, publicUrl)
  process.stdout.write(`${JSON.stringify({ url: publicUrl, link })}\n`)
}

/**
 * The least that takes ten thousand operations in one request and gives them out in one answer: no judging, no chain,
 * no verdicts one by one. Only the id is unique, so that what was cut off can be sent again.
 */
function openRawDoors(app: Hono, { queue, collectivity }: House): void {
  const db = new DatabaseSync(join(dataDir, 'raw.sqlite'))
  db.exec('pragma journal_mode = wal; pragma synchronous = full')
  db.exec('create table rows (seq integer primary key, id text not null unique, op text not null)')
  const insert = db.prepare('insert or ignore into rows (id, op) values (?, ?)')
  let packed: Promise<Buffer> | undefined

  app.post('/raw/send', async (c) => {
    const text = await promisify(gunzip)(await c.req.arrayBuffer())
    const ops = JSON.parse(text.toString()) as readonly { readonly id: string }[]
    db.exec('begin immediate')
    for (const op of ops) insert.run(op.id, JSON.stringify(op))
    db.exec('commit')
    return c.json({ stored: ops.length })
  })
  // Packed once, as Warsha's pages are.
  app.get('/raw/all', async () => {
    packed ??= all().then((entries) => promisify(gzip)(JSON.stringify(entries)))
    return new Response(new Uint8Array(await packed), {
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
  })

  async function all(): Promise<readonly Entry[]> {
    const entries: Entry[] = []
    for (let more = true; more; ) {
      const slice = await queue.read(collectivity, entries.length, READ)
      entries.push(...slice.entries)
      more = slice.entries.length > 0
    }
    return entries
  }
}
