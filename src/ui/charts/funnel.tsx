/** Stages from the first to the last, each as wide as its number, and what leads from one to the next. */
import type { Figure } from '../../domain/figure.ts'
import { CellText } from './chart.tsx'

export interface Stage {
  readonly key: string
  readonly word: string
  readonly figure: Figure
}

/** Thinner than this is not seen. Percent of the width. */
const LEAST_WIDTH = 1.5
/** Where the block of a stage ends and the way to the next begins, in the units of the drawing. */
const BLOCK = 20
const HEIGHT = 32

/** For the eye only: what holds it says the same in words. */
export function Funnel({ stages }: { readonly stages: readonly Stage[] }) {
  const most = Math.max(1, ...stages.map(({ figure }) => figure.value ?? 0))
  const widths = stages.map(({ figure }) =>
    figure.value === null ? null : Math.max(LEAST_WIDTH, (100 * figure.value) / most),
  )
  return (
    <ol class="funnel">
      {stages.map(({ key, word, figure }, index) => {
        // What is not known has no width of its own: the way leads through it, from the last known to the next.
        const own = widths[index] ?? null
        const before = own ?? widths.slice(0, index).findLast((width) => width !== null) ?? null
        const after = widths.slice(index + 1).find((width) => width !== null) ?? null
        const next = widths[index + 1] ?? before
        return (
          <li key={key}>
            <strong>
              <CellText cell={figure} />
            </strong>
            <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
              {own !== null && <path class="funnel-stage" d={between(own, own, 0, BLOCK)} />}
              {before !== null && after !== null && (
                <path
                  class="funnel-way"
                  d={between(
                    before,
                    own === null ? after : (next ?? before),
                    own === null ? 0 : BLOCK,
                    HEIGHT,
                  )}
                />
              )}
            </svg>
            <span>{word}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** A shape in the middle, so wide above and so wide below. */
const between = (above: number, below: number, from: number, to: number): string =>
  `M${50 - above / 2} ${from}h${above}L${50 + below / 2} ${to}h${-below}z`
