/** One drawing a topic of the help, language-neutral, turned with the direction of reading. */
import type { ComponentChildren } from 'preact'
import type { Topic } from '../help-topics.ts'
import { Box, Drawing, Figures, Glyph, Lines, Screen, Unturned } from './help-drawing.tsx'
import {
  Bars,
  CheckLine,
  Code,
  Deciding,
  Device,
  DeviceLine,
  Half,
  Idea,
  MatrixLine,
  Paper,
  PlannedLine,
  Sign,
} from './help-shapes.tsx'

export function HelpPicture({ of: topic }: { readonly of: Topic }) {
  return <Drawing>{PICTURES[topic]()}</Drawing>
}

const PICTURES: Readonly<Record<Topic, () => ComponentChildren>> = {
  count: () => (
    <Screen>
      <Half at={26} wash="women-wash" tone="women" people={21} />
      <Half at={111} wash="men-wash" tone="men" people={17} />
      <Box at={[26, 104]} size={[28, 10]} tone="brand" round={5} />
      <Box at={[58, 104]} size={[28, 10]} tone="surface" edge="line" round={5} />
      <Box at={[90, 104]} size={[28, 10]} tone="surface" edge="line" round={5} />
    </Screen>
  ),
  write: () => (
    <Screen>
      <Box at={[26, 24]} size={[92, 90]} tone="surface" edge="line" />
      <Lines at={[34, 33]} widths={[72, 76, 48]} />
      <Glyph name="edit" at={[96, 68]} tone="brand" size={26} />
      <Box at={[34, 92]} size={[76, 14]} tone="brand" round={7} />
      <Idea top={24} label="B7" />
      <Idea top={55} label="B6" />
      <Idea top={86} label="B5" />
    </Screen>
  ),
  sort: () => <Deciding reason={false} />,
  decide: () => <Deciding reason />,
  leave: () => (
    <Screen>
      {[28, 46, 64, 82].map((top) => (
        <CheckLine key={top} top={top} glyph="check" tone="accepted" />
      ))}
      <CheckLine top={100} glyph="warning" tone="referred" />
    </Screen>
  ),
  setUp: () => (
    <Screen>
      {(['brand', 'women', 'men', 'accepted'] as const).map((tone, index) => (
        <Box key={tone} at={[26 + index * 42, 24]} size={[38, 12]} tone={tone} round={6} />
      ))}
      {[44, 68, 92].map((top) => (
        <PlannedLine key={top} top={top} />
      ))}
    </Screen>
  ),
  invite: () => (
    <>
      <Device at={12} wide>
        <Code />
      </Device>
      <Glyph name="forward" at={[124, 60]} tone="brand" size={28} />
      <Device at={146}>
        <Glyph name="check" at={[164, 60]} tone="accepted" size={26} />
      </Device>
    </>
  ),
  watch: () => (
    <Screen>
      <DeviceLine top={26} done={100} glyph="check" tone="accepted" />
      <DeviceLine top={56} done={70} glyph="sync" tone="referred" />
      <DeviceLine top={86} done={100} glyph="check" tone="accepted" />
    </Screen>
  ),
  projects: () => (
    <Screen>
      {[26, 46, 66].map((top) => (
        <MatrixLine key={top} top={top} tone="surface" />
      ))}
      <MatrixLine top={92} tone="brand-wash" />
    </Screen>
  ),
  documents: () => (
    <Screen>
      <Bars />
      {[24, 55, 86].map((top) => (
        <Paper key={top} top={top} />
      ))}
    </Screen>
  ),
  read: () => (
    <Screen>
      <Bars />
      <Lines at={[126, 34]} widths={[62, 54, 60, 40, 58, 46, 62, 30]} />
    </Screen>
  ),
  install: () => (
    <>
      <Box at={[62, 4]} size={[76, 112]} tone="surface" edge="line" round={10} />
      {[0, 1, 2].map((row) =>
        [0, 1, 2].map((column) => (
          <Box
            key={`${row}${column}`}
            at={[72 + column * 20, 16 + row * 26]}
            size={[16, 16]}
            tone={row === 1 && column === 1 ? 'brand' : 'pending-wash'}
            round={5}
          />
        )),
      )}
      <Glyph name="people" at={[100, 50]} tone="brand-ink" size={11} />
    </>
  ),
  safe: () => <Sign tone="accepted" wash="accepted-wash" glyph="check" />,
  waiting: () => <Sign tone="referred" wash="referred-wash" glyph="sync" waits={3} />,
  offline: () => <Sign tone="referred" wash="referred-wash" glyph="offline" waits={3} />,
  attention: () => <Sign tone="rejected" wash="rejected-wash" glyph="warning" waits={1} />,
  stuck: () => <Sign tone="rejected" wash="rejected-wash" glyph="pause" waits={3} />,
  noNetwork: () => (
    <>
      <Device at={14}>
        <Glyph name="offline" at={[32, 60]} tone="referred" size={24} />
      </Device>
      <Glyph name="forward" at={[68, 60]} tone="brand" />
      <Box at={[82, 38]} size={[36, 44]} tone="surface" edge="line" />
      <Glyph name="file" at={[100, 60]} tone="brand" size={24} />
      <Glyph name="forward" at={[132, 60]} tone="brand" />
      <Device at={150}>
        <Glyph name="check" at={[168, 60]} tone="accepted" size={24} />
      </Device>
    </>
  ),
  lostTablet: () => (
    <>
      <Device at={32}>
        <Glyph name="close" at={[50, 60]} tone="rejected" size={26} />
      </Device>
      <Glyph name="forward" at={[100, 60]} tone="brand" size={28} />
      <Device at={132}>
        <Glyph name="plus" at={[150, 60]} tone="accepted" size={26} />
      </Device>
    </>
  ),
  fullDisk: () => (
    <>
      <Box at={[20, 44]} size={[160, 32]} tone="surface" edge="line" round={16} />
      <Box at={[20, 44]} size={[148, 32]} tone="rejected" round={16} />
      <Glyph name="warning" at={[100, 24]} tone="rejected" size={26} />
      <Box at={[20, 88]} size={[160, 12]} tone="surface" edge="line" round={6} />
      <Box at={[20, 88]} size={[90, 12]} tone="accepted" round={6} />
    </>
  ),
  wrongWorkshop: () => (
    <>
      <Box at={[10, 30]} size={[68, 60]} tone="surface" edge="line" />
      <Figures value={12} at={[44, 54]} tone="ink-soft" size={28} />
      <Lines at={[22, 76]} widths={[44]} />
      <Glyph name="forward" at={[100, 60]} tone="brand" size={32} />
      <Box at={[122, 30]} size={[68, 60]} tone="brand-wash" edge="brand" />
      <Figures value={12} at={[156, 54]} tone="brand" size={28} />
      <Lines at={[134, 76]} widths={[44]} />
    </>
  ),
  update: () => (
    <>
      <Box at={[8, 36]} size={[56, 48]} tone="surface" edge="line" />
      <Glyph name="check" at={[36, 60]} tone="accepted" size={26} />
      <Box at={[72, 32]} size={[56, 56]} tone="brand" round={28} />
      <Glyph name="sync" at={[100, 60]} tone="brand-ink" size={32} />
      <Box at={[136, 36]} size={[56, 48]} tone="surface" edge="line" />
      <Glyph name="people" at={[164, 60]} tone="brand" size={26} />
    </>
  ),
  pin: () => (
    <>
      <Box at={[62, 4]} size={[76, 112]} tone="surface" edge="line" round={10} />
      {[0, 1, 2, 3].map((dot) => (
        <Box key={dot} at={[76 + dot * 14, 16]} size={[8, 8]} tone={dot < 2 ? 'brand' : 'line'} round={4} />
      ))}
      <Unturned>
        {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => (
          <Figures
            key={digit}
            value={digit}
            at={[80 + ((digit - 1) % 3) * 20, 44 + Math.floor((digit - 1) / 3) * 24]}
            tone="ink"
            size={14}
          />
        ))}
      </Unturned>
    </>
  ),
}
