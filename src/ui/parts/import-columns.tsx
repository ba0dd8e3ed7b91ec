/** Which column of a file holds what, and which names in it stand for which axis or group. */

import type { EntityId } from '../../domain/ids.ts'
import { CHANNELS, type Channel } from '../../domain/kinds.ts'
import { MAX_NAME } from '../../domain/text.ts'
import { meantBy, type Named, type NameMap, nameForm } from '../../imports/names.ts'
import { type Columns, FIELDS, type ImportField, variantsOf } from '../../imports/recognise.ts'
import type { SourceTable } from '../../imports/table.ts'
import { useWords } from '../words.ts'
import { ChipGroup } from './chips.tsx'
import { Select, TextField } from './fields.tsx'

/** Channels of what was collected elsewhere. */
const ELSEWHERE = CHANNELS.filter((channel) => channel !== 'in-person')
/** What stays in the file is named as far as a line or two goes. */
const NAMED = 12

interface ColumnsPanelProps {
  readonly table: SourceTable
  readonly columns: Columns
  onColumns(columns: Columns): void
  readonly channel: Channel
  onChannel(channel: Channel): void
  readonly source: string
  onSource(source: string): void
}

export function ColumnsPanel(props: ColumnsPanelProps) {
  const { table, columns, onColumns, channel, onChannel, source, onSource } = props
  const { t } = useWords()
  const nameOf = (index: number) => table.header[index] || t('import.columns.unnamed', { number: index + 1 })
  // In another language the same column steps in where this one is empty.
  const taken = new Set(Object.values(columns).flatMap((column) => variantsOf(table.header, column)))
  const leftOut = table.header.flatMap((_, index) => (taken.has(index) ? [] : [nameOf(index)]))

  const choose = (field: ImportField, value: string) => {
    // A column holds one thing: taken as another, it is not what it was before.
    const others = Object.entries(columns).filter(
      ([name, column]) => name !== field && String(column) !== value,
    )
    onColumns(Object.fromEntries(value === '' ? others : [...others, [field, Number(value)]]))
  }
  return (
    <section class="panel" aria-labelledby="import-columns">
      <h2 id="import-columns">{t('import.columns.title')}</h2>
      <p class="soft small">{t('import.columns.intro')}</p>
      <div class="import-fields import-columns">
        {FIELDS.map((field) => (
          <Select
            key={field}
            label={t(`import.field.${field}`)}
            value={String(columns[field] ?? '')}
            onChoose={(value) => choose(field, value)}
            {...(field === 'text' && columns.text === undefined && { error: t('import.write.noText') })}
            options={[
              { value: '', label: t('import.columns.none') },
              ...table.header.map((_, index) => ({ value: String(index), label: nameOf(index) })),
            ]}
          />
        ))}
      </div>
      {leftOut.length > 0 && (
        <p class="soft small import-left-out" data-left-out>
          {t('import.columns.leftOut')}
          {[...new Set(leftOut)].slice(0, NAMED).map((name) => (
            <bdi key={name}>{name}</bdi>
          ))}
        </p>
      )}
      <ChipGroup<Channel>
        label={t('import.channel.label')}
        value={channel}
        onChoose={(chosen) => chosen && onChannel(chosen)}
        options={ELSEWHERE.map((value) => ({ value, label: t(`common.channel.${value}`) }))}
      />
      <TextField
        label={t('import.source.label')}
        hint={t('import.source.hint')}
        error={source.trim() === '' ? t('import.source.error') : undefined}
        maxlength={MAX_NAME}
        value={source}
        onInput={onSource}
      />
    </section>
  )
}

interface NamesPanelProps {
  readonly what: 'axes' | 'groups'
  readonly names: readonly string[]
  readonly things: readonly Named[]
  readonly chosen: NameMap
  onChoose(chosen: NameMap): void
}

/** Names in the file beside the programme's own. */
export function NamesPanel({ what, names, things, chosen, onChoose }: NamesPanelProps) {
  const { t, formats } = useWords()
  if (names.length === 0 || things.length === 0) return null
  return (
    <section class="panel" aria-labelledby={`import-${what}`}>
      <h2 id={`import-${what}`}>{t(`import.names.${what}`)}</h2>
      <p class="soft small">{t('import.names.intro')}</p>
      <div class="import-fields">
        {names.slice(0, MOST_NAMES).map((name) => (
          <Select<EntityId | ''>
            key={name}
            label={t('import.names.one', { name })}
            value={meantBy(chosen, name) ?? ''}
            onChoose={(id) => onChoose({ ...chosen, [nameForm(name)]: id === '' ? null : id })}
            options={[
              { value: '', label: t(what === 'axes' ? 'common.noAxis' : 'common.noGroup') },
              ...things.map((thing) => ({
                value: thing.id,
                label: formats.name(thing.shortName ?? thing.name),
              })),
            ]}
          />
        ))}
      </div>
    </section>
  )
}

/** More names than a programme could have axes: a column of something else. The rest are matched unseen. */
const MOST_NAMES = 24
