import { useEffect, useRef, useState } from 'preact/hooks'

/** Longer than between two taps of a quick thumb, short enough that the answer still belongs to the last one. */
const PAUSE_MS = 1_500

/**
 * Says a text that changes with every tap to who listens: once, when the taps pause, and not at all what
 * stood there when the screen was opened.
 */
export function Spoken({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('')
  const last = useRef(text)
  useEffect(() => {
    if (text === last.current) return
    const timer = setTimeout(() => {
      last.current = text
      setSaid(text)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p class="sr-only" role="status" data-testid="spoken">
      {said}
    </p>
  )
}
