/** A share as a ring that fills in the direction of reading. */
import type { ComponentChildren } from 'preact'
import type { Tone } from './tones.tsx'

/** So that a length along the circle is a percentage. */
const RADIUS = 100 / (2 * Math.PI)

interface DonutProps {
  /** 0 to 1; null where it cannot be said: an empty ring. */
  readonly share: number | null
  readonly tone: Tone
  /** What stands inside. */
  readonly children: ComponentChildren
}

/** For the eye only: what holds it says the same in words. */
export function Donut({ share, tone, children }: DonutProps) {
  return (
    <div class="donut">
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle class="donut-ground" cx="20" cy="20" r={RADIUS} />
        {share !== null && share > 0 && (
          <circle
            class={`donut-share tone-${tone}`}
            cx="20"
            cy="20"
            r={RADIUS}
            strokeDasharray={`${100 * share} 100`}
            transform="rotate(-90 20 20)"
          />
        )}
      </svg>
      <strong>{children}</strong>
    </div>
  )
}
