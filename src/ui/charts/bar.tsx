/** One horizontal bar of parts. It is drawn from the left; the style sheet turns it where people read from the right. */
import { patternOf, type Tone } from './tones.tsx'

export interface Part {
  readonly tone: Tone
  readonly value: number
}

interface BarProps {
  readonly parts: readonly Part[]
  /** What fills the whole width. */
  readonly total: number
}

/** For the eye only: what holds it says the same in words. */
export function Bar({ parts, total }: BarProps) {
  return (
    <svg class="chart-bar" aria-hidden="true">
      {placed(parts, total).map(({ tone, from, size }) => (
        <g key={tone} class={`tone-${tone}`}>
          <Surface tone={tone} x={`${from}%`} width={`${size}%`} />
        </g>
      ))}
    </svg>
  )
}

/** The colour of a legend. */
export function Swatch({ tone }: { readonly tone: Tone }) {
  return (
    <svg class={`chart-swatch tone-${tone}`} aria-hidden="true">
      <Surface tone={tone} x="0" width="100%" />
    </svg>
  )
}

interface SurfaceProps {
  readonly tone: Tone
  readonly x: string
  readonly width: string
}

function Surface({ tone, x, width }: SurfaceProps) {
  const pattern = patternOf(tone)
  return (
    <>
      <rect class="chart-fill" x={x} width={width} height="100%" />
      {pattern && <rect x={x} width={width} height="100%" fill={pattern} />}
    </>
  )
}

interface Placed extends Part {
  /** Percent of the whole width. */
  readonly from: number
  readonly size: number
}

/** Parts one after the other. A negative one, which somebody still has to mend, takes no room. */
function placed(parts: readonly Part[], total: number): readonly Placed[] {
  if (total <= 0) return []
  const shown = parts.filter(({ value }) => value > 0)
  return shown.map((part, index) => {
    const before = shown.slice(0, index).reduce((sum, { value }) => sum + value, 0)
    const { tone, value } = part
    return { tone, value, from: (100 * before) / total, size: (100 * value) / total }
  })
}
