/** HTTP by hand: what `fetch` would refuse to send, and what is no HTTP at all. */
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { createConnection } from 'node:net'

export interface RawRequest {
  readonly method: string
  /** With its query, as it stands on the wire. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | undefined
  /** True: the sender goes away in the middle of the body. */
  readonly isCut: boolean
}

export interface RawAnswer {
  readonly status: number
  readonly type: string | undefined
  /** Its beginning, where it is long or without end. */
  readonly text: string
}

/** More of an answer is not waited for. */
const MAX_TEXT = 64 * 1024

/** A sender that keeps its connections, as a browser does. */
export function rawSender(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })

  /** Undefined when the sender went away before there was an answer. */
  async function send({ method, path, headers, body, isCut }: RawRequest): Promise<RawAnswer | undefined> {
    const { hostname, port } = new URL(url)
    const length = body ? { 'content-length': String(body.length) } : {}
    const outgoing = request({ agent, hostname, port, method, path, headers: { ...length, ...headers } })
    const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>
    if (isCut && body && body.length > 1) {
      outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy())
    } else {
      outgoing.end(body)
    }
    const incoming = await answered.then(
      ([response]) => response,
      () => undefined,
    )
    return incoming && (await read(incoming))
  }

  return { send, close: () => agent.destroy() }
}

async function read(incoming: IncomingMessage): Promise<RawAnswer> {
  const type = incoming.headers['content-type']
  const status = incoming.statusCode ?? 0
  let text = ''
  if (type === 'text/event-stream') incoming.destroy()
  else {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      text += chunk.toString('latin1')
      if (text.length > MAX_TEXT) break
    }
  }
  return { status, type, text }
}

/** Whatever comes back for these bytes, until the other end closes. */
export async function speak(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = createConnection(Number(port), hostname)
  socket.write(bytes)
  let text = ''
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8')
  })
  await once(socket, 'close')
  return text
}
