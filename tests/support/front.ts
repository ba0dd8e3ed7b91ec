/** A house whose app can be exchanged for another build, as by an update of the server, while its doors stay open. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { build } from 'vite'
import { serveApp } from '../../src/server/statics.ts'
import { freshFolder } from './cleanup.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The build that `npm test` made. */
export const BUILD = `${ROOT}dist`

/** Builds the app as it is, under another version, as if every file of code had changed. @returns the build's folder */
export async function buildVersion(version: string): Promise<string> {
  const outDir = freshFolder('build')
  const output = { chunkFileNames: `assets/[name]-${version}-[hash].js` }
  process.env['VITE_VERSION'] = version
  await build({
    root: ROOT,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, rolldownOptions: { output } },
  })
  delete process.env['VITE_VERSION']
  return outDir
}

export class Front {
  readonly url: string
  readonly #server: Server
  readonly #show: (folder: string) => void

  private constructor(url: string, server: Server, show: (folder: string) => void) {
    this.url = url
    this.#server = server
    this.#show = show
  }

  /** Stands before a server, and serves the app of this folder itself. */
  static async before(serverUrl: string, folder: string): Promise<Front> {
    let answer = appOf(folder)
    const server = createServer((incoming, outgoing) => {
      if (incoming.url?.startsWith('/api/')) relay(serverUrl, incoming, outgoing)
      else void answer(incoming, outgoing)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    return new Front(`http://127.0.0.1:${port}`, server, (next) => {
      answer = appOf(next)
    })
  }

  /** From now on there is only this build: the files of the one before are gone. */
  update(folder: string): void {
    this.#show(folder)
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}

function appOf(folder: string): ReturnType<typeof getRequestListener> {
  const app = new Hono()
  serveApp(app, folder)
  return getRequestListener(app.fetch)
}

/** Either end may break off: the other one is told by its own connection's end. */
function relay(to: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers, url = '/' } = incoming
  const asking = request(to + url, { method, headers }, (answered) => {
    outgoing.writeHead(answered.statusCode ?? 502, answered.headers)
    pipeline(answered, outgoing, () => {})
  })
  pipeline(incoming, asking, () => {})
  asking.on('error', () => outgoing.destroy())
  outgoing.on('close', () => asking.destroy())
}
