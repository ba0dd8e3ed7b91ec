/**
 * What tablets and the server say to each other: schemas, limits and the closed list of problems.
 * A test pins a hash of these schemas beside `PROTOCOL`; old push formats stay accepted for ever.
 */
import * as v from 'valibot'
import { deviceIdSchema, entityIdSchema, operationIdSchema } from './ids.ts'
import { roleSchema } from './kinds.ts'
import { type Entry, type Operation, REJECTIONS } from './operation.ts'
import { MAX_NAME, textSchema } from './text.ts'

export const PROTOCOL = 1

/** The media type of a sync answer. A captive portal's 200 page does not carry it. */
export const SYNC_MEDIA_TYPE = 'application/vnd.warsha.sync+json'
/** The media type of a compressed request body: its own, since intermediaries treat `Content-Encoding` on uploads badly. */
export const GZIP_MEDIA_TYPE = 'application/gzip'
/** The media type of a carried part: it is a text, byte for byte what its author has signed. */
export const CARRY_MEDIA_TYPE = 'text/plain'

/** Most operations in one push: keeps a server transaction, and what a cut connection repeats, short. */
export const MAX_PUSH = 1_000
/** Largest request body, unpacked, in bytes. */
export const MAX_BODY_BYTES = 512 * 1024
/** Most entries pulled in one exchange. */
const MAX_PULL = 1_000
/** Entries in a page of the queue: page K holds seqs PAGE_SIZE·K+1 … PAGE_SIZE·(K+1). */
export const PAGE_SIZE = 256

const seqSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const chainSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'chain'))

/** A place in one particular queue: the seq, and the chain value there (16 bytes, hex). */
const cursorSchema = v.strictObject({ seq: seqSchema, chain: chainSchema })
export type Cursor = v.InferOutput<typeof cursorSchema>

export const syncRequestSchema = v.strictObject({
  protocol: v.pipe(v.number(), v.safeInteger()),
  nonce: v.pipe(v.string(), v.regex(/^[0-9a-zA-Z_-]{8,64}$/, 'nonce')),
  cursor: v.nullable(cursorSchema),
  /** Highest `n` this device has used; minus what has arrived, it is what the device still owes. */
  written: seqSchema,
  /** Operations are judged one by one, so that a bad one never blocks the next. */
  push: v.pipe(
    v.array(v.looseObject({ id: v.pipe(v.string(), v.maxLength(64)) })),
    v.maxLength(MAX_PUSH, 'too-many'),
  ),
  pull: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PULL)),
})
export type SyncRequest = Omit<v.InferOutput<typeof syncRequestSchema>, 'push'> & {
  readonly push: readonly Operation[]
}

const verdictSchema = v.variant('verdict', [
  v.object({ id: v.string(), verdict: v.literal('acked'), seq: seqSchema }),
  v.object({
    id: v.string(),
    verdict: v.literal('rejected'),
    // A reason that a newer server may give must not spoil the whole answer for this tablet.
    reason: v.fallback(v.picklist(REJECTIONS), 'invalid'),
    detail: v.string(),
  }),
  v.object({ id: v.string(), verdict: v.literal('later'), reason: v.string() }),
])
export type SyncVerdict = v.InferOutput<typeof verdictSchema>

/**
 * An entry as a tablet receives it. Only what the cursor and the fold lean on is checked: kinds,
 * fields and members from a newer server are carried along untouched.
 */
const entrySchema = v.pipe(
  v.object({
    seq: v.pipe(seqSchema, v.minValue(1)),
    received: v.string(),
    op: v.variant('type', [
      v.looseObject({
        type: v.literal('set'),
        id: operationIdSchema,
        device: deviceIdSchema,
        n: seqSchema,
        at: v.string(),
        kind: v.string(),
        entity: entityIdSchema,
        fields: v.record(v.string(), v.unknown()),
        prev: v.record(v.string(), v.array(operationIdSchema)),
      }),
      v.looseObject({
        type: v.literal('tally'),
        id: operationIdSchema,
        device: deviceIdSchema,
        n: seqSchema,
        at: v.string(),
        entity: entityIdSchema,
        gender: v.nullable(v.string()),
        group: v.nullable(entityIdSchema),
        count: v.number(),
      }),
    ]),
  }),
  v.transform((entry) => entry as unknown as Entry),
)

export const syncResponseSchema = v.object({
  protocol: v.number(),
  nonce: v.string(),
  serverTime: v.string(),
  /** The last seq of the queue. */
  head: seqSchema,
  verdicts: v.array(verdictSchema),
  pull: v.array(entrySchema),
  cursor: cursorSchema,
  /** True when there is more to pull. */
  more: v.boolean(),
})
export type SyncResponse = v.InferOutput<typeof syncResponseSchema>

/**
 * What became of each operation of a carried part (see `carry.ts`), in its order. That these are the ids that were
 * sent tells the answer from another's.
 */
export const carryResponseSchema = v.object({ verdicts: v.array(verdictSchema) })
export type CarryResponse = v.InferOutput<typeof carryResponseSchema>

/** One page of the queue. `chain` is the chain's value at its last entry, so that a page carries its own cursor. */
export const pageSchema = v.object({
  page: seqSchema,
  chain: chainSchema,
  entries: v.pipe(v.array(entrySchema), v.minLength(1), v.maxLength(PAGE_SIZE)),
})
export type Page = v.InferOutput<typeof pageSchema>

export const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/

/** A short code as people type it: case, spaces, dashes and look-alikes (O, I, L) forgiven. */
export function cleanCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

/** A public key (ECDSA P-256, raw, base64url) and its signature (IEEE P1363, base64url) over `enrolmentProof(…)`. */
const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,200}$/, 'base64url'))
const codeSchema = v.pipe(v.string(), v.maxLength(40), v.transform(cleanCode), v.regex(CODE, 'code'))
export const enrolRequestSchema = v.strictObject({
  code: codeSchema,
  device: deviceIdSchema,
  label: textSchema(MAX_NAME),
  key: base64url,
  proof: base64url,
})
export type EnrolRequest = v.InferOutput<typeof enrolRequestSchema>
/** What a device signs to enrol: asking again with the same device id must prove the same key. */
export const enrolmentProof = (code: string, device: string): string =>
  `warsha-enrol ${cleanCode(code)} ${device}`

/**
 * What a tablet whose PIN was forgotten asks with its token: may this invitation, new and for the tablet's own role,
 * open its screen? Granted with 204; the invitation is used by it as by an enrolment.
 */
export const unlockRequestSchema = v.strictObject({ code: codeSchema })
export type UnlockRequest = v.InferOutput<typeof unlockRequestSchema>

/**
 * What a cloned or rolled-back tablet asks with its old token: to go on under a new device id, with a new key.
 * The signature is over `forkProof(…)`. Answered like an enrolment, and alike when asked again.
 */
export const forkRequestSchema = v.strictObject({
  device: deviceIdSchema,
  key: base64url,
  proof: base64url,
})
export type ForkRequest = v.InferOutput<typeof forkRequestSchema>
/** What the new key signs. Led by another word than an enrolment, so that neither passes for the other. */
export const forkProof = (from: string, device: string): string => `warsha-fork ${from} ${device}`

export const enrolmentSchema = v.object({
  token: v.string(),
  device: deviceIdSchema,
  station: v.string(),
  role: roleSchema,
  collectivity: v.object({ id: entityIdSchema, name: v.unknown() }),
})
export type EnrolResponse = v.InferOutput<typeof enrolmentSchema>

/** Most remembered places that are asked about at once. */
export const MAX_PLACES = 64
/** Remembered places in the queue; answered by the newest of them that this queue has, too, or null. */
export const commonRequestSchema = v.strictObject({
  places: v.pipe(v.array(cursorSchema), v.maxLength(MAX_PLACES, 'too-many')),
})
export const commonSchema = v.object({ common: v.nullable(cursorSchema) })

/** Most entries of one run: what lies between two remembered places, and what a server takes back in one transaction. */
const MAX_RUN = 2_000
/** Largest run, unpacked, in bytes: two of the longest answers to a pull. */
export const MAX_RUN_BYTES = 8 * 1024 * 1024
/**
 * A stretch of the queue as a tablet keeps it, with the place before it (null: the beginning) and the place at
 * its end. Only the server could have made the two belong together: that proves every entry between them.
 */
export const runSchema = v.strictObject({
  from: v.nullable(cursorSchema),
  entries: v.pipe(v.array(entrySchema), v.minLength(1), v.maxLength(MAX_RUN, 'too-many')),
  to: cursorSchema,
})
export type Run = v.InferOutput<typeof runSchema>
/** How many of a run's entries the queue did not have any more. */
export const healedSchema = v.object({ taken: v.number() })
export type Healed = v.InferOutput<typeof healedSchema>

/**
 * What a device says of itself that the server does not know, though its token is good: it was enrolled after
 * the backup was made. Signed over `introductionProof(…)`; answered like an enrolment, and alike when asked again.
 */
export const introductionRequestSchema = v.strictObject({
  /** The one it had; it may get another. */
  station: v.pipe(v.string(), v.regex(/^[A-Z]{1,3}$/, 'station')),
  key: base64url,
  proof: base64url,
})
export type IntroductionRequest = v.InferOutput<typeof introductionRequestSchema>
export const introductionProof = (device: string): string => `warsha-introduce ${device}`

export const invitationRequestSchema = v.strictObject({
  role: roleSchema,
  /** How many devices may use it. */
  uses: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), 1),
  /** How long it may be used. */
  hours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 30)), 72),
})
export const invitationSchema = v.object({
  code: v.string(),
  link: v.string(),
  role: roleSchema,
  expires: v.string(),
  usesLeft: v.number(),
})
export type Invitation = v.InferOutput<typeof invitationSchema>
export const invitationsSchema = v.array(invitationSchema)

/** A device as its coordinator sees it. */
const deviceReportSchema = v.object({
  device: deviceIdSchema,
  label: v.string(),
  role: roleSchema,
  station: v.string(),
  revoked: v.boolean(),
  /** Server time of its last exchange; null before the first. */
  lastContact: v.nullable(v.string()),
  /** Operations it has written (highest `n` it told of) and those that have arrived, rejected ones included. */
  written: v.number(),
  arrived: v.number(),
})
export type DeviceReport = v.InferOutput<typeof deviceReportSchema>
export const deviceReportsSchema = v.array(deviceReportSchema)

export const renameRequestSchema = v.strictObject({ label: textSchema(MAX_NAME) })

export const quarantinedSchema = v.array(
  v.object({
    id: v.string(),
    device: v.string(),
    received: v.string(),
    reason: v.string(),
    detail: v.string(),
    op: v.unknown(),
  }),
)
export type Quarantined = v.InferOutput<typeof quarantinedSchema>[number]

/** Asks for the quarantine to be judged anew; with `ids`, only for what bears one of them. */
export const judgeRequestSchema = v.strictObject({
  ids: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(MAX_PUSH))),
})
/** How many were accepted, and how many stay. */
export const quarantineJudgedSchema = v.object({ accepted: seqSchema, left: seqSchema })
export type QuarantineJudged = v.InferOutput<typeof quarantineJudgedSchema>

/** RFC 9457 problem types, the whole list. The words for people are made from the type, on the tablet. */
export const PROBLEMS = {
  'not-found': 404,
  'not-allowed': 405,
  malformed: 400,
  'too-large': 413,
  'unsupported-media-type': 415,
  unauthorized: 401,
  revoked: 401,
  forbidden: 403,
  'code-unknown': 404,
  'code-expired': 410,
  'proof-failed': 403,
  diverged: 409,
  forked: 409,
  'unknown-author': 409,
  'other-collectivity': 409,
  'unknown-device': 409,
  unproven: 422,
  'protocol-unsupported': 426,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const
export type ProblemType = keyof typeof PROBLEMS

export const problemSchema = v.object({
  type: v.picklist(Object.keys(PROBLEMS) as ProblemType[]),
  status: v.number(),
  title: v.string(),
  detail: v.optional(v.string()),
})
export type Problem = v.InferOutput<typeof problemSchema>
