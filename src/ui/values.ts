/** What operations hold, in words: for histories, conflicts and what was not accepted. */

import type { WorkshopDate } from '../domain/fields.ts'
import type { DeviceId, EntityId } from '../domain/ids.ts'
import * as kinds from '../domain/kinds.ts'
import type { Operation } from '../domain/operation.ts'
import type { Source } from '../domain/programme-fields.ts'
import type { Reader } from '../domain/state.ts'
import { besides, fenced } from '../domain/text.ts'
import { unreachable } from '../domain/unreachable.ts'
import type { WordKey, Words } from '../i18n/words.ts'
import { programmeValueInWords } from './programme-values.ts'
import { projectValueInWords } from './project-values.ts'
import type { EnrolFailure } from './services.ts'

/** The word for a field; fields of a newer app are "another field". */
export function fieldWord({ has }: Words, field: string): WordKey {
  if (field === 'declaredBudget') return 'common.fields.budget'
  if (field === 'note') return 'common.fields.text'
  const keys = [
    `common.fields.${field}`,
    `projectValue.field.${field}`,
    `about.${field}.title`,
    `about.${field}`,
  ]
  return keys.find(has) ?? 'common.fields.other'
}

export const kindWord = (kind: string): WordKey =>
  kinds.isKind(kind) ? `common.kind.${kind}` : 'common.kind.other'

/** Who wrote it: the device's name and role. The server writes under the collectivity's id. */
export function authorInWords(
  { t }: Words,
  reader: Reader,
  device: string,
  collectivity: EntityId | undefined,
): string {
  if (device === collectivity) return t('common.who.server')
  const view = reader.get('device', device as EntityId)
  // Through the words, which fence off a name in the other script.
  return view
    ? t('common.who.device', { label: view.label, role: t(`common.role.${view.role}`) })
    : t('common.who.unknown')
}

/** What a person knows a thing by. */
export function titleOf(words: Words, reader: Reader, kind: string, id: EntityId): string {
  const { formats, t } = words
  if (!kinds.isKind(kind)) return t('common.kind.other')
  const view = reader.get(kind, id) as unknown as kinds.AnyView | undefined
  switch (view?.kind) {
    case undefined:
      return t(kindWord(kind))
    case 'collectivity':
    case 'axis':
    case 'group':
      return formats.name(view.name)
    case 'device':
      return view.label
    case 'programme':
    case 'workshop':
    case 'project':
    case 'milestone':
      return formats.name(view.title)
    case 'proposal':
      return view.label ? `${view.label}: ${view.text}` : view.text
    default:
      return unreachable(view)
  }
}

/** A field's value as a person would say it. Total: whatever it holds, it is shown somehow. */
export function valueInWords(words: Words, reader: Reader, field: string, value: unknown): string {
  const { t, formats } = words
  if (value === null || value === undefined) return t('common.value.empty')
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  if (typeof value === 'number') return isAmount(field) ? formats.dirhams(value) : formats.number(value)
  if (typeof value === 'string') return textInWords(words, reader, field, value)
  if (isDate(value)) return formats.date(value)
  if (isJudgement(value)) return judgementInWords(words, reader, value)
  if (field === 'speaker') return speakerInWords(words, reader, value)
  const ofProgramme = programmeValueInWords(words, reader, field, value)
  if (ofProgramme !== undefined) return ofProgramme
  if (field === 'source' && isSource(value)) return value.name
  const ofProject = projectValueInWords(words, field, value)
  if (ofProject !== undefined) return ofProject
  const isName = field === 'name' || field === 'title' || field === 'shortName'
  return isName ? formats.name(value) : JSON.stringify(value)
}

/** What an operation says, in one line: "Axis: Roads · Text: …", or whom it counted. */
export function operationInWords(words: Words, reader: Reader, op: Operation): string {
  const { t } = words
  if (op.type === 'set') {
    return Object.entries(op.fields)
      .map(([field, value]) => `${t(fieldWord(words, field))}: ${valueInWords(words, reader, field, value)}`)
      .join(' · ')
  }
  const gender = op.gender === null ? [] : [t(`common.gender.${op.gender}`)]
  const group = op.group === null ? [] : [titleOf(words, reader, 'group', op.group)]
  const who = [...gender, ...group].map(besides).join(' · ')
  return t(op.count > 0 ? 'sync.tally.added' : 'sync.tally.taken', { who, number: Math.abs(op.count) })
}

const REFERENCES: Readonly<Record<string, kinds.Kind>> = {
  programme: 'programme',
  axis: 'axis',
  group: 'group',
  workshop: 'workshop',
  into: 'workshop',
  project: 'project',
}

function textInWords(words: Words, reader: Reader, field: string, value: string): string {
  const { t } = words
  const kind = REFERENCES[field]
  if (kind) return titleOf(words, reader, kind, value as EntityId)
  const own = (list: readonly string[]) => list.includes(value)
  if (field === 'status' && own(kinds.WORKSHOP_STATUSES))
    return t(`common.status.${value as kinds.WorkshopStatus}`)
  if (field === 'type' && own(kinds.WORKSHOP_TYPES))
    return t(`common.workshopType.${value as kinds.WorkshopType}`)
  if (field === 'channel' && own(kinds.CHANNELS)) return t(`common.channel.${value as kinds.Channel}`)
  if (field === 'level' && own(kinds.LEVELS)) return t(`common.level.${value as kinds.Level}`)
  if (field === 'role' && own(kinds.ROLES)) return t(`common.role.${value as kinds.Role}`)
  return value
}

function judgementInWords(words: Words, reader: Reader, judgement: kinds.Judgement): string {
  // Each part keeps its own direction: in a French line, two Arabic ones side by side would change places.
  const parts = [words.t(`common.verdict.${judgement.verdict}`)]
  if (judgement.verdict === 'merged') parts.push(titleOf(words, reader, 'proposal', judgement.into))
  if (judgement.verdict === 'referred') parts.push(judgement.authority)
  if (judgement.reason) parts.push(judgement.reason)
  return parts.map(fenced).join(' · ')
}

function speakerInWords(words: Words, reader: Reader, value: object): string {
  const { gender, group } = value as { gender?: unknown; group?: unknown }
  const known = kinds.GENDERS.find((each) => each === gender)
  const parts = known ? [words.t(`common.gender.${known}`)] : []
  if (typeof group === 'string') parts.push(titleOf(words, reader, 'group', group as EntityId))
  return parts.length > 0 ? parts.map(besides).join(' · ') : words.t('common.value.empty')
}

const isAmount = (field: string): boolean => field === 'budget' || field === 'declaredBudget'
const isDate = (value: object): value is WorkshopDate => 'precision' in value && 'start' in value
const isJudgement = (value: object): value is kinds.Judgement =>
  'verdict' in value && kinds.VERDICTS.some((verdict) => verdict === value.verdict)

const isSource = (value: object): value is Source => 'name' in value && typeof value.name === 'string'

/** Why a device could not join, as a key of words. */
export const enrolProblem = (failure: EnrolFailure): WordKey =>
  failure === 'unsaved' ? 'common.commitFailure.storage' : `common.problem.${failure}`

/** Device ids as operations carry them are the ids of `device` things. */
export const deviceEntity = (device: DeviceId): EntityId => device as string as EntityId
