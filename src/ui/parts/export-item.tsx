import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import { fenced } from '../../domain/text.ts'
import type { ExportId } from '../../exports/make.ts'
import type { TableId } from '../../exports/table.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { KnownProvenance } from '../provenance.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { Field } from './fields.tsx'

const BYTES_PER_KILOBYTE = 1_000

interface ItemFrameProps {
  readonly what: ExportId | 'report' | 'minutes'
  readonly children: ComponentChildren
}

/** One document: what it is, and what can be done with it. */
export function ItemFrame({ what, children }: ItemFrameProps) {
  const { t } = useWords()
  return (
    <li class="export-item" data-export={what}>
      <div>
        <strong>{t(`exports.item.${what}.title`)}</strong>
        <p class="soft small">{t(`exports.item.${what}.hint`)}</p>
      </div>
      <div class="export-act">{children}</div>
    </li>
  )
}

interface ExportItemProps {
  readonly what: ExportId
  readonly programme: EntityId
  readonly locale: Locale
  readonly table: TableId
  /** Of files for one platform among several. */
  readonly site?: string | undefined
  readonly provenance: KnownProvenance
}

type Making = { readonly state: 'idle' | 'making' } | { readonly state: 'made'; readonly said: string }

/** A file that is made when asked for, and handed to the browser. */
export function ExportItem({ what, programme, locale, table, site, provenance }: ExportItemProps) {
  const { t } = useWords()
  const { live, log, download, enrolment } = useServices()
  const session = useSession()
  const [making, setMaking] = useState<Making>({ state: 'idle' })
  const self = enrolment.value?.collectivity
  const make = async () => {
    setMaking({ state: 'making' })
    try {
      const { makeFile } = await import('../../exports/make.ts')
      const known = provenance.read()
      const made = await makeFile(
        { what, locale, table, ...(site !== undefined && { site }) },
        {
          reader: live.state,
          programme,
          collectivity: { id: self?.id ?? programme, name: known.collectivity },
          provenance: known,
          log,
        },
      )
      if (!made.ok) throw new Error(made.error)
      const { name, content } = made.value
      download(name, content)
      const size = t('exports.size.kilobytes', {
        count: Math.max(1, Math.round(content.size / BYTES_PER_KILOBYTE)),
      })
      // The name is fenced off: it reads from the left, the line as the screen does.
      setMaking({ state: 'made', said: t('exports.made', { name: fenced(name), size }) })
    } catch {
      // A library that could not be loaded, or no memory left: what is stored is untouched.
      setMaking({ state: 'idle' })
      session.warn(t('exports.failed'))
    }
  }
  const isMaking = making.state === 'making'
  return (
    <ItemFrame what={what}>
      <span role="status" class="soft small">
        {isMaking && t('exports.making')}
        {making.state === 'made' && making.said}
      </span>
      <Button
        icon="file"
        disabled={isMaking}
        aria-label={t('exports.makeOne', { title: t(`exports.item.${what}.title`) })}
        onClick={() => void make()}
      >
        {t('exports.make')}
      </Button>
    </ItemFrame>
  )
}

interface PickerProps<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value
  onChoose(value: Value): void
}

/** One of many, where chips would fill the screen. */
export function Picker<Value extends string>({ label, options, value, onChoose }: PickerProps<Value>) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          class="input"
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
      )}
    </Field>
  )
}
