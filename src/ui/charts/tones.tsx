/**
 * What a colour in a chart stands for. Each also has a pattern, so that nothing is told by colour alone: not to
 * who sees colours otherwise, and not by a printer without ink of its own for each.
 */

/** A verdict, a gender, or the plain measure of one thing. */
export type Tone =
  | 'plain'
  | 'women'
  | 'men'
  | 'undisclosed'
  | 'unsaid'
  | 'accepted'
  | 'merged'
  | 'referred'
  | 'rejected'
  | 'clarify'
  | 'unsorted'

type Pattern = 'stripes' | 'dots' | 'lines' | 'cross'

/** What has none is a solid surface. */
const PATTERNS: Partial<Readonly<Record<Tone, Pattern>>> = {
  men: 'stripes',
  undisclosed: 'dots',
  merged: 'stripes',
  referred: 'dots',
  rejected: 'cross',
  clarify: 'lines',
}

export const patternOf = (tone: Tone): string | undefined => {
  const pattern = PATTERNS[tone]
  return pattern && `url(#chart-${pattern})`
}

/** The patterns themselves: once on every page that draws charts. */
export function ChartPatterns() {
  return (
    <svg class="chart-patterns" aria-hidden="true">
      <defs>
        <pattern
          id="chart-stripes"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="7" />
        </pattern>
        <pattern id="chart-dots" width="7" height="7" patternUnits="userSpaceOnUse">
          <circle cx="3.5" cy="3.5" r="1.4" />
        </pattern>
        <pattern id="chart-lines" width="7" height="7" patternUnits="userSpaceOnUse">
          <rect width="7" height="2" />
        </pattern>
        <pattern
          id="chart-cross"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0h8v1.6H1.6V8H0z" />
        </pattern>
      </defs>
    </svg>
  )
}
