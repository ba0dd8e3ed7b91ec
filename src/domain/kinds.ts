/**
 * The kinds of things and their fields: the one table from which validation, permissions and the
 * views that screens read are made. A field set to null is a field cleared.
 */
import * as v from 'valibot'
import { count, dateSchema, localizedSchema, longText, name } from './fields.ts'
import { deviceIdSchema, type EntityId, entityIdSchema } from './ids.ts'
import {
  activitySchema,
  answersTo,
  commitmentSchema,
  committeeSchema,
  indicatorSchema,
  listOf,
  networkSchema,
  progressSchema,
  SMART_QUESTIONS,
  SWOT_QUADRANTS,
  sourceSchema,
} from './programme-fields.ts'

export const ROLES = ['coordinator', 'committee', 'facilitator', 'observer'] as const
export type Role = (typeof ROLES)[number]

export const LEVELS = ['region', 'province', 'prefecture', 'commune'] as const
export const WORKSHOP_TYPES = [
  'launch',
  'neighbourhood',
  'body',
  'committee',
  'consultation',
  'digital',
  'other',
] as const
export const WORKSHOP_STATUSES = ['planned', 'open', 'closed', 'cancelled'] as const
export const CHANNELS = ['in-person', 'digital', 'body', 'paper'] as const
export const GENDERS = ['female', 'male', 'undisclosed'] as const
export const VERDICTS = ['accepted', 'merged', 'referred', 'rejected', 'clarify'] as const

export type Level = (typeof LEVELS)[number]
export type WorkshopType = (typeof WORKSHOP_TYPES)[number]
export type WorkshopStatus = (typeof WORKSHOP_STATUSES)[number]
export type Channel = (typeof CHANNELS)[number]
export type Gender = (typeof GENDERS)[number]
export type Verdict = (typeof VERDICTS)[number]

export const roleSchema = v.picklist(ROLES)
/** What a source states: a value said to be exact or approximate, or that the value is not known. */
const declaredFigureSchema = v.variant('certainty', [
  v.strictObject({ certainty: v.literal('exact'), value: count }),
  v.strictObject({ certainty: v.literal('approximate'), value: count }),
  v.strictObject({ certainty: v.literal('unknown'), value: v.null() }),
])
export type DeclaredFigure = v.InferOutput<typeof declaredFigureSchema>

const declaredEntries = {
  women: v.exactOptional(declaredFigureSchema),
  men: v.exactOptional(declaredFigureSchema),
  total: v.exactOptional(declaredFigureSchema),
  groups: v.exactOptional(v.record(entityIdSchema, declaredFigureSchema)),
  proposals: v.exactOptional(declaredFigureSchema),
  accepted: v.exactOptional(declaredFigureSchema),
}
const declaredSchema = v.strictObject(declaredEntries)
export type Declared = v.InferOutput<typeof declaredSchema>

/** On a programme, declared figures say of which channel (null: of all together), and, where known, of which axis. */
const declaredByChannelSchema = v.pipe(
  v.array(
    v.strictObject({
      channel: v.nullable(v.picklist(CHANNELS)),
      axis: v.nullable(entityIdSchema),
      ...declaredEntries,
    }),
  ),
  v.maxLength(200),
)
export type DeclaredByChannel = v.InferOutput<typeof declaredByChannelSchema>

/** A sorting or decision. Merging names the proposal that goes on; referring names the authority; the last three give a reason. */
const judgementSchema = v.variant('verdict', [
  v.strictObject({ verdict: v.literal('accepted'), reason: v.exactOptional(longText) }),
  v.strictObject({
    verdict: v.literal('merged'),
    into: entityIdSchema,
    reason: v.exactOptional(longText),
  }),
  v.strictObject({ verdict: v.literal('referred'), authority: name, reason: longText }),
  v.strictObject({ verdict: v.literal('rejected'), reason: longText }),
  v.strictObject({ verdict: v.literal('clarify'), reason: longText }),
])
export type Judgement = v.InferOutput<typeof judgementSchema>

export const genderSchema = v.picklist(GENDERS)
const speakerSchema = v.strictObject({
  gender: v.nullable(genderSchema),
  group: v.nullable(entityIdSchema),
})

const flag = v.boolean()
const order = v.pipe(v.number(), v.finite())
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time'))
/** Moroccan centimes, whole. */
const centimes = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** Every kind's fields; those under `required` make the thing exist for people. */
export const KINDS = {
  collectivity: { required: { name: localizedSchema }, optional: { level: v.picklist(LEVELS) } },
  device: {
    required: { label: name, role: roleSchema, station: v.pipe(v.string(), v.regex(/^[A-Z]{1,3}$/)) },
    optional: {
      key: v.pipe(v.string(), v.maxLength(500)),
      revoked: flag,
      /** The device of whose data this one began as a copy, or as an older image. */
      from: deviceIdSchema,
    },
  },
  programme: {
    required: { title: localizedSchema },
    optional: {
      start: dateSchema,
      end: dateSchema,
      undisclosedGender: flag,
      example: flag,
      declared: declaredByChannelSchema,
      /** Centimes; what the document states as the projects' total. */
      declaredBudget: centimes,
      /** Reasons that the committee often gives, beside free text. */
      reasons: listOf(localizedSchema),
      swot: answersTo(SWOT_QUADRANTS),
      committee: committeeSchema,
      network: networkSchema,
      principles: listOf(localizedSchema),
      commitments: listOf(localizedSchema),
      results: longText,
    },
  },
  axis: {
    required: { programme: entityIdSchema, name: localizedSchema },
    optional: { shortName: localizedSchema, order, retired: flag },
  },
  group: {
    required: { programme: entityIdSchema, name: localizedSchema },
    optional: { shortName: localizedSchema, order, retired: flag },
  },
  workshop: {
    required: { programme: entityIdSchema, title: localizedSchema },
    optional: {
      type: v.picklist(WORKSHOP_TYPES),
      neighbourhood: name,
      place: name,
      date: dateSchema,
      time,
      agenda: longText,
      status: v.picklist(WORKSHOP_STATUSES),
      into: entityIdSchema,
      declared: declaredSchema,
    },
  },
  proposal: {
    required: { programme: entityIdSchema, text: longText },
    optional: {
      workshop: entityIdSchema,
      label: v.pipe(v.string(), v.regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/, 'label')),
      channel: v.picklist(CHANNELS),
      axis: entityIdSchema,
      speaker: speakerSchema,
      sorting: judgementSchema,
      decision: judgementSchema,
      project: entityIdSchema,
      withdrawn: flag,
      source: sourceSchema,
    },
  },
  project: {
    required: { programme: entityIdSchema, title: localizedSchema },
    optional: {
      axis: entityIdSchema,
      order,
      objectives: longText,
      results: longText,
      /** One text, or activity by activity. */
      activities: v.union([longText, listOf(activitySchema)]),
      partners: longText,
      budget: centimes,
      start: dateSchema,
      end: dateSchema,
      months: v.pipe(v.number(), v.minValue(0), v.maxValue(600), v.multipleOf(0.5)),
      smart: answersTo(SMART_QUESTIONS),
      indicators: listOf(indicatorSchema),
      progress: progressSchema,
      commitment: commitmentSchema,
    },
  },
  milestone: {
    required: { programme: entityIdSchema, title: localizedSchema },
    optional: {
      type: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)),
      date: dateSchema,
      place: name,
      note: longText,
    },
  },
} as const

export type Kind = keyof typeof KINDS
export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[]

type Entries<K extends Kind> = (typeof KINDS)[K]
type Values<Fields> = {
  readonly [F in keyof Fields]: Fields[F] extends v.GenericSchema ? v.InferOutput<Fields[F]> : never
}

/** A thing as screens read it: required fields present, optional ones perhaps, each of its declared type. */
export type View<K extends Kind> = { readonly id: EntityId; readonly kind: K } & Values<
  Entries<K>['required']
> &
  Partial<Values<Entries<K>['optional']>>

/** A view of any kind, told apart by `kind`. */
export type AnyView = { readonly [K in Kind]: View<K> }[Kind]

export type Programme = View<'programme'>
export type Axis = View<'axis'>
export type Group = View<'group'>
export type Workshop = View<'workshop'>
export type Proposal = View<'proposal'>
export type Project = View<'project'>
export type Milestone = View<'milestone'>

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(KINDS, kind)
}

/** The schema of one field; `removed` belongs to every kind. Undefined when the kind has no such field. */
export function fieldSchema(kind: Kind, field: string): v.GenericSchema | undefined {
  if (field === 'removed') return flag
  const { required, optional }: { required: object; optional: object } = KINDS[kind]
  if (Object.hasOwn(required, field)) return required[field as keyof typeof required]
  if (Object.hasOwn(optional, field)) return optional[field as keyof typeof optional]
  return undefined
}

export const requiredFields = (kind: Kind): readonly string[] => Object.keys(KINDS[kind].required)
