/**
 * Node does a few things on other threads, whose end no seed can decide. Here they are done at once, with the
 * same results: gzip and gunzip, as production code imports them. And it keeps every combined signal that was never
 * aborted, which would keep its world: here they end with what they are combined of.
 */
import { syncBuiltinESMExports } from 'node:module'
import zlib from 'node:zlib'

type Done = (error: Error | null, result: Buffer) => void

/** To be called before anything is simulated; twice is once. */
export function makeRepeatable(): void {
  const { gunzipSync, gzipSync } = zlib
  const atOnce =
    (work: (bytes: Buffer, options: object) => Buffer) =>
    (bytes: Buffer, ...rest: readonly unknown[]): void => {
      const done = rest.at(-1) as Done
      const options = rest.length > 1 ? (rest[0] as object) : {}
      let result: Buffer
      try {
        result = work(bytes, options)
      } catch (error) {
        done(error as Error, Buffer.alloc(0))
        return
      }
      done(null, result)
    }
  Object.assign(zlib, { gunzip: atOnce(gunzipSync), gzip: atOnce(gzipSync) })
  syncBuiltinESMExports()
  AbortSignal.any = (signals) => {
    const combined = new AbortController()
    for (const signal of signals) {
      const follow = () => combined.abort(signal.reason)
      if (signal.aborted) follow()
      else signal.addEventListener('abort', follow, { once: true })
    }
    return combined.signal
  }
}
