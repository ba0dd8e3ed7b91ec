/** Parts of a long page that a person sees after its beginning: each drawn in a frame of its own. */
import type { ComponentType } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'

interface LaterProps<Value> {
  /** What the part shows. While a new value waits for its turn, the part stays as it was. */
  readonly of: Value
  /** Frames that come before: parts are drawn in this order. */
  readonly turn: number
  readonly part: ComponentType<{ readonly of: Value }>
}

/** Draws `part` when what comes before it is on the screen, so that a tap is answered before all charts are drawn. */
export function Later<Value>({ of: value, turn, part: Part }: LaterProps<Value>) {
  const [shown, setShown] = useState<{ readonly value: Value } | null>(null)
  useEffect(() => afterFrames(turn, () => setShown({ value })), [value, turn])
  // The very same node while nothing is new: then nothing below it is even looked at.
  return useMemo(() => shown && <Part of={shown.value} />, [shown, Part])
}

/** @returns what calls it off */
function afterFrames(frames: number, act: () => void): () => void {
  let [frame, timer] = [0, 0]
  // A task after the frame, not in it: what the frame drew is on the screen by then.
  const wait = (left: number) => {
    timer = window.setTimeout(() => {
      if (left > 0) frame = requestAnimationFrame(() => wait(left - 1))
      else act()
    })
  }
  wait(frames)
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
