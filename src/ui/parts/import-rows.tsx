/** The rows of a file as they would come in, sorted by how they stand to what is here. */
import { useState } from 'preact/hooks'
import { besides } from '../../domain/text.ts'
import { isTaken, type Taken } from '../../imports/drafts.ts'
import { countStandings, type PlannedRow, STANDINGS, type Standing } from '../../imports/plan.ts'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { ChipGroup } from './chips.tsx'
import { CheckField } from './fields.tsx'
import { genderTone, Tag, type TagTone } from './tag.tsx'

const WINDOW = 8
const MORE = 50

const TONES: Readonly<Record<Standing, TagTone>> = {
  new: 'accepted',
  alike: 'merged',
  changed: 'referred',
  withdrawn: 'warning',
  known: 'pending',
  'left-out': 'pending',
}
const CHOICES = ['alike', 'changed', 'withdrawn'] as const

interface RowsPanelProps {
  /** Undefined while the first comparison runs. */
  readonly plan: readonly PlannedRow[] | undefined
  readonly taken: Taken
  onTaken(taken: Taken): void
}

export function RowsPanel({ plan, taken, onTaken }: RowsPanelProps) {
  const { t, formats } = useWords()
  const [wanted, setWanted] = useState<Standing | null>(null)
  const [shown, setShown] = useState(WINDOW)
  if (!plan) {
    return (
      <section class="panel" aria-labelledby="import-rows">
        <h2 id="import-rows">{t('import.rows.title')}</h2>
        <p class="soft" role="status">
          {t('import.rows.counting')}
        </p>
      </section>
    )
  }
  const counts = countStandings(plan)
  const present = STANDINGS.filter((standing) => counts[standing] > 0 || standing === 'new')
  const rows = wanted === null ? plan : plan.filter(({ standing }) => standing === wanted)
  return (
    <section class="panel" aria-labelledby="import-rows">
      <h2 id="import-rows">{t('import.rows.title')}</h2>
      <ChipGroup<Standing>
        isLabelHidden
        isClearable
        label={t('import.rows.filter')}
        value={wanted}
        onChoose={(standing) => {
          setWanted(standing)
          setShown(WINDOW)
        }}
        options={present.map((value) => ({
          value,
          label: t(`import.standing.${value}`),
          note: formats.number(counts[value]),
        }))}
      />
      {CHOICES.filter((choice) => counts[choice] > 0).map((choice) => (
        <CheckField
          key={choice}
          label={t(`import.take.${choice}`, { count: counts[choice] })}
          isChecked={taken[choice]}
          onCheck={(isChecked) => onTaken({ ...taken, [choice]: isChecked })}
        />
      ))}
      {rows.length === 0 && <p class="soft">{t('import.rows.none')}</p>}
      <ol class="import-rows">
        {rows.slice(0, shown).map((planned) => (
          <Row key={planned.row.line} planned={planned} isIn={isTaken(planned.standing, taken)} />
        ))}
      </ol>
      {rows.length > shown && (
        <Button onClick={() => setShown(shown + MORE)}>
          {t('import.rows.more', { count: Math.min(MORE, rows.length - shown) })}
        </Button>
      )}
    </section>
  )
}

function Row({ planned, isIn }: { readonly planned: PlannedRow; readonly isIn: boolean }) {
  const { t } = useWords()
  const { row, standing } = planned
  return (
    <li class={isIn ? 'import-row' : 'import-row import-row-out'} data-standing={standing}>
      <p class="import-text said" dir="auto">
        {row.text}
      </p>
      <div class="meta">
        <span class="num">{t('import.rows.line', { number: row.line })}</span>
        {planned.standing !== 'left-out' && planned.fields.label && (
          <bdi class="num">{planned.fields.label}</bdi>
        )}
        <Tag tone={TONES[standing]}>{t(`import.standing.${standing}`)}</Tag>
        {planned.standing === 'left-out' && <span>{t(`import.flaw.${planned.flaw}`)}</span>}
        <Belongings planned={planned} />
      </div>
      <Here planned={planned} />
    </li>
  )
}

/** What stands here now, where the row says it in another way. */
function Here({ planned }: { readonly planned: PlannedRow }) {
  const { live } = useServices()
  const { t, formats } = useWords()
  if (planned.standing === 'left-out' || planned.standing === 'new' || planned.standing === 'known') {
    return null
  }
  const { standing, here, fields } = planned
  const isOtherAxis = standing !== 'alike' && (here.axis ?? null) !== (fields.axis ?? null)
  if (standing === 'withdrawn' && here.text === fields.text && !isOtherAxis) return null
  const axis = live.state.get('axis', here.axis ?? undefined)
  return (
    <p class="soft small import-here" dir="auto">
      {t(standing === 'alike' ? 'import.rows.alike' : 'import.rows.here', { text: here.text })}
      {isOtherAxis && (
        <>
          {' '}
          <Tag tone={axis ? 'plain' : 'pending'}>
            {axis ? formats.name(axis.shortName ?? axis.name) : t('common.noAxis')}
          </Tag>
        </>
      )}
    </p>
  )
}

/** Axis, speaker and day, as the idea's card will show them. */
function Belongings({ planned }: { readonly planned: PlannedRow }) {
  const { live } = useServices()
  const { t, formats } = useWords()
  if (planned.standing === 'left-out') return null
  const { axis: axisId, speaker, source } = planned.fields
  const axis = live.state.get('axis', axisId)
  const group = live.state.get('group', speaker?.group ?? undefined)
  const words = [
    ...(speaker?.gender ? [t(`common.gender.${speaker.gender}`)] : []),
    ...(group ? [formats.name(group.shortName ?? group.name)] : []),
  ]
  return (
    <>
      <Tag tone={axis ? 'plain' : 'pending'}>
        {axis ? formats.name(axis.shortName ?? axis.name) : t('common.noAxis')}
      </Tag>
      {words.length > 0 && (
        <Tag tone={speaker?.gender ? genderTone(speaker.gender) : 'plain'}>
          {words.map(besides).join(' · ')}
        </Tag>
      )}
      {source?.date && <bdi class="num">{formats.date(source.date)}</bdi>}
    </>
  )
}
