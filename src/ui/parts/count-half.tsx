import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Counted } from '../../domain/attendance.ts'
import type { Gender } from '../../domain/kinds.ts'
import { Icon } from '../icons.tsx'
import { shortcut } from '../shortcut.ts'
import { keysOf } from '../shortcuts.ts'
import { useWords } from '../words.ts'

/** Long enough to be seen from the corner of an eye, short enough to be gone at the next person. */
const TICK_MS = 1_200

interface HalfProps {
  readonly gender: Gender
  readonly counted: ReadonlySignal<Counted>
  readonly isEnabled: boolean
  /** Counter of the tally last stored here; each new one shows the tick again. */
  readonly saved: number | null
  onAdd(): void
  onMinus(): void
  onType(): void
}

/** Half the screen is one button: a thumb finds it without looking. */
export function Half({ gender, counted, isEnabled, saved, onAdd, onMinus, onType }: HalfProps) {
  const { t } = useWords()
  return (
    <div class={`half half-${gender}`}>
      <button
        type="button"
        class="half-add"
        {...shortcut(`add.${gender}`)}
        aria-keyshortcuts={keysOf(`add.${gender}`)[0]}
        disabled={!isEnabled}
        aria-label={t(`count.add.${gender}`)}
        onClick={onAdd}
      />
      {/* Lies on the button without being in it: its name must not change under the finger; the sum is said when the taps pause. */}
      <div class="half-face" aria-hidden="true">
        <span class="half-label">{t(`count.half.${gender}`)}</span>
        <BigNumber gender={gender} counted={counted} />
        {isEnabled && <span class="half-hint">{t('count.half.hint')}</span>}
      </div>
      <SavedTick saved={saved} />
      {isEnabled && (
        <div class="half-tools">
          <button type="button" class="half-tool" aria-label={t(`count.type.${gender}`)} onClick={onType}>
            <Icon name="keypad" />
          </button>
          <button
            type="button"
            class="half-tool"
            {...shortcut(`minus.${gender}`)}
            aria-label={t(`count.minus.${gender}`)}
            onClick={onMinus}
          >
            <Icon name="minus" />
          </button>
        </div>
      )}
    </div>
  )
}

function BigNumber({ gender, counted }: Pick<HalfProps, 'gender' | 'counted'>) {
  const { formats } = useWords()
  const value = formats.number(counted.value[gender])
  return (
    <span class={value.length > 4 ? 'half-big half-big-long num' : 'half-big num'} data-count={gender}>
      {value}
    </span>
  )
}

/** "Saved", for a blink after each tally that was stored. */
function SavedTick({ saved }: Pick<HalfProps, 'saved'>) {
  const { t } = useWords()
  const [seen, setSeen] = useState<number | null>(null)
  useEffect(() => {
    if (saved === null) return
    const timer = setTimeout(() => setSeen(saved), TICK_MS)
    return () => clearTimeout(timer)
  }, [saved])
  if (saved === null || saved === seen) return null
  return (
    <span class="half-saved" aria-hidden="true">
      <Icon name="check" />
      {t('common.saved')}
    </span>
  )
}
