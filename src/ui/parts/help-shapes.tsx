/** What several drawings of the help are made of: the app's own parts, as one sees them from afar. */
import type { ComponentChildren } from 'preact'
import type { IconName } from '../icons.tsx'
import { Box, Figures, Glyph, Lines, Screen, type Tone } from './help-drawing.tsx'

export function Half({
  at,
  wash,
  tone,
  people,
}: {
  readonly at: number
  readonly wash: Tone
  readonly tone: Tone
  readonly people: number
}) {
  return (
    <>
      <Box at={[at, 24]} size={[80, 74]} tone={wash} edge={tone} />
      <Figures value={people} at={[at + 40, 58]} tone={tone} size={40} />
      <Box at={[at + 62, 82]} size={[14, 12]} tone="surface" edge={tone} />
      <Glyph name="minus" at={[at + 69, 88]} tone={tone} size={10} />
    </>
  )
}

export function Idea({ top, label }: { readonly top: number; readonly label: string }) {
  return (
    <>
      <Box at={[124, top]} size={[68, 27]} tone="surface" edge="line" />
      <Box at={[128, top + 5]} size={[18, 11]} tone="brand-wash" />
      <Figures value={label} at={[137, top + 11]} tone="brand" size={9} />
      <Lines at={[150, top + 8]} widths={[36, 26]} />
    </>
  )
}

/** A proposal, and what can be said of it; a refusal asks for its reason. */
export function Deciding({ reason }: { readonly reason: boolean }) {
  return (
    <Screen>
      <Box at={[26, 24]} size={[166, 48]} tone="surface" edge="line" />
      <Figures value="B7" at={[40, 36]} tone="brand" size={11} />
      <Lines at={[56, 33]} widths={[126, 118, 70]} />
      {(
        [
          ['check', 'accepted', 'accepted-wash'],
          ['plus', 'ink-soft', 'merged-wash'],
          ['forward', 'referred', 'referred-wash'],
          ['close', 'rejected', 'rejected-wash'],
        ] as const
      ).map(([glyph, tone, wash], index) => (
        <Verdict key={glyph} start={26 + index * 42.5} glyph={glyph} tone={tone} wash={wash} />
      ))}
      {reason && <Box at={[26, 104]} size={[166, 10]} tone="surface" edge="rejected" round={5} />}
    </Screen>
  )
}

function Verdict({
  start,
  glyph,
  tone,
  wash,
}: {
  readonly start: number
  readonly glyph: IconName
  readonly tone: Tone
  readonly wash: Tone
}) {
  return (
    <>
      <Box at={[start, 78]} size={[38, 20]} tone={wash} edge={tone} round={6} />
      <Glyph name={glyph} at={[start + 19, 88]} tone={tone} size={14} />
    </>
  )
}

export function CheckLine({
  top,
  glyph,
  tone,
}: {
  readonly top: number
  readonly glyph: IconName
  readonly tone: Tone
}) {
  return (
    <>
      <Glyph name={glyph} at={[36, top + 3]} tone={tone} size={15} />
      <Box at={[50, top]} size={[110, 6]} tone="line" />
    </>
  )
}

export function PlannedLine({ top }: { readonly top: number }) {
  return (
    <>
      <Box at={[26, top]} size={[166, 20]} tone="surface" edge="line" />
      <Box at={[30, top + 3]} size={[16, 14]} tone="brand-wash" />
      <Box at={[54, top + 7]} size={[90, 6]} tone="line" />
    </>
  )
}

export function DeviceLine({
  top,
  done,
  glyph,
  tone,
}: {
  readonly top: number
  readonly done: number
  readonly glyph: IconName
  readonly tone: Tone
}) {
  return (
    <>
      <Glyph name="device" at={[38, top + 12]} tone="ink-soft" />
      <Box at={[54, top + 8]} size={[100, 8]} tone="line" round={4} />
      <Box at={[54, top + 8]} size={[done, 8]} tone={tone} round={4} />
      <Glyph name={glyph} at={[174, top + 12]} tone={tone} />
    </>
  )
}

export function MatrixLine({ top, tone }: { readonly top: number; readonly tone: Tone }) {
  return (
    <>
      <Box at={[26, top]} size={[92, 16]} tone={tone} edge="line" round={2} />
      <Box at={[120, top]} size={[34, 16]} tone={tone} edge="line" round={2} />
      <Box at={[156, top]} size={[36, 16]} tone={tone} edge="line" round={2} />
      <Box at={[32, top + 6]} size={[60, 4]} tone="ink-soft" />
      <Box at={[128, top + 6]} size={[18, 4]} tone="ink-soft" />
      <Box at={[164, top + 6]} size={[20, 4]} tone="ink-soft" />
    </>
  )
}

export function Paper({ top }: { readonly top: number }) {
  return (
    <>
      <Box at={[130, top]} size={[62, 27]} tone="surface" edge="line" />
      <Glyph name="file" at={[144, top + 13]} tone="brand" size={16} />
      <Box at={[158, top + 11]} size={[26, 5]} tone="line" />
    </>
  )
}

export function Bars() {
  const heights = [40, 66, 28, 54] as const
  return (
    <>
      {heights.map((height, index) => (
        <Box
          key={height}
          at={[30 + index * 22, 108 - height]}
          size={[16, height]}
          tone={index % 2 === 0 ? 'women' : 'men'}
          round={2}
        />
      ))}
      <Box at={[26, 108]} size={[92, 2]} tone="ink-soft" round={1} />
    </>
  )
}

/** A tablet in the hand. */
export function Device({
  at,
  wide = false,
  children,
}: {
  readonly at: number
  readonly wide?: boolean
  readonly children: ComponentChildren
}) {
  const width = wide ? 90 : 36
  return (
    <>
      <Box at={[at, 24]} size={[width, 72]} tone="ink" round={7} />
      <Box at={[at + 3, 30]} size={[width - 6, 58]} tone="surface" round={3} />
      {children}
    </>
  )
}

/** As a QR code looks from afar, its dark cells by row; no camera can read it. */
const CODE = [
  [0, 1, 2, 4, 5, 6],
  [0, 2, 4, 6],
  [0, 1, 2, 4, 5, 6],
  [3, 5],
  [0, 1, 2, 4, 5],
  [0, 2, 6],
  [0, 1, 2, 4, 6],
] as const

export function Code() {
  return (
    <>
      {CODE.map((cells, row) =>
        cells.map((cell) => (
          <Box key={cell} at={[36 + cell * 6, 38 + row * 6]} size={[6, 6]} tone="ink" round={0} />
        )),
      )}
    </>
  )
}

/** The sign at the top of every screen, large. */
export function Sign({
  tone,
  wash,
  glyph,
  waits,
}: {
  readonly tone: Tone
  readonly wash: Tone
  readonly glyph: IconName
  readonly waits?: number
}) {
  return (
    <>
      <Box at={[16, 38]} size={[168, 44]} tone={wash} edge={tone} round={22} />
      <Glyph name={glyph} at={[44, 60]} tone={tone} size={28} />
      {waits === undefined ? (
        <Box at={[66, 56]} size={[96, 8]} tone={tone} round={4} />
      ) : (
        <>
          <Figures value={waits} at={[76, 61]} tone={tone} size={24} />
          <Box at={[92, 56]} size={[72, 8]} tone={tone} round={4} />
        </>
      )}
    </>
  )
}
