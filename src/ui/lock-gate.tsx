/** Stands before all screens. Locked, nothing of them is seen, heard, printed or in reach; and nothing in them is lost. */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { LockScreenProps } from './screens/lock.tsx'
import { useServices } from './services.ts'

/** What a person does while at work: everything that a hand on the tablet can. */
const TOUCHES = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const

export function LockGate({ children }: { readonly children: ComponentChildren }) {
  const { lock } = useServices()
  const [isChoosing, setChoosing] = useState(false)
  const { type } = lock.view.value
  const isShut = type === 'locked' || isChoosing
  // At a start with the screen locked there is nothing behind it at all.
  const [isOpened, setOpened] = useState(!isShut)
  if (!isShut && !isOpened) setOpened(true)
  const focus = useFocusKept(isShut)
  const screen = useLockScreen(type !== 'none')
  useTouches()
  return (
    <>
      {isOpened && (
        // What is being typed, opened, scrolled to stays as it was: only out of sight and reach.
        <div ref={focus} class="behind-lock" data-shut={isShut} inert={isShut} aria-hidden={isShut}>
          {children}
        </div>
      )}
      {isShut && (screen?.({ isChoosing, onChoosing: setChoosing }) ?? <div class="lock-cover" />)}
    </>
  )
}

/** Gives the focus back to where it was before the lock. */
function useFocusKept(isShut: boolean) {
  const content = useRef<HTMLDivElement>(null)
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (isShut) {
      const { activeElement } = document
      before.current = content.current?.contains(activeElement) ? activeElement : null
      return
    }
    const { current } = before
    before.current = null
    // After the browser has taken note that it is in reach again.
    if (current instanceof HTMLElement) requestAnimationFrame(() => current.focus())
  }, [isShut])
  return content
}

/** Tells the lock of every touch, before any screen hears of it. */
function useTouches(): void {
  const { lock } = useServices()
  useEffect(() => {
    const ending = new AbortController()
    const options = { capture: true, passive: true, signal: ending.signal }
    for (const name of TOUCHES) addEventListener(name, () => lock.touch(), options)
    return () => ending.abort()
  }, [lock])
}

/** How long to wait before the lock's file is asked for again. Only a tablet that has not laid the app by can lack it. */
const RETRY_MS = 2_000

/** How to draw the screen itself, from when there is a lock: the first paint of a tablet that has none is spared it. */
function useLockScreen(isWanted: boolean): DrawLock | null {
  const [draw, setDraw] = useState<DrawLock | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let timer = 0
    const load = () => {
      import('./screens/lock.tsx').then(
        (loaded) => setDraw(() => (props: LockScreenProps) => <loaded.LockScreen {...props} />),
        () => {
          timer = window.setTimeout(load, RETRY_MS)
        },
      )
    }
    load()
    return () => clearTimeout(timer)
  }, [isWanted])
  return draw
}

type DrawLock = (props: LockScreenProps) => ComponentChildren
