/** Sends what waits while no tab is open: one session of the engine that a tab runs, on a store opened for it alone. */
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'
import { aloneAmongTabs, browserClock } from '../src/sync/browser.ts'
import { createDoors } from '../src/sync/doors.ts'
import { type Ending, newMemo, runSession } from '../src/sync/session.ts'
import { createNetwork } from '../src/sync/transport.ts'
import { hasWaiting } from '../src/sync/waiting.ts'

/** Browsers end a worker whose event lasts some minutes, in the middle of whatever it does. Before that, it ends by itself. */
const GIVE_UP_MS = 2 * 60_000

const http = { fetch: fetch.bind(globalThis), origin: '' }

/** Resolves when nothing is left that trying again would send; rejects when the browser should try again later. */
export async function sendOutbox(): Promise<void> {
  const giveUp = AbortSignal.timeout(GIVE_UP_MS)
  const store = await openUnlessBlocked()
  try {
    // A tab that is open after all may be exchanging: it goes first, and perhaps leaves nothing to do.
    const ending = await aloneAmongTabs(() => session(store, giveUp), giveUp)
    if (isWorthRetrying(ending)) throw new Error(`what waits could not be sent: ${ending.type}`)
  } finally {
    // An open connection would hold up the next version of the app.
    store.close()
  }
}

/** A worker that waited for a tab of another version might be ended while it waits, and keeps nobody's database open. */
async function openUnlessBlocked(): Promise<Store> {
  const { promise: blocked, reject } = Promise.withResolvers<never>()
  const opening = openStore(undefined, undefined, () => reject(new Error('an older tab holds the database')))
  // Opened later all the same, when that tab has gone.
  blocked.catch(() => opening.then((store) => store.close())).catch(() => {})
  return Promise.race([opening, blocked])
}

async function session(store: Store, signal: AbortSignal): Promise<Ending> {
  // The last tap of a tab that has ended since may not be known here yet.
  await store.refresh()
  if (!hasWaiting(store)) return { type: 'level' }
  const doors = createDoors({ ...http, token: () => store.enrolment.peek()?.token })
  const ports = {
    store,
    network: createNetwork(http),
    clock: browserClock,
    random: () => Math.random(),
    fork: doors.fork,
    healing: doors,
    report: (error: unknown) => reportError(error),
  }
  return runSession(ports, newMemo(), () => {}, signal)
}

/** The others wait for a person, a new code or another version: the browser cannot help. */
const isWorthRetrying = ({ type }: Ending): boolean => type === 'silent' || type === 'failed'
