/** What a row would make of the idea that it already is here: people's work on it stands. */
import { isSameValue } from '../domain/canonical.ts'
import type { EntityId } from '../domain/ids.ts'
import type { Proposal } from '../domain/kinds.ts'
import type { State } from '../domain/state.ts'

/** What a proposal is made of when it comes in. */
export type ProposalFields = Pick<Proposal, 'programme' | 'text'> &
  Partial<Pick<Proposal, 'channel' | 'source' | 'axis' | 'speaker' | 'label'>>

/** Where an idea belongs: a reading of the file says it first, and then people. */
const BELONGINGS = ['channel', 'axis', 'speaker', 'label'] as const
const IMPORTED: ReadonlySet<string> = new Set(['programme', 'text', 'source', ...BELONGINGS])

/** True while all that an idea says was written by imports and their undo, which alone write sources. */
export function isUntouched(state: State, id: EntityId): boolean {
  const fields = state.entity('proposal', id)?.fields
  const headsOf = (name: string) => fields?.get(name)?.heads ?? []
  const imports = new Set(['programme', 'source'].flatMap((name) => headsOf(name).map((head) => head.id)))
  return [...(fields ?? [])].every(
    ([name, { heads }]) =>
      name === 'withdrawn' ||
      heads.every((head) => imports.has(head.id) || (head.value === null && !IMPORTED.has(name))),
  )
}

/** How the idea would stand if the row were written over it: what people have worked on keeps where they put it. */
export function fieldsOver(here: Proposal, fields: ProposalFields, untouched: boolean): ProposalFields {
  const said = keptSource(here, fields)
  if (!untouched) return { programme: said.programme, text: said.text, ...source(said), ...belongings(here) }
  // Taken back, it comes in as if for the first time: what a wrong reading said of it is gone.
  return here.withdrawn ? fields : { ...belongings(here), ...said }
}

/**
 * True where the row says something else than stands here. Of an idea that people have worked on only a row by a name
 * can: known by its content, it says what it always said, and where its text differs here, people have changed it.
 */
export function saysElse(here: Proposal, fields: ProposalFields, untouched: boolean): boolean {
  if (!untouched && fields.source?.row === undefined) return false
  // A number that the committee calls it by, and that a source now tells its platform, say nothing of the row.
  const { label: _, source: said, ...rest } = fieldsOver(here, fields, untouched)
  const isOther = Object.entries(rest).some(([name, value]) => !isSame(here[name as keyof Proposal], value))
  return isOther || !isSame(withoutPlatform(here.source), withoutPlatform(said))
}

/** The fields in which the idea would become another one, and what they hold now. Null takes a field away. */
export function differences(here: Proposal, fields: ProposalFields) {
  const names = (['text', ...BELONGINGS] as const).filter((name) => !isSame(here[name], fields[name]))
  const of = (idea: Proposal | ProposalFields) => ({
    ...Object.fromEntries(names.map((name) => [name, idea[name] ?? null])),
    // Always written: by its source an import is known to have written last.
    source: idea.source ?? null,
  })
  return { after: of(fields), before: of(here) }
}

/** A source under a new name is still the same source, and what this file does not say of the row still holds. */
const keptSource = ({ source: before }: Proposal, fields: ProposalFields): ProposalFields => ({
  ...fields,
  ...(fields.source && { source: { ...before, ...fields.source, name: before?.name ?? fields.source.name } }),
})

const source = ({ source: said }: ProposalFields) => (said ? { source: said } : {})

const belongings = (idea: Proposal): Pick<ProposalFields, (typeof BELONGINGS)[number]> =>
  Object.fromEntries(
    BELONGINGS.flatMap((name) => (idea[name] === undefined ? [] : [[name, idea[name]] as const])),
  )

function withoutPlatform(said: Proposal['source']) {
  if (!said) return undefined
  const { platform: _, ...rest } = said
  return rest
}

const isSame = (a: unknown, b: unknown): boolean => isSameValue(a ?? null, b ?? null)
