/** Listening to the server: it says only that the head moved. What is new, the exchange brings. */
import { backoffMs } from './pace.ts'
import type { Clock } from './ports.ts'

export interface EventPorts {
  readonly fetch: typeof fetch
  readonly origin: string
  readonly clock: Clock
  random(): number
  /** A token that the server is not known to refuse. */
  token(): string | undefined
}

/** The server breaks its silence every 25 s; twice as long and the line is dead, though nobody said so. */
const SILENCE_MS = 60_000

/** Calls `onHead` with the queue's last seq whenever it moved, until `signal` aborts or there is no token. */
export async function listenForHead(
  ports: EventPorts,
  onHead: (seq: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const token = ports.token()
    if (token === undefined) return
    const heard = (seq: number) => {
      failures = 0
      onHead(seq)
    }
    const isWelcome = await listenOnce(ports, token, heard, signal)
    if (!isWelcome) return
    failures += 1
    await ports.clock.sleep(backoffMs(failures, ports.random()), signal)
  }
}

/** One connection, to its end. False when the server does not want this token. */
async function listenOnce(
  { fetch, origin, clock }: EventPorts,
  token: string,
  onHead: (seq: number) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const ending = new AbortController()
  const either = AbortSignal.any([signal, ending.signal])
  let watch = watchFor(clock, ending, either)
  try {
    const response = await fetch(`${origin}/api/events`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
      signal: either,
    })
    if (!isEventStream(response)) return response.status !== 401
    let rest = ''
    for await (const text of chunksOf(response)) {
      watch.abort()
      watch = watchFor(clock, ending, either)
      const events = (rest + text).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const seq = headOf(event)
        if (seq !== undefined) onHead(seq)
      }
    }
    return true
  } catch {
    // No network, or a connection that broke or fell silent: it is tried again.
    return true
  } finally {
    watch.abort()
    ending.abort()
  }
}

/** Ends the connection when nothing came for too long. Aborting what it returns calls the watch off. */
function watchFor(clock: Clock, ending: AbortController, signal: AbortSignal): AbortController {
  const off = new AbortController()
  const watching = AbortSignal.any([off.signal, signal])
  void clock.sleep(SILENCE_MS, watching).then(() => {
    if (!watching.aborted) ending.abort()
  })
  return off
}

async function* chunksOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
}

/** `event: head` with the seq as its data; anything else is not for us. */
const headOf = (event: string): number | undefined => {
  const seq = /^event: head\ndata: (\d{1,15})$/.exec(event)?.[1]
  return seq === undefined ? undefined : Number(seq)
}

const isEventStream = (response: Response): boolean =>
  response.status === 200 && (response.headers.get('content-type') ?? '').startsWith('text/event-stream')
