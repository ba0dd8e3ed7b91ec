/** What makes an exchange begin: opening, the network, a look at the screen, a save, news from the server, time. */
import { effect } from '@preact/signals-core'
import type { Store } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { type EventPorts, listenForHead } from './events.ts'
import { hasWaiting, lastPending } from './waiting.ts'

export interface TriggerPorts extends Omit<EventPorts, 'token'> {
  readonly store: Store
  readonly engine: Engine
}

/** Several taps make one exchange. */
const SAVE_QUIET_MS = 1_500
/** For whatever the other reasons missed: a network that came back without a word. */
const TIMER_MS = 60_000

/** Wires the reasons to the engine until `signal` aborts. Needs a page: `window` and `document`. */
export function startTriggers(ports: TriggerPorts, signal: AbortSignal): void {
  const { engine } = ports
  engine.wake()
  addEventListener('online', () => engine.wake(), { signal })
  addEventListener('pageshow', () => engine.wake(), { signal })
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && engine.wake(),
    {
      signal,
    },
  )
  wakeOnSave(ports, signal)
  wakeOnNews(ports, signal)
  void wakeInTime(ports, signal)
}

function wakeOnSave({ store, engine, clock }: TriggerPorts, signal: AbortSignal): void {
  let known = lastPending(store)
  let pause = new AbortController()
  const stop = effect(() => {
    const last = lastPending(store)
    if (last <= known) return
    known = last
    pause.abort()
    pause = new AbortController()
    const waiting = AbortSignal.any([pause.signal, signal])
    void clock.sleep(SAVE_QUIET_MS, waiting).then(() => {
      if (!waiting.aborted) engine.wake('when-due')
    })
  })
  signal.addEventListener('abort', stop, { once: true })
}

/** Listens to the server while the page is seen and the token good; a new token is a reason of its own. */
function wakeOnNews({ store, engine, ...ports }: TriggerPorts, signal: AbortSignal): void {
  let listening = new AbortController()
  const token = () => {
    const enrolment = store.enrolment.peek()
    return enrolment?.tokenState === 'valid' ? enrolment.token : undefined
  }
  const listen = () => {
    listening.abort()
    listening = new AbortController()
    if (document.visibilityState === 'hidden') return
    const onHead = (seq: number) => {
      if (seq > (store.cursor.peek()?.seq ?? 0)) engine.wake('when-due')
    }
    void listenForHead({ ...ports, token }, onHead, AbortSignal.any([listening.signal, signal]))
  }
  let known: string | undefined
  const stop = effect(() => {
    const { enrolment } = store
    const valid = enrolment.value?.tokenState === 'valid' ? enrolment.value.token : undefined
    if (valid === known) return
    known = valid
    listen()
    if (valid !== undefined) engine.wake()
  })
  document.addEventListener('visibilitychange', listen, { signal })
  addEventListener('online', listen, { signal })
  signal.addEventListener(
    'abort',
    () => {
      stop()
      listening.abort()
    },
    { once: true },
  )
}

async function wakeInTime({ store, engine, clock }: TriggerPorts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(TIMER_MS, signal)
    if (!signal.aborted && hasWaiting(store)) engine.wake('when-due')
  }
}
