/**
 * The lock of a shared tablet: a PIN that keeps the screen closed. It encrypts nothing. Tabs of one browser
 * lock and open together; what was tried, and how long to wait for the next try, outlasts reloads and kills.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Database } from './database.ts'
import { type IdleMinutes, type KeptLock, LockFact } from './kept-lock.ts'
import { IdleWatch } from './lock-idle.ts'
import { waitAfter, withTry } from './lock-pace.ts'
import { isPin, keptPin } from './pin.ts'
import type { Later } from './snapshots.ts'
import type { Tabs } from './tabs.ts'

type LockView = { readonly type: 'none' } | { readonly type: 'open' | 'locked'; readonly idle: IdleMinutes }

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

/** How late other tabs may hear of a touch. Shorter would write to the disk at every tap. */
const TOUCH_EVERY_MS = 5_000

export async function startLock(ports: LockPorts): Promise<Lock> {
  const lock = new TabletLock(ports)
  await lock.begin()
  return lock
}

class TabletLock implements Lock {
  readonly #view = signal<LockView>({ type: 'none' })
  readonly #ports: LockPorts
  readonly #fact: LockFact
  readonly #idle: IdleWatch
  /** As last read or written here. */
  #kept: KeptLock | undefined
  #isTouchWaiting = false
  /** Closed by hand, and not written yet: what is read meanwhile does not open it again. */
  #isHeldShut = false

  constructor(ports: LockPorts) {
    this.#ports = ports
    this.#fact = new LockFact(
      ports.db,
      ports.listen(() => this.#lookAgain()),
    )
    this.#idle = new IdleWatch(
      () => this.#nowMs(),
      ports.later,
      () => this.#lookAgain(),
    )
  }

  get view(): ReadonlySignal<LockView> {
    return this.#view
  }

  /** The first look, before anything is drawn: what was left open for too long is closed by now. */
  begin(): Promise<void> {
    return this.#fact.inLane(async () => {
      this.#show(await this.#fact.read())
      await this.#closeIfIdle()
      this.#idle.touch()
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
    return this.#fact.inLane(async () => {
      const begun = await this.#beginTry()
      if (begun.type !== 'begun') return begun
      const { kept } = begun
      if (!(await isPin(pin, kept.pin))) return { type: 'wrong', waitMs: waitAfter(kept, kept.tried) }
      this.#idle.touch()
      this.#isHeldShut = false
      const opened = { ...kept, isLocked: false, wrong: 0, touched: this.#idle.touched }
      await this.#keep(opened).catch((error: unknown) => {
        // On a full disk the right PIN opens all the same: this tab, until it is written.
        this.#show(opened)
        this.#ports.report(error)
      })
      return { type: 'right' }
    })
  }

  waitMs(): Promise<number> {
    return this.#fact.inLane(async () => {
      const kept = await this.#fact.read()
      return kept ? waitAfter(kept, this.#nowMs()) : 0
    })
  }

  async setPin(pin: string): Promise<void> {
    const made = await keptPin(pin)
    return this.#fact.inLane(async () => {
      const idle = (await this.#fact.read())?.idle ?? null
      const now = this.#nowMs()
      await this.#keep({ pin: made, idle, isLocked: false, wrong: 0, tried: 0, touched: now })
    })
  }

  setIdle(idle: IdleMinutes): Promise<void> {
    return this.#change((kept) => ({ ...kept, idle, touched: this.#nowMs() }))
  }

  remove(): Promise<void> {
    return this.#fact.inLane(async () => {
      this.#isHeldShut = false
      // Whoever may take it away may come in, whatever the disk says.
      this.#show(undefined)
      await this.#fact.drop()
    })
  }

  touch(): void {
    const view = this.#view.value
    if (view.type !== 'open' || view.idle === null) return
    // A timer that the sleeping tablet held back must not be outrun by the touch that woke it.
    if (this.#idle.isIdle()) return this.#lookAgain()
    this.#idle.touch()
    if (this.#isTouchWaiting) return
    this.#isTouchWaiting = true
    this.#ports.later(TOUCH_EVERY_MS, () => {
      this.#isTouchWaiting = false
      const at = this.#idle.touched
      this.#change((kept) => ({ ...kept, touched: Math.max(kept.touched, at) })).catch(this.#ports.report)
    })
  }

  /** Counts the try before it is looked at: a browser killed in between has not tried for nothing. */
  async #beginTry(): Promise<{ readonly type: 'begun'; readonly kept: KeptLock } | Tried> {
    const now = this.#nowMs()
    let before: KeptLock | undefined
    let begun: KeptLock | undefined
    try {
      begun = await this.#fact.note((kept) => {
        before = kept
        return withTry(kept, now)
      })
    } catch (error) {
      // A full disk: counted here as long as the tab lives, for whoever has the PIN must come in.
      this.#ports.report(error)
      before = this.#kept
      begun = withTry(before, now)
    }
    if (!before) return { type: 'right' }
    if (!begun) return { type: 'early', waitMs: waitAfter(before, now) }
    this.#kept = begun
    return { type: 'begun', kept: begun }
  }

  /** The tab is seen again, or another one wrote. What is overdue is closed before anything is drawn. */
  #lookAgain(): void {
    const view = this.#view.value
    if (view.type === 'open' && this.#idle.isIdle()) {
      this.#view.value = { ...view, type: 'locked' }
    }
    this.#fact
      .inLane(async () => {
        this.#show(await this.#fact.read())
        await this.#closeIfIdle()
      })
      .catch(this.#ports.report)
  }

  /** Closes when nobody has touched any tab for so long as was chosen. */
  async #closeIfIdle(): Promise<void> {
    const kept = this.#kept
    if (!kept || kept.isLocked || !this.#idle.isIdle()) return
    this.#view.value = { type: 'locked', idle: kept.idle }
    await this.#keep({ ...kept, isLocked: true })
  }

  #change(next: (kept: KeptLock) => KeptLock): Promise<void> {
    return this.#fact.inLane(async () => {
      this.#show(await this.#fact.change((kept) => kept && next(kept)))
    })
  }

  async #keep(kept: KeptLock): Promise<void> {
    await this.#fact.keep(kept)
    this.#show(kept)
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
    this.#idle.follow(kept, after.type === 'locked')
  }

  #nowMs(): number {
    return this.#ports.now().getTime()
  }
}
