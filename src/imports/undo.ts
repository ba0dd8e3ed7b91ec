/** The way back of an import. It takes back what it wrote itself, and only where nobody else holds it or has worked on it since. */
import { isSameValue } from '../domain/canonical.ts'
import { standing } from '../domain/fold.ts'
import type { EntityId, OperationId } from '../domain/ids.ts'
import type { SetDraft } from '../domain/operation.ts'
import type { State } from '../domain/state.ts'
import type { Change } from './drafts.ts'

/** The way back of one operation. */
export interface Undo {
  readonly draft: SetDraft
  /** The operation that is taken back, and the fields that it wrote. */
  readonly wrote: OperationId
  readonly fields: readonly string[]
  /** The operations that held the thing when it was written: work that is older than the import. */
  readonly before: readonly OperationId[]
  /** The undo of later imports, which brought back what this one wrote. */
  readonly back?: readonly OperationId[]
}

/** The operations that hold anything of a thing now. */
export const holders = (state: State, { kind, entity }: SetDraft): readonly OperationId[] =>
  [...(state.entity(kind, entity)?.fields.values() ?? [])].flatMap(({ heads }) => heads.map(({ id }) => id))

/** @param before the thing's holders before `wrote` was written */
export const undoOf = (
  { draft, undo }: Pick<Change, 'draft' | 'undo'>,
  wrote: OperationId,
  before: readonly OperationId[],
): Undo => ({ draft: undo, wrote, fields: Object.keys(draft.fields), before })

/**
 * What of an import can be taken back now. Two devices that import the same list without hearing of each other write
 * about the same things: each field then has a holder from either, and neither takes back what the other brought in.
 */
export function openUndos(state: State, undos: readonly Undo[]): readonly Undo[] {
  const ends = mergeEnds(state)
  return undos.filter((undo) => isUntouched(state, undo, ends))
}

/** What of an import still stands: not what was taken back before, by its undo or by hand. */
export const standingUndos = (state: State, undos: readonly Undo[]): readonly Undo[] =>
  undos.filter(({ draft: { kind, entity, fields } }) => {
    const valueOf = (name: string) => standing(state.entity(kind, entity)?.fields.get(name))?.value ?? null
    if (fields['withdrawn'] === true) return valueOf('withdrawn') !== true
    return Object.entries(fields).some(([name, value]) => !isSameValue(valueOf(name), value ?? null))
  })

/** The ways back that are left once these were gone; what a later import's brought back is the earlier one's own again. */
export function afterUndo(
  undos: readonly Undo[],
  gone: readonly { readonly undo: Undo; readonly by: OperationId }[],
): readonly Undo[] {
  const byEntity = new Map(gone.map(({ undo, by }) => [undo.draft.entity, by]))
  const goneOf = new Set(gone.map(({ undo }) => undo.wrote))
  return undos.flatMap((undo) => {
    if (goneOf.has(undo.wrote)) return []
    const by = byEntity.get(undo.draft.entity)
    return by === undefined ? undo : { ...undo, back: [...(undo.back ?? []), by] }
  })
}

function isUntouched(
  state: State,
  { draft, wrote, fields, before, back = [] }: Undo,
  ends: ReadonlySet<EntityId>,
): boolean {
  const entity = state.entity(draft.kind, draft.entity)
  const own: ReadonlySet<OperationId | undefined> = new Set([wrote, ...back])
  const isStill = fields.every((name) => {
    const heads = entity?.fields.get(name)?.heads ?? []
    return heads.length === 1 && own.has(heads[0]?.id)
  })
  if (!entity || !isStill) return false
  // An older text comes back beside whatever people did; a thing goes only if they did nothing.
  if (draft.fields['withdrawn'] !== true) return true
  const known = new Set([...own, ...before])
  const isIdle = [...entity.fields.values()].every(({ heads }) =>
    heads.every(({ id, value }) => known.has(id) || value === null),
  )
  return isIdle && !ends.has(draft.entity)
}

/** Proposals that others were merged into: withdrawn, they would take those with them. */
const mergeEnds = (state: State): ReadonlySet<EntityId> =>
  new Set(
    state
      .all('proposal')
      .flatMap(({ decision, sorting }) =>
        [decision, sorting].flatMap((judgement) => (judgement?.verdict === 'merged' ? [judgement.into] : [])),
      ),
  )
