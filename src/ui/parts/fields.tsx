import type {
  ComponentChildren,
  InputHTMLAttributes,
  PartialInputHTMLAttributes,
  Ref,
  TextareaHTMLAttributes,
} from 'preact'

import { useId } from 'preact/hooks'
import { Icon } from '../icons.tsx'
import { shortcut } from '../shortcut.ts'

interface Labelled {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

interface FieldProps extends Labelled {
  /** Draws the control; it must carry this id and these descriptions. */
  children(control: {
    readonly id: string
    readonly 'aria-describedby': string | undefined
  }): ComponentChildren
}

/** A label, its control, and what is to be said about it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': hint || error ? hintId : undefined })}
      {(error || hint) && (
        <span id={hintId} class={error ? 'field-error' : 'field-label'} role={error ? 'alert' : undefined}>
          {error ?? hint}
        </span>
      )}
    </div>
  )
}

/** What people write has its own direction; an empty field has the page's, or its placeholder would turn. */
export const directionOf = (value: string): 'auto' | undefined => (value === '' ? undefined : 'auto')

interface TextFieldProps
  extends Labelled,
    Omit<
      PartialInputHTMLAttributes<HTMLInputElement>,
      'label' | 'value' | 'onInput' | 'onChange' | 'ref' | 'role' | 'type'
    > {
  readonly value: string
  onInput(value: string): void
  readonly type?: 'text' | 'date' | 'month' | 'time' | 'number' | 'tel'
  readonly inputRef?: Ref<HTMLInputElement>
}

/** One line of text, a number, a date, a time. */
export function TextField({ label, hint, error, value, onInput, inputRef, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          dir={directionOf(value)}
          autocomplete="off"
          // Preact tells each type its roles apart; here no role is ever given.
          {...(rest as InputHTMLAttributes)}
          {...control}
          {...(inputRef && { ref: inputRef })}
          class="input"
          aria-invalid={error !== undefined}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

interface TextAreaProps
  extends Labelled,
    Omit<TextareaHTMLAttributes, 'label' | 'value' | 'onInput' | 'onChange'> {
  readonly value: string
  onInput(value: string): void
}

export function TextArea({ label, hint, error, value, onInput, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          dir={directionOf(value)}
          rows={4}
          {...rest}
          {...control}
          class="input"
          aria-invalid={error !== undefined}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface SelectProps<Value extends string> extends Labelled {
  readonly options: readonly SelectOption<Value>[]
  readonly value: Value
  onChoose(value: Value): void
  readonly isLabelHidden?: boolean
  readonly disabled?: boolean
}

/** One of many. */
export function Select<Value extends string>({
  label,
  hint,
  error,
  options,
  value,
  onChoose,
  isLabelHidden = false,
  disabled = false,
}: SelectProps<Value>) {
  const draw = (control: object) => (
    <select
      {...control}
      class="input"
      disabled={disabled}
      value={value}
      onChange={(event) => {
        const chosen = options[event.currentTarget.selectedIndex]
        if (chosen) onChoose(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  )
  if (isLabelHidden) return draw({ 'aria-label': label })
  return (
    <Field label={label} hint={hint} error={error}>
      {draw}
    </Field>
  )
}

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  onInput(value: string): void
}

export function SearchField({ label, value, onInput }: SearchFieldProps) {
  return (
    <span class="search">
      <Icon name="search" />
      <input
        type="search"
        {...shortcut('search')}
        class="input"
        dir={directionOf(value)}
        aria-label={label}
        placeholder={label}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </span>
  )
}

interface CheckFieldProps {
  readonly label: string
  readonly isChecked: boolean
  onCheck(isChecked: boolean): void
}

export function CheckField({ label, isChecked, onCheck }: CheckFieldProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={isChecked} onChange={(event) => onCheck(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}

interface FileButtonProps {
  readonly label: string
  /** As the attribute of `input`. */
  readonly accept: string
  onChoose(files: readonly File[]): void
}

/** Opens the device's own file chooser. The same file may be chosen again. */
export function FileButton({ label, accept, onChoose }: FileButtonProps) {
  return (
    <label class="button button-plain file-button">
      <Icon name="file" />
      {label}
      <input
        class="sr-only"
        type="file"
        accept={accept}
        multiple
        onChange={({ currentTarget }) => {
          onChoose([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
