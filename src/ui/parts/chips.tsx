import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
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
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = row
    if (!current) return
    // Tells at once, and again whenever the tablet is turned.
    const sight = new ResizeObserver(() => current.scrollBy(outOfSight(current), 0))
    sight.observe(current)
    return () => sight.disconnect()
  }, [value, options.length])
  return (
    <fieldset class="field">
      <legend class={isLabelHidden ? 'sr-only' : 'field-label'}>{label}</legend>
      <div ref={row} class="chips">
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

/** How far a row that is moved sideways must be moved, in pixels, for the chosen chip to be in sight; 0 where it is. */
function outOfSight(row: HTMLElement): number {
  const chosen = row.querySelector(':checked')?.parentElement?.getBoundingClientRect()
  if (!chosen || row.scrollWidth <= row.clientWidth) return 0
  const { left, right } = row.getBoundingClientRect()
  return Math.min(0, chosen.left - left) + Math.max(0, chosen.right - right)
}
