/**
 * What is said on the wire cannot change by accident. Tablets come back after months with what an older
 * app wrote; an app that was updated meets a server that was not.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/domain/canonical.ts'
import { KIND_NAMES, KINDS } from '../../src/domain/kinds.ts'
import {
  type Entry,
  OPERATION_VERSION,
  type Operation,
  operationSchema,
  parseOperation,
} from '../../src/domain/operation.ts'
import * as wire from '../../src/domain/wire.ts'
import { contentHash } from '../../src/server/chain.ts'

/** Of every schema and constant the first 16 hex digits of the SHA-256 over its description; they belong to the two version numbers. */
const PINNED = {
  protocol: 1,
  operationVersion: 1,
  wire: {
    CARRY_MEDIA_TYPE: 'd5a590b445dee151',
    CODE: 'b2693e49cb8e6956',
    GZIP_MEDIA_TYPE: 'b5fceceb8474b5b5',
    MAX_BODY_BYTES: '9c3e3e92d4ad0b30',
    MAX_PLACES: 'a68b412c4282555f',
    MAX_PUSH: '40510175845988f1',
    MAX_RUN_BYTES: '761a941bccfaa75d',
    PAGE_SIZE: '51e8ea280b44e169',
    PROBLEMS: '4b15590c375d3137',
    SYNC_MEDIA_TYPE: '217d79a1ac860eee',
    carryResponseSchema: '43515b1228b9129e',
    commonRequestSchema: '5494f10c0536dd2d',
    commonSchema: 'e9c512b0a21d481d',
    deviceReportsSchema: '19febebd6c121b32',
    enrolRequestSchema: 'c2319fb18b3718cc',
    enrolmentSchema: '34428e4f0273572a',
    forkRequestSchema: '677a2b8c92b7ca1f',
    healedSchema: 'dbd4494e3a210c94',
    introductionRequestSchema: 'f3ead0575ce5fba7',
    invitationRequestSchema: '2af51993c8b5c3c2',
    invitationSchema: 'dabbf0e906177aac',
    invitationsSchema: 'c14f651db25b479d',
    judgeRequestSchema: 'b2ec0b9614732ce2',
    pageSchema: '9d7205928fafa2ba',
    problemSchema: '424d29e86390fd52',
    quarantineJudgedSchema: 'f3f16af6ca0ef9d5',
    quarantinedSchema: 'da0d34cfbb2e2861',
    renameRequestSchema: '7f2c6caa07becfbb',
    runSchema: 'c880c7bf7be4db93',
    syncRequestSchema: '6eca303496ad558b',
    syncResponseSchema: '299cae2438c42c23',
    unlockRequestSchema: 'abfd56082db8f2af',
  },
  operation: '348e4b179e631ab7',
  content: '69f4b2110515e3d8',
  proof: 'warsha-enrol 7K2M9QXA 018f7a2c-4e00-7100-8000-000000000001',
  forkProof: 'warsha-fork 018f7a2c-4e00-7100-8000-000000000001 018f7a2c-4e00-7100-8000-000000000003',
  introductionProof: 'warsha-introduce 018f7a2c-4e00-7100-8000-000000000001',
  kinds: {
    axis: '8eceebd74d19f4fa',
    collectivity: '42004e224ae41e77',
    device: '710d0ab70e57ac91',
    group: '8eceebd74d19f4fa',
    milestone: '22ace094d0f853c6',
    programme: '22d8e8490e448dc3',
    project: 'a1fd5bb973bba240',
    proposal: '2bfef2ab7422ceba',
    workshop: '53d64cab4bd90f02',
  },
}

const WHAT_TO_DO = `A wire format changed. Tablets in the field speak the old one, for months to come.
If all that the old app sends still fits, and the old app can still read all that it gets (an optional field, a
new kind): put the new hash into PINNED, and add to the sample what is new; a new door's steps to the kept traffic,
too (samples/protocol-1-traffic.json, answers by \`node tests/support/record-traffic.ts\`).
If not: keep the old schema for who speaks the old number, raise PROTOCOL (or OPERATION_VERSION), and give the new
one a sample file of its own. A sample that was once kept is never edited but by adding to it.`

/** What an app and a server of protocol 1 say to each other, every kind, field and verdict among it. */
interface Sample {
  readonly enrol: { readonly code: string; readonly device: string }
  readonly fork: { readonly device: string }
  readonly first: object
  readonly push: { readonly push: readonly Operation[] }
  readonly answer: { readonly pull: readonly Entry[]; readonly verdicts: readonly { readonly id: string }[] }
}
const sample = JSON.parse(
  readFileSync(new URL('./samples/protocol-1.json', import.meta.url), 'utf8'),
) as Sample

describe('protocol 1', () => {
  test('is the same as when it was pinned', () => {
    const now = {
      protocol: wire.PROTOCOL,
      operationVersion: OPERATION_VERSION,
      wire: hashes({ ...schemasOf(wire), ...constantsOf(wire) }),
      operation: hashOf(operationSchema),
      // By this the server knows again what is sent twice.
      content: hashOf(sample.push.push.map(contentHash)),
      proof: wire.enrolmentProof(sample.enrol.code, sample.enrol.device),
      forkProof: wire.forkProof(sample.enrol.device, sample.fork.device),
      introductionProof: wire.introductionProof(sample.enrol.device),
      kinds: hashes(KINDS),
    }
    expect(now, WHAT_TO_DO).toEqual(PINNED)
  })

  test('describes a schema by all that it asks for: a looser limit shows, and no two hash alike', () => {
    const text = (max: number) => v.strictObject({ text: v.pipe(v.string(), v.maxLength(max)) })
    expect(hashOf(text(9))).toBe(hashOf(text(9)))
    expect(hashOf(text(9))).not.toBe(hashOf(text(10)))
    expect(hashOf(v.picklist(['a']))).not.toBe(hashOf(v.picklist(['a', 'b'])))
    expect(hashOf(v.optional(v.string()))).not.toBe(hashOf(v.string()))
    expect(hashOf(v.strictObject({}))).not.toBe(hashOf(v.object({})))
    const all = Object.values(hashes(schemasOf(wire)))
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('what an app of protocol 1 sends', () => {
  test.each(sample.push.push.map((op) => [`${'kind' in op ? op.kind : op.type} (n ${op.n})`, op] as const))(
    'is accepted for ever, and kept as it was written: %s',
    (_, op) => {
      const parsed = parseOperation(op)
      expect(parsed).toMatchObject({ ok: true })
      expect(parsed.ok && canonicalJson(parsed.value)).toBe(canonicalJson(op))
    },
  )

  test.each(['first', 'push'] as const)('to exchange is understood: %s', (name) => {
    expect(issuesOf(wire.syncRequestSchema, sample[name])).toEqual([])
  })

  test('to enrol is understood', () => {
    expect(issuesOf(wire.enrolRequestSchema, sample.enrol)).toEqual([])
  })

  test('to go on under a name of its own is understood', () => {
    expect(issuesOf(wire.forkRequestSchema, sample.fork)).toEqual([])
  })
})

describe('what a server of protocol 1 answers', () => {
  test('is understood, and what it wrote into the queue is a good operation', () => {
    expect(issuesOf(wire.syncResponseSchema, sample.answer)).toEqual([])
    for (const { op } of sample.answer.pull) expect(parseOperation(op)).toMatchObject({ ok: true })
  })

  test('is understood also when a newer one gives a reason that this app does not know', () => {
    const verdict = { id: sample.answer.verdicts[0]?.id, verdict: 'rejected', reason: 'erased', detail: '' }
    const answer = v.parse(wire.syncResponseSchema, { ...sample.answer, verdicts: [verdict] })
    expect(answer.verdicts).toEqual([{ ...verdict, reason: 'invalid' }])
  })
})

test('the samples hold every field of every kind', () => {
  const ops = [...sample.push.push, ...sample.answer.pull.map(({ op }) => op)]
  for (const kind of KIND_NAMES) {
    const sampled = ops.flatMap((op) => ('kind' in op && op.kind === kind ? Object.keys(op.fields) : []))
    const fields = [...Object.keys(KINDS[kind].required), ...Object.keys(KINDS[kind].optional), 'removed']
    expect([...new Set(sampled)].sort(), kind).toEqual(fields.sort())
  }
})

const issuesOf = (schema: v.GenericSchema, value: unknown): readonly string[] =>
  (v.safeParse(schema, value).issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`)

/** Every schema that the module exports, by name: one that is added is pinned, too. */
const schemasOf = (module: object) =>
  Object.fromEntries(Object.entries(module).filter(([, value]) => isSchema(value)))

/** Every number, text, list and table that it exports. */
const constantsOf = (module: object) =>
  Object.fromEntries(
    Object.entries(module).filter(
      ([name, value]) => name !== 'PROTOCOL' && typeof value !== 'function' && !isSchema(value),
    ),
  )

const isSchema = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema'

const hashes = (values: object): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, hashOf(value)]))

const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(described(value)))
    .digest('hex')
    .slice(0, 16)

/** Of a schema's members those that say how Valibot does it, not what is asked for. */
const WORKINGS = new Set(['async', 'reference', 'expects', 'getDefault', 'getFallback'])

/** A schema as plain data: its structure, limits and patterns. Of functions only that there is one. */
function described(value: unknown): unknown {
  if (value instanceof RegExp) return String(value)
  if (typeof value === 'function') return 'function'
  if (Array.isArray(value)) return value.map(described)
  if (typeof value !== 'object' || value === null) return value
  // A pipe repeats its first part's members beside `pipe`.
  if ('pipe' in value) return { pipe: described(value.pipe) }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !name.startsWith('~') && !WORKINGS.has(name))
      .map(([name, member]) => [name, described(member)]),
  )
}
