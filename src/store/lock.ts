/**
 * The lock of a shared tablet: a PIN that keeps the screen closed. It encrypts nothing. Tabs of one browser
 * lock and open together; what was tried, and how long to wait for the next try, outlasts reloads and kills.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Database } from './database.ts'
import { isPin, type KeptPin, keptPin } from './pin.ts'
import type { Later } from './snapshots.ts'
import type { Tabs } from './tabs.ts'

/** After how many minutes without a touch the screen locks by itself; null: never. */
export type IdleMinutes = 2 | 5 | 15 | null

type LockView = { readonly type: 'none' } | { readonly type: 'open' | 'locked'; readonly idle: IdleMinutes }

/** The fact `lock` of the database. */
export interface KeptLock {
  readonly pin: KeptPin
  readonly idle: IdleMinutes
  readonly isLocked: boolean
  /** Wrong tries since the last right one. */
  readonly wrong: number
  /** Tablet time of the last try, in milliseconds. */
  readonly tried: number
  /** Tablet time of the last touch that is known, in milliseconds: other tabs and the next start judge by it. */
  readonly touched: number
}

/** `waitMs`: no PIN is looked at before so long. */
type Tried = { readonly type: 'right' } | { readonly type: 'wrong' | 'early'; readonly waitMs: number }

export interface Lock {
  readonly view: ReadonlySignal<LockView>
  /** Closes the screen at once, also when that cannot be written; resolves when it is. */
  close(): Promise<void>
  /** Looks at a PIN, unless it is too early for another try; the right one opens the screen. */
  open(pin: string): Promise<Tried>
  /** Milliseconds until a PIN is looked at again. */
  waitMs(): Promise<number>
  /** Gives the lock another PIN, or its first one; the screen is open then. Rejects when it cannot be kept. */
  setPin(pin: string): Promise<void>
  setIdle(idle: IdleMinutes): Promise<void>
  /** Takes the lock away. Rejects when that cannot be kept: it is back at the next start then. */
  remove(): Promise<void>
  /** Somebody is at work. */
  touch(): void
}

export interface LockPorts {
  readonly db: Database
  now(): Date
  readonly later: Later
  /** Calls back when another tab may have changed the lock, and when this one is looked at again. */
  listen(onChange: () => void): Tabs
  report(error: unknown): void
}

const MINUTE_MS = 60_000
/** How late other tabs may hear of a touch. Shorter would write to the disk at every tap. */
const TOUCH_EVERY_MS = 5_000
const FIRST_WAIT_MS = 1_000
/** Trying all PINs of four digits takes a month at this pace; who has the right one is not kept out for long. */
const LONGEST_WAIT_MS = 5 * MINUTE_MS

export async function startLock(ports: LockPorts): Promise<Lock> {
  const lock = new TabletLock(ports)
  await lock.begin()
  return lock
}

class TabletLock implements Lock {
  readonly #view = signal<LockView>({ type: 'none' })
  readonly #ports: LockPorts
  readonly #tabs: Tabs
  /** What is read and written goes one after the other, so that an older answer never replaces a newer one. */
  #lane: Promise<unknown> = Promise.resolve()
  /** As last read or written here. */
  #kept: KeptLock | undefined
  /** Of this tab, in milliseconds. */
  #touched = 0
  #isTouchWaiting = false
  /** Closed by hand, and not written yet: what is read meanwhile does not open it again. */
  #isHeldShut = false
  #stopIdle: () => void = () => {}

  constructor(ports: LockPorts) {
    this.#ports = ports
    this.#tabs = ports.listen(() => this.#lookAgain())
  }

  get view(): ReadonlySignal<LockView> {
    return this.#view
  }

  /** The first look, before anything is drawn: what was left open for too long is closed by now. */
  begin(): Promise<void> {
    return this.#inLane(async () => {
      this.#show(await this.#read())
      await this.#closeIfIdle()
      this.#touched = this.#nowMs()
    })
  }

  close(): Promise<void> {
    const { value } = this.#view
    if (value.type !== 'open') return Promise.resolve()
    this.#isHeldShut = true
    this.#view.value = { ...value, type: 'locked' }
    return this.#change((kept) => ({ ...kept, isLocked: true })).then(
      () => {
        this.#isHeldShut = false
      },
      // Not written, for the disk may be full: this tab stays closed all the same.
      (error: unknown) => this.#ports.report(error),
    )
  }

  open(pin: string): Promise<Tried> {
    return this.#inLane(async () => {
      const begun = await this.#beginTry()
      if (begun.type !== 'begun') return begun
      const { kept } = begun
      if (!(await isPin(pin, kept.pin))) return { type: 'wrong', waitMs: waitAfter(kept, kept.tried) }
      const opened = { ...kept, isLocked: false, wrong: 0, touched: this.#nowMs() }
      this.#touched = opened.touched
      this.#isHeldShut = false
      await this.#keep(opened).catch((error: unknown) => {
        // On a full disk the right PIN opens all the same: this tab, until it is written.
        this.#show(opened)
        this.#ports.report(error)
      })
      return { type: 'right' }
    })
  }

  waitMs(): Promise<number> {
    return this.#inLane(async () => {
      const kept = await this.#read()
      return kept ? waitAfter(kept, this.#nowMs()) : 0
    })
  }

  async setPin(pin: string): Promise<void> {
    const made = await keptPin(pin)
    return this.#inLane(async () => {
      const idle = (await this.#read())?.idle ?? null
      const now = this.#nowMs()
      await this.#keep({ pin: made, idle, isLocked: false, wrong: 0, tried: 0, touched: now })
    })
  }

  setIdle(idle: IdleMinutes): Promise<void> {
    return this.#change((kept) => ({ ...kept, idle, touched: this.#nowMs() }))
  }

  remove(): Promise<void> {
    const { db } = this.#ports
    return this.#inLane(async () => {
      this.#isHeldShut = false
      // Whoever may take it away may come in, whatever the disk says.
      this.#show(undefined)
      await db.steadily('rw', ['meta'], (tx) => tx.meta.delete(['lock']))
      this.#tabs.announce()
    })
  }

  touch(): void {
    const view = this.#view.value
    if (view.type !== 'open' || view.idle === null) return
    // A timer that the sleeping tablet held back must not be outrun by the touch that woke it.
    if (this.#isIdle()) return this.#lookAgain()
    this.#touched = this.#nowMs()
    if (this.#isTouchWaiting) return
    this.#isTouchWaiting = true
    this.#ports.later(TOUCH_EVERY_MS, () => {
      this.#isTouchWaiting = false
      const at = this.#touched
      this.#change((kept) => ({ ...kept, touched: Math.max(kept.touched, at) })).catch(this.#ports.report)
    })
  }

  /** Counts the try before it is looked at: a browser killed in between has not tried for nothing. */
  async #beginTry(): Promise<{ readonly type: 'begun'; readonly kept: KeptLock } | Tried> {
    const { db } = this.#ports
    const now = this.#nowMs()
    const begin = (kept: KeptLock | undefined) => {
      if (!kept) return { type: 'right' } as const
      const waitMs = waitAfter(kept, now)
      if (waitMs > 0) return { type: 'early', waitMs } as const
      return { type: 'begun', kept: { ...kept, wrong: kept.wrong + 1, tried: now } } as const
    }
    try {
      const begun = await db.steadily('rw', ['meta'], async (tx) => {
        const next = begin(await tx.fact('lock'))
        if (next.type === 'begun') await tx.keepFact('lock', next.kept)
        return next
      })
      if (begun.type === 'begun') this.#kept = begun.kept
      return begun
    } catch (error) {
      // A full disk: counted here as long as the tab lives, for whoever has the PIN must come in.
      this.#ports.report(error)
      const begun = begin(this.#kept)
      if (begun.type === 'begun') this.#kept = begun.kept
      return begun
    }
  }

  /** The tab is seen again, or another one wrote. What is overdue is closed before anything is drawn. */
  #lookAgain(): void {
    const view = this.#view.value
    if (view.type === 'open' && this.#isIdle()) {
      this.#view.value = { ...view, type: 'locked' }
    }
    this.#inLane(async () => {
      this.#show(await this.#read())
      await this.#closeIfIdle()
    }).catch(this.#ports.report)
  }

  /** Closes when nobody has touched any tab for so long as was chosen. */
  async #closeIfIdle(): Promise<void> {
    const kept = this.#kept
    if (!kept || kept.isLocked || !this.#isIdle()) return
    const { idle } = kept
    this.#view.value = { type: 'locked', idle }
    await this.#keep({ ...kept, isLocked: true })
  }

  #isIdle(): boolean {
    const idle = this.#kept?.idle ?? null
    return idle !== null && this.#nowMs() - this.#lastTouch() >= idle * MINUTE_MS
  }

  /** Of any tab, as far as this one knows. A clock that was put back does not keep the screen open. */
  #lastTouch(): number {
    return Math.min(Math.max(this.#touched, this.#kept?.touched ?? 0), this.#nowMs())
  }

  #change(next: (kept: KeptLock) => KeptLock): Promise<void> {
    return this.#inLane(async () => {
      const { db } = this.#ports
      const changed = await db.steadily('rw', ['meta'], async (tx) => {
        const kept = await tx.fact('lock')
        if (!kept) return undefined
        const after = next(kept)
        await tx.keepFact('lock', after)
        return after
      })
      this.#show(changed)
      this.#tabs.announce()
    })
  }

  async #keep(kept: KeptLock): Promise<void> {
    const { db } = this.#ports
    await db.steadily('rw', ['meta'], (tx) => tx.keepFact('lock', kept))
    this.#show(kept)
    this.#tabs.announce()
  }

  #read(): Promise<KeptLock | undefined> {
    const { db } = this.#ports
    return db.steadily('r', ['meta'], (tx) => tx.fact('lock'))
  }

  #show(kept: KeptLock | undefined): void {
    this.#kept = kept
    const before = this.#view.value
    const after: LockView = kept
      ? { type: kept.isLocked || this.#isHeldShut ? 'locked' : 'open', idle: kept.idle }
      : { type: 'none' }
    const isSame =
      before.type === after.type &&
      (before.type === 'none' || after.type === 'none' || before.idle === after.idle)
    if (!isSame) this.#view.value = after
    this.#watchIdle()
  }

  #watchIdle(): void {
    this.#stopIdle()
    const view = this.#view.value
    if (view.type !== 'open' || view.idle === null) return
    const left = this.#lastTouch() + view.idle * MINUTE_MS - this.#nowMs()
    this.#stopIdle = this.#ports.later(Math.max(left, 0) + 1, () => {
      // Touched meanwhile: a tap need not start the clock anew by itself.
      if (this.#isIdle()) this.#lookAgain()
      else this.#watchIdle()
    })
  }

  #inLane<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#lane.then(work)
    this.#lane = done.catch(() => {})
    return done
  }

  #nowMs(): number {
    return this.#ports.now().getTime()
  }
}

/** 1 s, 2 s, 4 s … after wrong tries. A clock put back does not make it longer. */
function waitAfter({ wrong, tried }: KeptLock, now: number): number {
  if (wrong === 0) return 0
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (wrong - 1), LONGEST_WAIT_MS)
  return Math.min(Math.max(tried + wait - now, 0), wait)
}
