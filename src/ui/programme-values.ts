/** What a programme states, in words: for histories and conflicts, where two statements must be told apart. */
import { is } from 'valibot'
import { DECLARED_FIGURES, type DeclaredName, groupsIn } from '../domain/declared.ts'
import type { WorkshopDate } from '../domain/fields.ts'
import type { Figure } from '../domain/figure.ts'
import { type Declared, type DeclaredByChannel, fieldSchema, KINDS, type Programme } from '../domain/kinds.ts'
import type { Committee, Network } from '../domain/programme-fields.ts'
import type { Reader } from '../domain/state.ts'
import type { WordKey, Words } from '../i18n/words.ts'

/** Undefined for a field that is none of a programme's statements, or a value that is not as its kind has it. */
export function programmeValueInWords(
  words: Words,
  reader: Reader,
  field: string,
  value: object,
): string | undefined {
  if (is(DECLARED, value) && field === 'declared') return declaredInWords(words, reader, value)
  const schema = fieldSchema('programme', field)
  if (!schema || !is(schema, value)) return undefined
  const { declared, committee, network, principles, commitments, reasons } = {
    [field]: value,
  } as Partial<Omit<Programme, 'kind'>>
  if (declared) return rowsInWords(words, reader, declared)
  if (committee) return committeeInWords(words, committee)
  if (network) return networkInWords(words, network)
  const names = principles ?? commitments ?? reasons
  return names && words.formats.list(names.map(words.formats.name))
}

const DECLARED = KINDS.workshop.optional.declared

const FIGURES: Readonly<Record<DeclaredName, WordKey>> = {
  women: 'common.women',
  men: 'common.men',
  total: 'common.total',
  proposals: 'summary.proposals.title',
  accepted: 'common.verdict.accepted',
}

function declaredInWords(words: Words, reader: Reader, value: Declared): string {
  const { t, formats } = words
  const figures = DECLARED_FIGURES.flatMap((name) => {
    const figure = value[name]
    return figure ? [`${t(FIGURES[name])} ${figureInWords(words, figure)}`] : []
  })
  const groups = [...groupsIn([value])].map(([id, figure]) => {
    const group = reader.get('group', id)
    return `${group ? formats.name(group.name) : t('common.kind.group')} ${figureInWords(words, figure)}`
  })
  return joined([...figures, ...groups])
}

const rowsInWords = (words: Words, reader: Reader, rows: DeclaredByChannel): string =>
  rows
    .map((row) => {
      const channel = row.channel ? words.t(`common.channel.${row.channel}`) : words.t('common.total')
      const axis = reader.get('axis', row.axis ?? undefined)
      const place = axis ? `${channel}, ${words.formats.name(axis.name)}` : channel
      return `${place}: ${declaredInWords(words, reader, row)}`
    })
    .join(' — ')

function figureInWords({ t, formats }: Words, figure: Pick<Figure, 'value' | 'certainty'>): string {
  if (figure.value === null) return t('common.figure.unknown')
  const number = formats.number(figure.value)
  return figure.certainty === 'approximate' ? `${t('common.figure.approximate')} ${number}` : number
}

function committeeInWords({ formats }: Words, { name, created, decision, members }: Committee): string {
  const roles = members.map(({ role, count }) =>
    count === null ? formats.name(role) : `${formats.name(role)} ${formats.number(count)}`,
  )
  return joined([
    ...(name ? [formats.name(name)] : []),
    ...(created ? [formats.date(created)] : []),
    ...(decision ? [decision] : []),
    ...roles,
  ])
}

function networkInWords({ t, formats }: Words, network: Network): string {
  const date = (value: WorkshopDate | undefined) => (value ? [formats.date(value)] : [])
  const count = (word: WordKey, value: number | undefined) =>
    value === undefined ? [] : [`${t(word)} ${formats.number(value)}`]
  return joined([
    ...date(network.founded),
    ...date(network.joined),
    ...count('common.level.region', network.regions),
    ...count('common.level.province', network.councils),
    ...count('common.level.commune', network.communes),
    ...count('common.total', network.total),
  ])
}

const joined = (parts: readonly string[]): string => parts.join(' · ')
