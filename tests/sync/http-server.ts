/** A real HTTP server on loopback that answers as a test says. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

interface Received {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export interface HttpServer {
  readonly origin: string
  readonly received: Received[]
  answer: (response: ServerResponse, received: Received) => void
  close(): Promise<void>
}

export async function startHttpServer(): Promise<HttpServer> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { method = '', url = '', headers } = request
      const got = { method, path: url, headers, body }
      received.push(got)
      started.answer(response, got)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const started: HttpServer = {
    origin: `http://127.0.0.1:${port}`,
    received,
    answer: (response) => response.writeHead(404).end(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return started
}
