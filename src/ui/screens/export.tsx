/** Everything that leaves Warsha: which document, in which language; made here, without a network. */
import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Programme, Workshop } from '../../domain/kinds.ts'
import { workshopsOf } from '../../domain/programme.ts'
import { fenced } from '../../domain/text.ts'
import { decidimSites } from '../../exports/decidim-sites.ts'
import type { ExportId } from '../../exports/make.ts'
import { owedLines, seqText } from '../../exports/provenance.ts'
import { TABLES, type TableId } from '../../exports/table.ts'
import { LANGUAGE_NAMES, LOCALES, type Locale } from '../../i18n/locale.ts'
import { useDocumentWords } from '../document-words.ts'
import { ButtonLink } from '../parts/button.tsx'
import { ChipGroup } from '../parts/chips.tsx'
import { DraftNote } from '../parts/draft-note.tsx'
import { ExportItem, ItemFrame, Picker } from '../parts/export-item.tsx'
import { NoProgramme } from '../parts/no-programme.tsx'
import { Page } from '../parts/page.tsx'
import { TakeProgrammeIn } from '../parts/take-programme-in.tsx'
import { type KnownProvenance, useProvenance } from '../provenance.ts'
import { useReading } from '../reading.ts'
import { useProgramme } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import '../styles/office.css'
import '../styles/export.css'

export function ExportScreen() {
  const { t } = useWords()
  const programme = useProgramme()
  const mayTakeIn = useMayWrite()('programme', 'title')
  return (
    <Page title={t('exports.title')} back="/report">
      <div class="office exports">
        {programme ? <Documents programme={programme} /> : <NoProgramme icon="file" />}
        {mayTakeIn && <TakeProgrammeIn />}
      </div>
    </Page>
  )
}

const DECIDIM: readonly ExportId[] = [
  'decidim-proposals-json',
  'decidim-proposals-xlsx',
  'decidim-answers-json',
  'decidim-answers-xlsx',
]

function Documents({ programme }: { readonly programme: Programme }) {
  const { t, locale } = useWords()
  const [language, setLanguage] = useState<Locale>(locale)
  const [table, setTable] = useState<TableId>('attendance')
  const provenance = useProvenance()
  const words = useDocumentWords(language)
  const screenWords = useDocumentWords(locale)
  const sites = useReading(['proposal'], (reader) => decidimSites(reader, programme.id), [programme.id])
  const [chosenSite, setSite] = useState<string>()
  const site = chosenSite ?? sites[0]
  const item = (what: ExportId, ofSite?: string) => (
    <ExportItem
      key={what}
      site={ofSite}
      what={what}
      programme={programme.id}
      locale={language}
      table={table}
      provenance={provenance}
    />
  )
  const tables = TABLES.map((value) => ({
    value,
    label: screenWords ? screenWords.t(`documents.table.${value}`) : '',
  }))
  return (
    <>
      <section class="panel">
        <ChipGroup
          label={t('exports.language.label')}
          options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          value={language}
          onChoose={(value) => value && setLanguage(value)}
        />
        <DraftNote locale={language} />
        <MadeFrom provenance={provenance} words={screenWords} />
      </section>
      <section class="panel" aria-labelledby="export-show">
        <h2 id="export-show">{t('exports.group.show')}</h2>
        <ul class="plain-list export-list">
          {item('deck')}
          <ItemFrame what="report">
            <ButtonLink
              to={`/export/report/${language}`}
              icon="print"
              aria-label={t('exports.viewOne', { title: t('exports.item.report.title') })}
            >
              {t('exports.view')}
            </ButtonLink>
          </ItemFrame>
          <Minutes programme={programme.id} locale={language} />
        </ul>
      </section>
      <section class="panel" aria-labelledby="export-tables">
        <h2 id="export-tables">{t('exports.group.tables')}</h2>
        <ul class="plain-list export-list">{item('xlsx')}</ul>
        <Picker
          label={t('exports.table')}
          options={tables}
          value={table}
          onChoose={(chosen) => setTable(chosen)}
        />
        <ul class="plain-list export-list">
          {item('csv-excel')}
          {item('csv-plain')}
        </ul>
      </section>
      <section class="panel" aria-labelledby="export-platforms">
        <h2 id="export-platforms">{t('exports.group.platforms')}</h2>
        {sites.length > 1 && site !== undefined && (
          <Picker
            label={t('exports.site')}
            options={sites.map((value) => ({ value, label: value }))}
            value={site}
            onChoose={(chosen) => setSite(chosen)}
          />
        )}
        <ul class="plain-list export-list">
          {DECIDIM.map((what) => item(what, sites.length > 1 ? site : undefined))}
          {item('ogp')}
        </ul>
      </section>
      <section class="panel" aria-labelledby="export-all">
        <h2 id="export-all">{t('exports.group.all')}</h2>
        <ul class="plain-list export-list">
          {item('warsha')}
          {item('log')}
        </ul>
      </section>
      {/* Loaded so that the first document is not waited for. */}
      <span hidden data-words={words ? words.locale : undefined} />
    </>
  )
}

interface MadeFromProps {
  readonly provenance: KnownProvenance
  readonly words: ReturnType<typeof useDocumentWords>
}

/** Up to where, and what may still come. */
function MadeFrom({ provenance, words }: MadeFromProps) {
  const { t } = useWords()
  if (!words) return null
  const known = provenance.read()
  return (
    <div class="soft" aria-live="polite">
      <strong>{t('exports.state.title')}</strong>
      <p data-testid="export-state">{seqText(known, words)}</p>
      {provenance.isAsking ? (
        <p>{t('exports.state.asking')}</p>
      ) : (
        <p>{words.t('documents.about.devicesSay', { said: owedLines(known, words).join(' · ') })}</p>
      )}
      <p class="small">{t('exports.state.bare')}</p>
    </div>
  )
}

interface MinutesProps {
  readonly programme: EntityId
  readonly locale: Locale
}

function Minutes({ programme, locale }: MinutesProps) {
  const { t, formats } = useWords()
  const workshops = useReading(['workshop'], (reader) => workshopsOf(reader, programme), [programme])
  const [chosen, setChosen] = useState<EntityId | undefined>(undefined)
  // A title in the other script is fenced off: an option holds no elements.
  const nameOf = ({ title, date }: Workshop) =>
    date ? `${fenced(formats.name(title))} · ${formats.date(date)}` : formats.name(title)
  const id = chosen ?? workshops[0]?.id
  return (
    <ItemFrame what="minutes">
      {id ? (
        <>
          <Picker
            label={t('exports.workshop')}
            options={workshops.map((workshop) => ({ value: workshop.id, label: nameOf(workshop) }))}
            value={id}
            onChoose={(workshop) => setChosen(workshop)}
          />
          <ButtonLink
            to={`/export/minutes/${id}/${locale}`}
            icon="print"
            aria-label={t('exports.viewOne', { title: t('exports.item.minutes.title') })}
          >
            {t('exports.view')}
          </ButtonLink>
        </>
      ) : (
        <span class="soft">{t('exports.noWorkshop')}</span>
      )}
    </ItemFrame>
  )
}
