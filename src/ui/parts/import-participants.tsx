/** How many took part by the channel that is imported, as its source states it. */
import type { Channel, DeclaredFigure, Programme } from '../../domain/kinds.ts'
import { searchForm } from '../../domain/text.ts'
import type { StatedParticipants } from '../../imports/drafts.ts'
import { useWords } from '../words.ts'
import { Select, TextField } from './fields.tsx'

const PARTS = ['women', 'men', 'total'] as const
type Part = (typeof PARTS)[number]
type Certainty = DeclaredFigure['certainty']
const CERTAINTIES: readonly Certainty[] = ['exact', 'approximate', 'unknown']

/** A figure while it is typed. */
interface TypedFigure {
  readonly text: string
  readonly certainty: Certainty
}
export type TypedParticipants = Readonly<Record<Part, TypedFigure>>

/** What the programme states for a channel now, to begin with. */
export function typedParticipants({ declared = [] }: Programme, channel: Channel): TypedParticipants {
  const line = declared.find((each) => each.channel === channel && each.axis === null)
  const typed = (part: Part): TypedFigure => ({
    text: String(line?.[part]?.value ?? ''),
    certainty: line?.[part]?.certainty ?? 'exact',
  })
  return { women: typed('women'), men: typed('men'), total: typed('total') }
}

/** What these figures state; undefined while one of them is no number. */
export function statedFrom(typed: Partial<TypedParticipants>): StatedParticipants | undefined {
  const stated: Partial<Record<Part, DeclaredFigure | null>> = {}
  for (const part of PARTS) {
    const figure = typed[part] && figureFrom(typed[part])
    if (figure === 'not-a-number') return undefined
    if (figure !== undefined) stated[part] = figure
  }
  return stated
}

/** Null: nothing is stated. */
function figureFrom({ text, certainty }: TypedFigure): DeclaredFigure | null | 'not-a-number' {
  if (certainty === 'unknown') return { certainty, value: null }
  const digits = searchForm(text)
  if (digits === '') return null
  return /^\d{1,7}$/.test(digits) ? { certainty, value: Number(digits) } : 'not-a-number'
}

interface ParticipantsPanelProps {
  readonly typed: TypedParticipants
  onType(part: Part, figure: TypedFigure): void
}

export function ParticipantsPanel({ typed, onType }: ParticipantsPanelProps) {
  const { t } = useWords()
  const stated = statedFrom(typed)
  const [women, men, total] = PARTS.map((part) => stated?.[part]?.value)
  const sum = typeof women === 'number' && typeof men === 'number' ? women + men : undefined
  return (
    <section class="panel" aria-labelledby="import-participants">
      <h2 id="import-participants">{t('import.participants.title')}</h2>
      <p class="soft small">{t('import.participants.intro')}</p>
      <div class="import-participants">
        {PARTS.map((part) => (
          <FigureField
            key={part}
            label={t(`import.participants.${part}`)}
            typed={typed[part]}
            onType={(figure) => onType(part, figure)}
          />
        ))}
      </div>
      {sum !== undefined && typeof total === 'number' && sum !== total && (
        <p class="small import-difference" role="status">
          {t('import.participants.sum', { sum, total })}
        </p>
      )}
    </section>
  )
}

interface FigureFieldProps {
  readonly label: string
  readonly typed: TypedFigure
  onType(typed: TypedFigure): void
}

function FigureField({ label, typed, onType }: FigureFieldProps) {
  const { t } = useWords()
  const isWrong = figureFrom(typed) === 'not-a-number'
  return (
    <div class="import-figure">
      <TextField
        label={label}
        inputmode="numeric"
        disabled={typed.certainty === 'unknown'}
        error={isWrong ? t('import.participants.error') : undefined}
        value={typed.certainty === 'unknown' ? '' : typed.text}
        onInput={(text) => onType({ ...typed, text })}
      />
      <Select<Certainty>
        isLabelHidden
        label={t('import.participants.sureness', { label })}
        value={typed.certainty}
        onChoose={(certainty) => onType({ ...typed, certainty })}
        options={CERTAINTIES.map((value) => ({ value, label: t(`import.participants.${value}`) }))}
      />
    </div>
  )
}
