/** What the richer fields of projects, and of the programme they belong to, hold, in one line each: for histories and conflicts. */
import { is } from 'valibot'
import { fieldSchema, type Programme, type Project } from '../domain/kinds.ts'
import type { Words } from '../i18n/words.ts'

/** Undefined for a field that is not one of these, or a value that is not as its kind has it. */
export function projectValueInWords(words: Words, field: string, value: object): string | undefined {
  const schema = fieldSchema('project', field) ?? fieldSchema('programme', field)
  if (!schema || !is(schema, value)) return undefined
  const { t, formats } = words
  const project = { [field]: value } as Partial<Omit<Project, 'kind'> & Pick<Programme, 'swot'>>
  if (typeof project.activities === 'object') {
    return listed(
      project.activities.map(({ text, publics }) => (publics === undefined ? text : `${text} (${publics})`)),
    )
  }
  if (project.indicators) return listed(project.indicators.map(({ name }) => formats.name(name)))
  const answers = project.smart ?? project.swot
  if (answers) return listed(Object.values(answers))
  if (project.progress) {
    const { status, percent, note, evidence } = project.progress
    return listed([
      t(`projectValue.progress.${status}`),
      percent === undefined ? undefined : formats.percent(percent / 100),
      note,
      evidence,
    ])
  }
  if (project.commitment) {
    const { values = [], ...texts } = project.commitment
    return listed([...Object.values(texts), ...values.map((each) => t(`projectValue.ogp.${each}`))])
  }
  return undefined
}

const listed = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ')
