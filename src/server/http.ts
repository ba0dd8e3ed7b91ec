/**
 * The HTTP server under the app. What Node or Hono would answer by themselves, before any door is reached, is
 * a problem of the list as well: a tablet must be able to read every answer that is ours.
 */
import { createServer, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Hono } from 'hono'
import { problem } from './problem.ts'

/** Not listening yet, and without an app: see `answerWith`. */
export function createHttpServer(): Server {
  // A missing `Host` is refused by the app's own listener, as an unreadable one is.
  const server = createServer({ requireHostHeader: false })
  server.on('clientError', (_error, socket) => void refuse(socket))
  return server
}

/** From now on the server's requests are answered by the app. */
export function answerWith(server: Server, app: Hono): void {
  const answer = getRequestListener(app.fetch, { errorHandler: refusalFor })
  for (const event of ['request', 'checkExpectation'] as const) {
    server.on(event, (incoming, outgoing) => void answer(incoming, outgoing))
  }
}

/** The app catches its own failures: what comes here was met before it, or after it. */
const refusalFor = (error: unknown): Response =>
  error instanceof RequestError
    ? problem({ type: 'malformed', detail: `no such address: ${error.message}` })
    : problem({ type: 'internal', detail: 'the answer could not be made' })

/** Answers what is no HTTP, where nothing was said on this connection that the answer could get mixed up with. */
async function refuse(socket: Duplex & { readonly bytesWritten?: number }): Promise<void> {
  if (!socket.writable || socket.bytesWritten !== 0) {
    socket.destroy()
    return
  }
  const response = problem({ type: 'malformed', detail: 'this is no HTTP request, or it was cut off' })
  const body = await response.text()
  const headers = [...response.headers, ['content-length', Buffer.byteLength(body)], ['connection', 'close']]
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${response.status} Bad Request\r\n${head}\r\n${body}`)
}
