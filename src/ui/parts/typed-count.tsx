import { useState } from 'preact/hooks'
import { countedOf, countIn } from '../../domain/attendance.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Gender, Group } from '../../domain/kinds.ts'
import { MAX_COUNT } from '../../domain/operation.ts'
import { searchForm } from '../../domain/text.ts'
import { useReading } from '../reading.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { ChipGroup } from './chips.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './fields.tsx'

interface TypedCountProps {
  readonly workshop: EntityId
  readonly gender: Gender
  /** The group the number is about; null: the whole hall, whatever the group. */
  readonly group: Group | null
  onCount(by: number): void
  onClose(): void
}

type Mode = 'add' | 'total'

/**
 * A hall counted at once. "Add" and "the total is" differ in every word, and what will be is shown
 * before it is: from how many, to how many.
 */
export function TypedCount({ workshop, gender, group, onCount, onClose }: TypedCountProps) {
  const { t, formats } = useWords()
  const [mode, setMode] = useState<Mode>('add')
  const [typed, setTyped] = useState('')
  const before = useReading(
    ['tally', 'workshop'],
    (reader) => (group ? countIn(reader, workshop, gender, group.id) : countedOf(reader, workshop)[gender]),
    [workshop, gender, group?.id],
  )
  const value = countFrom(typed)
  const by = value === undefined ? 0 : mode === 'add' ? value : value - before
  const isTooMuch = typed !== '' && (value === undefined || Math.abs(by) > MAX_COUNT)
  const groupName = group ? formats.name(group.shortName ?? group.name) : t('count.typed.allGroups')
  return (
    <Dialog title={`${t(`count.half.${gender}`)} · ${groupName}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (by !== 0 && !isTooMuch) onCount(by)
        }}
      >
        <ChipGroup<Mode>
          isLabelHidden
          label={t('count.typed.mode')}
          value={mode}
          onChoose={(chosen) => chosen && setMode(chosen)}
          options={[
            { value: 'add', label: t('count.typed.add') },
            { value: 'total', label: t('count.typed.total') },
          ]}
        />
        <TextField
          label={t(mode === 'add' ? 'count.typed.addLabel' : 'count.typed.totalLabel')}
          error={isTooMuch ? t('count.typed.error', { most: MAX_COUNT }) : undefined}
          value={typed}
          onInput={setTyped}
          inputMode="numeric"
          autofocus
          dir="ltr"
        />
        <p class="typed-preview" role="status">
          <span>{t('count.typed.now')}</span>
          <strong class="num">{formats.number(before)}</strong>
          <span>{t('count.typed.after')}</span>
          <strong class="num">{formats.number(before + (isTooMuch ? 0 : by))}</strong>
        </p>
        <div class="dialog-actions">
          <Button type="submit" kind="primary" disabled={by === 0 || isTooMuch}>
            {value === undefined || isTooMuch
              ? t('common.save')
              : t(mode === 'add' ? 'count.typed.confirmAdd' : 'count.typed.confirmTotal', {
                  number: formats.number(value),
                })}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A count as people type it, in either set of digits; undefined for anything else. */
function countFrom(typed: string): number | undefined {
  const digits = searchForm(typed)
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined
}
