import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { leaveToWorker, OUTBOX_TAG } from '../../src/sync/background.ts'
import type { SyncStatus } from '../../src/sync/engine.ts'
import { ModelServer } from '../support/model-server.ts'
import { count, dropDatabase, freshName, openTablet, sync } from '../support/tablet.ts'

const IDLE: SyncStatus = {
  phase: 'idle',
  isReachable: null,
  lastExchange: null,
  retryAtMs: null,
  problem: null,
  clockOffsetMs: null,
  givenBack: null,
}

let name: string
let tablet: Store
let asked: string[]
const status = signal(IDLE)
let ending: AbortController

beforeEach(async () => {
  name = freshName()
  tablet = await openTablet(name)
  asked = []
  ending = new AbortController()
  status.value = IDLE
})
afterEach(async () => {
  ending.abort()
  tablet.close()
  await dropDatabase(name)
})

/** @param register what the browser says to being asked */
function leave(register: () => Promise<void> = () => Promise.resolve()): void {
  leaveToWorker(
    {
      store: tablet,
      engine: { status },
      register: (tag) => {
        asked.push(tag)
        return register()
      },
    },
    ending.signal,
  )
}

/** The person looks at another app. */
function hide(): void {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
  Reflect.deleteProperty(document, 'visibilityState')
}

test('a tab that exchanges by itself leaves nothing to the worker; one that cannot leaves it what waits', async () => {
  leave()
  await count(tablet, 'female')
  expect(asked).toEqual([])
  status.value = { ...IDLE, phase: 'waiting-to-retry' }
  expect(asked).toEqual([OUTBOX_TAG])
  // Tried again in vain, the worker has perhaps given up meanwhile.
  status.value = { ...IDLE, phase: 'exchanging' }
  status.value = { ...IDLE, phase: 'waiting-to-retry' }
  expect(asked).toHaveLength(2)
})

test('a tab that goes out of sight leaves what waits to the worker, and nothing when all was sent', async () => {
  leave()
  hide()
  expect(asked).toEqual([])
  await count(tablet, 'female')
  hide()
  expect(asked).toEqual([OUTBOX_TAG])
  await sync(tablet, new ModelServer())
  hide()
  expect(asked).toHaveLength(1)
})

test('a browser that forbids it is not asked for more', async () => {
  leave(() => Promise.reject(new DOMException('', 'NotAllowedError')))
  await count(tablet, 'female')
  status.value = { ...IDLE, phase: 'waiting-to-retry' }
  expect(asked).toEqual([OUTBOX_TAG])
  expect((await count(tablet, 'male')).n).toBe(2)
})
