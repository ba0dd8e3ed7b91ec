/** Server-sent events: a line whenever the head moved, so that screens follow each other without asking. */
import type { DeviceId } from '../domain/ids.ts'
import type { Heads } from './heads.ts'

export interface EventPorts {
  readonly heads: Heads
  /** Who listens. */
  readonly device: DeviceId
  /** The last seq, also when another process of this server moved it; null once the listener is not welcome any more. Throws while the database is away. */
  check(): Promise<number | null>
}

/** Shorter than the minute after which proxies and mobile networks drop a silent connection. */
const PING_MS = 25_000

/** A stream of `head` events: the first at once, then one for every move. A slow reader gets only the newest. */
export function headEvents({ heads, device, check }: EventPorts): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let told = -1
  let newest = -1
  let stop = (): void => undefined

  function tell(controller: ReadableStreamDefaultController<Uint8Array>): void {
    if (newest === told || (controller.desiredSize ?? 0) <= 0) return
    told = newest
    controller.enqueue(encoder.encode(`event: head\ndata: ${newest}\n\n`))
  }

  return new ReadableStream({
    start(controller) {
      let isOver = false
      const end = (): void => {
        stop()
        controller.close()
      }
      const look = oneAtATime(async () => {
        // A database that is away says nothing of who is welcome: the next move or ping asks again.
        const seq = isOver ? undefined : await check().catch(() => undefined)
        if (isOver || seq === undefined) return
        if (seq === null) return end()
        // Also when it is less than before: the queue may have been restored from a backup.
        newest = seq
        tell(controller)
      })
      // The move may be the listener's own revocation, so it is looked at before it is told.
      const unlisten = heads.listen(device, { moved: () => void look(), ended: end })
      const timer = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': ping\n\n'))
        void look()
      }, PING_MS)
      stop = () => {
        isOver = true
        unlisten()
        clearInterval(timer)
      }
      return look()
    },
    pull: tell,
    cancel: () => stop(),
  })
}

/** However fast and often it is asked for: one run at a time, and one more for all that asked meanwhile. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let isRunning = false
  let isWanted = false
  return async () => {
    isWanted = true
    if (isRunning) return
    isRunning = true
    while (isWanted) {
      isWanted = false
      await run()
    }
    isRunning = false
  }
}
