/** Hears from PostgreSQL that a queue has grown, whichever server process made it grow. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { EntityId } from '../domain/ids.ts'
import { connect } from './postgres-connections.ts'

/** Short enough that screens hardly notice; many processes do not come back in the same moment. */
const RECONNECT_MS = 1_000

/**
 * Listens on a connection of its own, and on a new one when that breaks. After each connecting it tells
 * once, since nobody knows what was missed.
 * @returns resolves when `signal` has ended it
 */
export async function listenForHeads(
  url: string,
  collectivity: EntityId,
  moved: () => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await listenOnce(url, collectivity, moved, signal)
    } catch {
      // The database is away: the doors say so, and the next round finds out whether it is back.
    }
    await sleep(RECONNECT_MS * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined)
  }
}

/** Until the connection ends, by itself or by `signal`. */
async function listenOnce(
  url: string,
  collectivity: EntityId,
  moved: () => void,
  signal: AbortSignal,
): Promise<void> {
  const client = await connect(url)
  const ended = new Promise((resolve) => client.once('end', resolve))
  const end = (): void => void client.end().catch(() => undefined)
  signal.addEventListener('abort', end, { once: true })
  try {
    client.on('notification', ({ payload }) => {
      if (payload === collectivity) moved()
    })
    await client.query('listen warsha_head')
    if (signal.aborted) end()
    moved()
    await ended
  } finally {
    signal.removeEventListener('abort', end)
  }
}
