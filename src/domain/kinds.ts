/**
 * The kinds of things and their fields: the one table from which validation, permissions and the
 * views that screens read are made. A field set to null is a field cleared.
 */
import * as v from 'valibot'
import { deviceIdSchema, type EntityId, entityIdSchema } from './ids.ts'
import { MAX_NAME, MAX_TEXT, textSchema } from './text.ts'

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
const name = textSchema(MAX_NAME)
const longText = textSchema(MAX_TEXT)

/** A name in one language for all, or by language. At least one language is given. */
export const localizedSchema = v.union([
  name,
  v.pipe(
    v.strictObject({
      ar: v.exactOptional(name),
      fr: v.exactOptional(name),
      en: v.exactOptional(name),
      zgh: v.exactOptional(name),
    }),
    v.check((names) => Object.keys(names).length > 0, 'empty'),
  ),
])
export type LocalizedName = v.InferOutput<typeof localizedSchema>

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const daySchema = v.pipe(v.string(), v.regex(DAY, 'day'), v.check(isInCalendar, 'day'))

/** False for the 31st of February, which one browser shows as a day in March and another not at all. */
export function isInCalendar(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return date >= 1 && date <= (lengths[month - 1] ?? 0)
}

/** A date as sources give it: to the day, the month, the year, or a range; `raw` keeps their wording. */
const dateSchema = v.pipe(
  v.strictObject({
    start: daySchema,
    end: daySchema,
    precision: v.picklist(['day', 'month', 'year', 'range']),
    raw: v.exactOptional(name),
  }),
  v.check((date) => date.start <= date.end, 'ends-before-it-starts'),
)
export type WorkshopDate = v.InferOutput<typeof dateSchema>

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))
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

/** On a programme, declared figures say of which channel, and, where known, of which axis. */
const declaredByChannelSchema = v.pipe(
  v.array(
    v.strictObject({
      channel: v.picklist(CHANNELS),
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
    },
  },
  project: {
    required: { programme: entityIdSchema, title: localizedSchema },
    optional: {
      axis: entityIdSchema,
      order,
      objectives: longText,
      results: longText,
      activities: longText,
      partners: longText,
      budget: centimes,
      start: dateSchema,
      end: dateSchema,
      months: v.pipe(v.number(), v.minValue(0), v.maxValue(600), v.multipleOf(0.5)),
    },
  },
  milestone: {
    required: { programme: entityIdSchema, title: localizedSchema },
    optional: { type: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)), date: dateSchema },
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
