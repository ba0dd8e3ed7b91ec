/** What a programme and its projects hold beyond single values: committee, indicators, progress, the questions of an evaluation. */
import * as v from 'valibot'
import { count, dateSchema, localizedSchema, longText, name } from './fields.ts'
import { MAX_NAME } from './text.ts'

/** Steps of co-creation as the published programmes name them. */
export const MILESTONE_TYPES = [
  'info-meeting',
  'committee-created',
  'co-creation-workshop',
  'digital-consultation',
  'neighbourhood-workshops',
  'body-meeting',
  'committee-meeting',
  'second-consultation',
  'standing-committees',
  'council-session',
  'adoption',
  'other',
] as const
/** How far an adopted project has come, by OGP's scale. */
export const PROGRESS_STATUSES = ['not-started', 'limited', 'substantial', 'completed'] as const
export const SMART_QUESTIONS = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const
export const SWOT_QUADRANTS = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const
/** OGP's values, of which a commitment serves one or several. */
export const OGP_VALUES = ['transparency', 'participation', 'accountability', 'technology'] as const

export type MilestoneType = (typeof MILESTONE_TYPES)[number]
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number]
export type SmartQuestion = (typeof SMART_QUESTIONS)[number]
export type SwotQuadrant = (typeof SWOT_QUADRANTS)[number]
export type OgpValue = (typeof OGP_VALUES)[number]

/** Short answers to a list of questions, each given or not. */
export const answersTo = <const Question extends string>(questions: readonly Question[]) =>
  v.strictObject(
    Object.fromEntries(questions.map((question) => [question, v.exactOptional(longText)])) as Record<
      Question,
      v.ExactOptionalSchema<typeof longText, undefined>
    >,
  )

const MAX_LIST = 100
export const listOf = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.array(schema), v.maxLength(MAX_LIST, 'too-many'))

/** A committee by role: who sits in it as what, never by name; `count` null where a source does not say. */
export const committeeSchema = v.strictObject({
  name: v.exactOptional(localizedSchema),
  created: v.exactOptional(dateSchema),
  /** Number of the decision that created it. */
  decision: v.exactOptional(name),
  members: listOf(v.strictObject({ role: localizedSchema, count: v.nullable(count) })),
})
export type Committee = v.InferOutput<typeof committeeSchema>

/** The network of open local governments (REMACTO) as the programme's document states it. */
export const networkSchema = v.strictObject({
  founded: v.exactOptional(dateSchema),
  joined: v.exactOptional(dateSchema),
  regions: v.exactOptional(count),
  /** Provincial and prefectural councils. */
  councils: v.exactOptional(count),
  communes: v.exactOptional(count),
  total: v.exactOptional(count),
})
export type Network = v.InferOutput<typeof networkSchema>

/** One activity of a project and the people it is for. */
export const activitySchema = v.strictObject({ text: longText, publics: v.exactOptional(name) })
export type Activity = v.InferOutput<typeof activitySchema>

const measure = v.pipe(v.number(), v.finite())
export const indicatorSchema = v.strictObject({
  name: localizedSchema,
  unit: v.exactOptional(name),
  baseline: v.exactOptional(measure),
  target: v.exactOptional(measure),
  /** By when the target is to be reached. */
  date: v.exactOptional(dateSchema),
})
export type Indicator = v.InferOutput<typeof indicatorSchema>

export const progressSchema = v.strictObject({
  status: v.picklist(PROGRESS_STATUSES),
  /** 0 to 100. */
  percent: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))),
  note: v.exactOptional(longText),
  /** Where it can be seen. */
  evidence: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_NAME), v.regex(/^https?:\/\/\S+$/, 'link'))),
})
export type Progress = v.InferOutput<typeof progressSchema>

/** What OGP Local asks of a commitment beyond a project's own fields. */
export const commitmentSchema = v.strictObject({
  problem: v.exactOptional(longText),
  statusQuo: v.exactOptional(longText),
  policyArea: v.exactOptional(name),
  sector: v.exactOptional(name),
  values: v.exactOptional(listOf(v.picklist(OGP_VALUES))),
})
export type Commitment = v.InferOutput<typeof commitmentSchema>

/** What gave a proposal its name there. `list`: a form, a sheet, whatever people call it. */
const PLATFORM_KINDS = ['decidim', 'polis', 'list'] as const

/** Where a proposal that was not captured here comes from: the row of a file or the entry of a platform. */
export const sourceSchema = v.strictObject({
  /** The system or file, as its importer names it. */
  name,
  /** What the source itself calls the row. */
  row: v.exactOptional(name),
  url: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_NAME), v.regex(/^https?:\/\/\S+$/, 'link'))),
  /** When it was handed in there. */
  date: v.exactOptional(dateSchema),
  /** What became of it there, in the source's words: no decision of the committee. */
  status: v.exactOptional(name),
  /** Whatever people call the source; `host` as in its links, where it tells. */
  platform: v.exactOptional(
    v.strictObject({ kind: v.picklist(PLATFORM_KINDS), host: v.exactOptional(name) }),
  ),
})
export type Source = v.InferOutput<typeof sourceSchema>
export type Platform = NonNullable<Source['platform']>
