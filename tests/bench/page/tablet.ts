/** A fresh tablet in this page: Warsha's own store, network and session, over a database of its own. */
import { browserStamping, openStore } from '../../../src/store/open-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { browserClock } from '../../../src/sync/browser.ts'
import { createDoors } from '../../../src/sync/doors.ts'
import type { HttpPorts } from '../../../src/sync/http.ts'
import { newMemo, runSession } from '../../../src/sync/session.ts'
import { createNetwork } from '../../../src/sync/transport.ts'
import { stamps } from '../workload.ts'

export interface BenchTablet {
  readonly store: Store
  /** One session with the server, to its end: everything sent, everything taken in. */
  exchange(): Promise<void>
  /** Closes it and removes its database. */
  leave(): Promise<void>
}

/**
 * @param seed of its clock and ids
 * @param fetched its network
 */
export async function enrolled(
  code: string,
  seed: number,
  fetched: HttpPorts['fetch'] = fetch.bind(globalThis),
): Promise<BenchTablet> {
  const name = `tablet ${seed}`
  const store = await openStore({ ...browserStamping, ...stamps(seed) }, name)
  const http = { fetch: fetched, origin: '' }
  const doors = createDoors({ ...http, token: () => store.enrolment.peek()?.token })
  const answered = await doors.enrol(code, name, await store.beginEnrolment())
  if (!answered.ok) throw new Error(`not enrolled: ${JSON.stringify(answered.error)}`)
  await store.finishEnrolment(answered.value)
  const ports = {
    store,
    network: createNetwork(http),
    clock: browserClock,
    random: () => Math.random(),
    fork: doors.fork,
    healing: doors,
    report: reportError,
  }
  return {
    store,
    async exchange() {
      const ending = await runSession(ports, newMemo(), () => {}, new AbortController().signal)
      if (ending.type !== 'level') throw new Error(`the session ended: ${JSON.stringify(ending)}`)
    },
    async leave() {
      store.close()
      await new Promise((resolve) => {
        const request = indexedDB.deleteDatabase(name)
        for (const end of ['success', 'error']) request.addEventListener(end, resolve)
      })
    },
  }
}
