export interface ProgressPart {
  /** Names the colour: a verdict, a gender. */
  readonly tone: string
  readonly value: number
}

interface ProgressProps {
  /** What the bar says, in words. */
  readonly label: string
  readonly parts: readonly ProgressPart[]
  readonly total: number
  readonly isThick?: boolean
}

/** A bar of parts in a whole. */
export function Progress({ label, parts, total, isThick = false }: ProgressProps) {
  return (
    <div class={isThick ? 'track track-thick' : 'track'} role="img" aria-label={label}>
      {parts.map(({ tone, value }) =>
        value > 0 && total > 0 ? (
          <span
            key={tone}
            class={`track-part track-${tone}`}
            style={{ inlineSize: `${(100 * value) / total}%` }}
          />
        ) : null,
      )}
    </div>
  )
}
