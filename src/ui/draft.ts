/** What is being typed, kept so that a reload or a killed browser loses at most the last blink. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { inShapeOf, isRecord } from './kept-shape.ts'
import { useServices } from './services.ts'

/** Typing pauses this short are the rule; waiting longer would lose words to a battery that dies. */
const SAVE_AFTER_MS = 250

/**
 * A value of a screen that survives the screen. `set` keeps it a moment later, at the latest when the
 * page is hidden; `clear` forgets it. What was kept earlier comes in unless something was typed first, as far as it
 * has the shape of `pattern`.
 */
export function useDraft<Value>(key: string, initial: Value, pattern: Value = initial) {
  const { draft, saveDraft, dropDraft } = useServices()
  const [value, setValue] = useState(initial)
  const kept = useRef<{ timer: number; flush: () => void } | null>(null)
  const isTouched = useRef(false)
  const empty = useRef(initial)
  const shape = useRef(pattern)

  useEffect(() => {
    isTouched.current = false
    setValue(empty.current)
    let isCurrent = true
    void draft(key).then((found) => {
      if (!isCurrent || isTouched.current || isRecord(found) !== isRecord(shape.current)) return
      setValue(inShapeOf(shape.current, found))
    })
    const flush = () => kept.current?.flush()
    addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      isCurrent = false
      flush()
      removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
    }
  }, [key, draft])

  const forget = () => {
    if (kept.current) clearTimeout(kept.current.timer)
    kept.current = null
  }
  return {
    value,
    set: (next: Value) => {
      isTouched.current = true
      setValue(next)
      forget()
      const flush = () => {
        forget()
        void saveDraft(key, next)
      }
      kept.current = { timer: window.setTimeout(flush, SAVE_AFTER_MS), flush }
    },
    clear: () => {
      isTouched.current = true
      setValue(initial)
      forget()
      void dropDraft(key)
    },
  }
}
