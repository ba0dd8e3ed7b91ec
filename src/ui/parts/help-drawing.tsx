/** The canvas of the help's drawings: shapes placed from the side where reading begins, in the app's own colours. */

import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type IconName, iconPath } from '../icons.tsx'
import { useWords } from '../words.ts'

const WIDTH = 200
const HEIGHT = 120
/** Half of what a glyph is drawn in. */
const GLYPH_CENTRE = 12

const IsMirrored = createContext(false)

/** Decoration only: the words beside it say the same. */
export function Drawing({ children }: { readonly children: ComponentChildren }) {
  const isMirrored = useWords().direction === 'rtl'
  return (
    <svg class="help-drawing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <IsMirrored.Provider value={isMirrored}>{children}</IsMirrored.Provider>
    </svg>
  )
}

/** A keypad is the same in every language. */
export function Unturned({ children }: { readonly children: ComponentChildren }) {
  return <IsMirrored.Provider value={false}>{children}</IsMirrored.Provider>
}

/** Where something of this width begins, measured from the left. */
const useLeft = (start: number, width: number): number =>
  useContext(IsMirrored) ? WIDTH - start - width : start

export type Tone =
  | 'paper'
  | 'surface'
  | 'line'
  | 'ink'
  | 'ink-soft'
  | 'rail'
  | 'brand'
  | 'brand-ink'
  | 'brand-wash'
  | 'women'
  | 'women-wash'
  | 'men'
  | 'men-wash'
  | 'accepted'
  | 'accepted-wash'
  | 'merged-wash'
  | 'referred'
  | 'referred-wash'
  | 'rejected'
  | 'rejected-wash'
  | 'pending-wash'

const paint = (tone: Tone): string => `var(--${tone})`

interface BoxProps {
  /** From the side where reading begins. */
  readonly at: readonly [start: number, top: number]
  readonly size: readonly [width: number, height: number]
  readonly tone: Tone
  readonly round?: number
  readonly edge?: Tone
}

export function Box({ at: [start, top], size: [width, height], tone, round = 3, edge }: BoxProps) {
  return (
    <rect
      x={useLeft(start, width)}
      y={top}
      width={width}
      height={height}
      rx={round}
      fill={paint(tone)}
      {...(edge && { stroke: paint(edge) })}
    />
  )
}

interface GlyphProps {
  readonly name: IconName
  readonly at: readonly [centre: number, middle: number]
  readonly tone: Tone
  readonly size?: number
}

export function Glyph({ name, at: [centre, middle], tone, size = 20 }: GlyphProps) {
  const scale = size / (2 * GLYPH_CENTRE)
  const isTurned = useContext(IsMirrored) && name === 'forward'
  const place = `translate(${useLeft(centre, 0)} ${middle}) scale(${isTurned ? -scale : scale} ${scale}) translate(${-GLYPH_CENTRE} ${-GLYPH_CENTRE})`
  return (
    <path
      d={iconPath(name)}
      transform={place}
      fill="none"
      stroke={paint(tone)}
      stroke-width={2}
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  )
}

interface NumberProps {
  readonly value: number | string
  readonly at: readonly [centre: number, middle: number]
  readonly tone: Tone
  readonly size?: number
}

export function Figures({ value, at: [centre, middle], tone, size = 24 }: NumberProps) {
  return (
    <text
      x={useLeft(centre, 0)}
      y={middle}
      font-size={size}
      font-weight={600}
      fill={paint(tone)}
      text-anchor="middle"
      dominant-baseline="central"
      direction="ltr"
    >
      {value}
    </text>
  )
}

/** Lines of writing: what is written does not matter. */
export function Lines({
  at: [start, top],
  widths,
}: Pick<BoxProps, 'at'> & { readonly widths: readonly number[] }) {
  return (
    <>
      {widths.map((width, row) => (
        // oxlint-disable-next-line react/no-array-index-key -- a drawing: rows have nothing but their place
        <Box key={row} at={[start, top + row * 9]} size={[width, 4]} tone="line" round={2} />
      ))}
    </>
  )
}

/** The app around what is shown: the rail, the title, the sign. */
export function Screen({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <Box at={[1, 1]} size={[198, 118]} tone="paper" edge="line" round={8} />
      <Box at={[1, 1]} size={[18, 118]} tone="rail" round={8} />
      <Box at={[26, 8]} size={[50, 6]} tone="ink-soft" />
      <Box at={[158, 6]} size={[34, 10]} tone="accepted-wash" round={5} />
      {children}
    </>
  )
}
