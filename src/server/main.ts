/** The server: the one place where its parts are wired together. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { isActingCoordinator } from './enrolment.ts'
import { Heads } from './heads.ts'
import { coordinatorText, type House, inviteCoordinator, openHouse } from './house.ts'
import { answerWith, createHttpServer } from './http.ts'
import { Metrics } from './metrics.ts'
import { publicUrlOf, readSettings, type Settings } from './settings.ts'
import { keyedTokens } from './token.ts'

/** How long answers under way may take once the server was told to stop. */
const GRACE_MS = 5_000

const settings = readSettings(process.env)
if (!settings.ok) leave(settings.error, 2)
const house = await openHouse(settings.value)
if (!house.ok) leave(house.error, 2)
await serve(settings.value, house.value)

async function serve(settings: Settings, house: House): Promise<void> {
  const server = createHttpServer()
  const port = await listen(server, settings)
  const publicUrl = publicUrlOf(settings, port)
  const heads = new Heads()
  house.follow(() => heads.announce())
  const app = createApp({
    ...house,
    heads,
    publicUrl,
    metrics: new Metrics(),
    tokens: keyedTokens(house.keys.token),
    dist: fileURLToPath(new URL('../../dist', import.meta.url)),
    log: (line) => console.error(line),
  })
  answerWith(server, app)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(server, heads, house))
  }
  console.log(await greeting(house, publicUrl))
}

async function listen(server: Server, { port, host }: Settings): Promise<number> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    leave(whyNotListening(error, host, port), 1)
  }
  return (server.address() as AddressInfo).port
}

function whyNotListening(error: unknown, host: string, port: number): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use on ${host}: another Warsha may be running. Stop it, or set PORT to a free one.`
    case 'EACCES':
      return `Port ${port} may not be used without special rights. Set PORT to one above 1023.`
    default:
      return `HOST is "${host}", and this machine cannot listen there. Expected an address of this machine, such as 127.0.0.1.`
  }
}

async function greeting(house: House, publicUrl: string): Promise<string> {
  const running = `Warsha is running at ${publicUrl}`
  const others =
    'Other devices come in through https only, or their browsers do not let the app work offline: see "Behind TLS" in README.md.'
  const devices = await house.registry.reports(house.collectivity)
  if (devices.some(isActingCoordinator)) return `${running}\n\n${others}\n`
  const invitation = await inviteCoordinator(house, publicUrl)
  return `${running}\n\n${coordinatorText(invitation)}\n\n${others}\n`
}

/** Ends what would never end by itself, lets the rest be answered, and closes the queue last. */
async function stop(server: Server, heads: Heads, house: House): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  heads.close()
  // A connection kept alive counts as open until it has fallen idle, which an answer's end makes it do.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(grace)
  await house.close()
}

function leave(sentence: string, exitCode: 1 | 2): never {
  console.error(sentence)
  process.exit(exitCode)
}
