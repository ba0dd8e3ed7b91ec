import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Locale } from '../../i18n/locale.ts'

export interface ChipOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Of the label, where it is not the screen's own. */
  readonly language?: Locale
  /** A small figure after the label. */
  readonly note?: ComponentChildren
}

interface ChipGroupProps<Value extends string> {
  readonly label: string
  /** True: the label is only for who listens. */
  readonly isLabelHidden?: boolean
  readonly options: readonly ChipOption<Value>[]
  readonly value: Value | null
  /** Null when the chosen chip was tapped again, which only `isClearable` groups answer. */
  onChoose(value: Value | null): void
  readonly isClearable?: boolean
  readonly disabled?: boolean
}

/** One of a few, all in sight. */
export function ChipGroup<Value extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChoose,
  isClearable = false,
  disabled = false,
}: ChipGroupProps<Value>) {
  const name = useId()
  return (
    <fieldset class="field">
      <legend class={isLabelHidden ? 'sr-only' : 'field-label'}>{label}</legend>
      <div class="chips">
        {options.map((option) => (
          <label key={option.value} class="chip">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={disabled}
              // `click`, not `change`: tapping the chosen one again must be heard, too.
              onClick={() => onChoose(isClearable && option.value === value ? null : option.value)}
            />
            <span dir="auto" lang={option.language}>
              {option.label}
            </span>
            {option.note !== undefined && <small class="num">{option.note}</small>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
