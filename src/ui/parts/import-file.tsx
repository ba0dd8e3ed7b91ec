/** Choosing a file of ideas, and how it is read. */

import type { ComponentChildren } from 'preact'
import type { WordKey } from '../../i18n/words.ts'
import { ENCODINGS, type Encoding } from '../../imports/decode.ts'
import { SEPARATORS, type Separator } from '../../imports/separated.ts'
import type { Flaw, HowToRead, OpenFile } from '../importing.ts'
import { useWords } from '../words.ts'
import { EmptyState } from './empty.tsx'
import { CheckField, FileButton, Select } from './fields.tsx'
import { Tag } from './tag.tsx'

const ACCEPT =
  '.csv,.tsv,.txt,.json,.ndjson,.xlsx,text/csv,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface ChooseFileProps {
  readonly label: string
  onChoose(file: File): void
}

export function ChooseFile({ label, onChoose }: ChooseFileProps) {
  return <FileButton label={label} accept={ACCEPT} onChoose={([file]) => file && onChoose(file)} />
}

interface ChooseFirstProps extends Omit<ChooseFileProps, 'label'> {
  readonly flaw?: Flaw
  readonly name?: string
  readonly children?: ComponentChildren
}

/** Before a file is chosen, and after one that could not be read. */
export function ChooseFirst({ flaw, name, onChoose, children }: ChooseFirstProps) {
  const { t } = useWords()
  return (
    <div class="office office-narrow">
      {flaw && (
        <div class="trouble" role="alert">
          <strong>{t('import.failure.title')}</strong>
          {name && <bdi>{name}</bdi>}
          <span>{t(`import.failure.${flaw}`)}</span>
          <span>{t('import.failure.kept')}</span>
        </div>
      )}
      <EmptyState icon="file" title={t('import.choose.title')} hint={t('import.choose.intro')}>
        <ChooseFile label={t('import.choose.button')} onChoose={onChoose} />
        <p class="small">{t('import.choose.formats')}</p>
        <p class="soft small">{t('import.choose.personal')}</p>
        <p class="soft small">{t('import.choose.offline')}</p>
      </EmptyState>
      {children}
    </div>
  )
}

const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1256': 'Windows-1256',
  'windows-1252': 'Windows-1252',
}
const SEPARATOR_WORDS: Readonly<Record<Separator, WordKey>> = {
  ',': 'import.separator.comma',
  ';': 'import.separator.semicolon',
  '\t': 'import.separator.tab',
  '|': 'import.separator.bar',
}

interface FilePanelProps {
  readonly file: OpenFile
  onReread(how: HowToRead): void
  onChoose(file: File): void
}

/** The open file: what it was taken for, which can be put right. */
export function FilePanel({ file, onReread, onChoose }: FilePanelProps) {
  const { t } = useWords()
  const { name, rows, kind, table, isHeaded } = file
  return (
    <section class="panel" aria-labelledby="import-file">
      <div class="row row-between">
        <h2 id="import-file">{t('import.file.title')}</h2>
        <ChooseFile label={t('import.choose.another')} onChoose={onChoose} />
      </div>
      <div class="meta">
        <bdi class="import-name">{name}</bdi>
        <Tag>{t(`import.kind.${kind}`)}</Tag>
        <span>{t('import.file.rows', { count: table.rows.length })}</span>
      </div>
      {rows.format === 'csv' && rows.hasLooseQuotes && (
        <p class="trouble" role="alert">
          {t('import.file.quotes')}
        </p>
      )}
      <div class="import-fields">
        {rows.format !== 'xlsx' && (
          <Select<Encoding>
            label={t('import.file.encoding')}
            value={rows.encoding}
            onChoose={(encoding) => onReread({ encoding })}
            options={ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
          />
        )}
        {rows.format === 'csv' && (
          <Select<Separator>
            label={t('import.file.separator')}
            value={rows.separator}
            onChoose={(separator) => onReread({ separator })}
            options={SEPARATORS.map((value) => ({ value, label: t(SEPARATOR_WORDS[value]) }))}
          />
        )}
        {rows.format === 'xlsx' && rows.sheets.length > 1 && (
          <Select
            label={t('import.file.sheet')}
            value={rows.sheet}
            onChoose={(sheet) => onReread({ sheet })}
            options={rows.sheets.map((value) => ({ value, label: value }))}
          />
        )}
      </div>
      {rows.format !== 'json' && (
        <CheckField
          label={t('import.file.headed')}
          isChecked={isHeaded}
          onCheck={(checked) => onReread({ isHeaded: checked })}
        />
      )}
    </section>
  )
}
