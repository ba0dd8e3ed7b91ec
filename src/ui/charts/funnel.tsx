/** Stages that become fewer, each as wide as its number. */
import type { ComponentChildren } from 'preact'

export interface Stage {
  readonly key: string
  readonly word: string
  readonly figure: ComponentChildren
  readonly value: number
}

/** Thinner than this is not seen. Percent of the width. */
const LEAST_WIDTH = 3

/** For the eye only: what holds it says the same in words. */
export function Funnel({ stages }: { readonly stages: readonly Stage[] }) {
  const most = Math.max(1, ...stages.map(({ value }) => value))
  const widthOf = (stage: Stage | undefined) =>
    stage ? Math.max(LEAST_WIDTH, (100 * stage.value) / most) : LEAST_WIDTH
  return (
    <ol class="funnel">
      {stages.map((stage, index) => {
        const [top, bottom] = [widthOf(stage), widthOf(stages[index + 1] ?? stage)]
        return (
          <li key={stage.key}>
            <strong>{stage.figure}</strong>
            <svg viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
              <path d={`M${50 - top / 2} 0h${top}L${50 + bottom / 2} 20h${-bottom}z`} />
            </svg>
            <span>{stage.word}</span>
          </li>
        )
      })}
    </ol>
  )
}
