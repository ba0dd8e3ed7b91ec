/**
 * Carrying by file: what a tablet could not send yet, as a text that another device takes in and sends on.
 *
 * A file is one part or several, one after the other; each part is what one request can carry, and proves itself:
 *
 *     {"format":"warsha-carry","v":1,"part":1,"of":2,"device":…,"count":3,…}
 *     one operation a line, as its author stored it                         (`count` lines)
 *     {"signature":"…"}
 *
 * The signature (ECDSA P-256 over SHA-256, by the key that the author enrolled with) is over `signedText` of all
 * lines before it. A file that was cut lacks lines or parts; one that was changed does not fit its signature.
 * Line ends and a byte order mark, which messengers change, are told apart from the content and put right.
 */
import * as v from 'valibot'
import { isTooDeep } from './depth.ts'
import { localizedSchema } from './fields.ts'
import { deviceIdSchema, entityIdSchema } from './ids.ts'
import type { Role } from './kinds.ts'
import { atSchema, type Operation, parseOperation } from './operation.ts'
import { mayWriteOperation } from './permissions.ts'
import { fail, ok, type Result } from './result.ts'
import { MAX_BODY_BYTES, MAX_PUSH } from './wire.ts'

/** The version of files that this code writes. Older ones stay readable for ever. */
const CARRY_VERSION = 1

const FORMAT = 'warsha-carry'
const START = `{"format":"${FORMAT}"`

/** Read by whoever opens the file in an editor. */
const NOTE =
  'ورشة: لا تغيروا هذا الملف، وسلموه كما هو إلى لوحة أخرى · Ne pas modifier, à remettre tel quel à une autre tablette · Do not edit, hand it as it is to another tablet'

/** What a part keeps free for its header and signature. */
const ENVELOPE_BYTES = 8 * 1_024
/** Most that the operations of one part may be, in UTF-16 code units: each is at most three bytes of a body. */
const MAX_PART = Math.floor((MAX_BODY_BYTES - ENVELOPE_BYTES) / 3)

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const headerSchema = v.object({
  format: v.literal(FORMAT),
  v: v.literal(CARRY_VERSION),
  part: v.pipe(whole, v.minValue(1)),
  of: v.pipe(whole, v.minValue(1)),
  /** Its name, where the author knows one. */
  collectivity: v.object({ id: entityIdSchema, name: v.nullable(localizedSchema) }),
  device: deviceIdSchema,
  station: v.pipe(v.string(), v.maxLength(10)),
  /** When the file was made, by the author's clock. */
  at: atSchema,
  /** Highest `n` that the author has used: minus what has arrived, it is what the author still owes. */
  written: whole,
  /** Operations in this part. */
  count: v.pipe(whole, v.maxValue(MAX_PUSH)),
})
export type CarryHeader = v.InferOutput<typeof headerSchema>

/** What is the same in every part of a file. */
export type CarryAuthor = Pick<CarryHeader, 'collectivity' | 'device' | 'station' | 'at' | 'written'>

export interface CarryPart {
  readonly header: CarryHeader
  /** All lines but the signature's. */
  readonly body: string
  readonly signature: string
  /** As they came: foreign until judged. */
  readonly operations: readonly { readonly id: string }[]
}

/** Why a text cannot be taken in. `altered`: it was changed after it was written, or never was such a file. */
export type CarryFlaw = 'not-a-carry-file' | 'cut' | 'altered' | 'newer'

/** The bodies of a file's parts, to be signed one by one. At least one, so that an empty file can be told from a cut one. */
export function carryBodies(author: CarryAuthor, operations: readonly Operation[]): readonly string[] {
  const chunks = chunked(operations.map((op) => JSON.stringify(op)))
  return chunks.map((lines, index) => {
    const { collectivity, device, station, at, written } = author
    const place = { format: FORMAT, v: CARRY_VERSION, part: index + 1, of: chunks.length, note: NOTE }
    const header = { ...place, collectivity, device, station, at, written, count: lines.length }
    return [JSON.stringify(header), ...lines].map((line) => `${line}\n`).join('')
  })
}

/** What the signature of a part is over. Led by its own word, so that it passes for no other proof of the key. */
export const signedText = (body: string): string => `${FORMAT}\n${body}`

/** A part as it stands in the file, and as it is sent on. */
export const partText = ({ body, signature }: Pick<CarryPart, 'body' | 'signature'>): string =>
  `${body}{"signature":"${signature}"}\n`

/** All parts of a file, none missing. That they are their author's is for the signatures to say. */
export function readCarryFile(text: string): Result<readonly CarryPart[], CarryFlaw> {
  const lines = linesOf(text)
  const parts: CarryPart[] = []
  for (let from = 0; from < lines.length; ) {
    const read = readLines(lines, from)
    if (!read.ok) return read
    const part = read.value
    if (!follows(parts[0] ?? part, part, parts.length)) return fail('altered')
    parts.push(part)
    from += part.header.count + 2
  }
  const [first] = parts
  if (!first) return fail('not-a-carry-file')
  return parts.length === first.header.of ? ok(parts) : fail('cut')
}

/** One part alone, as it is sent on. */
export function readCarryPart(text: string): Result<CarryPart, CarryFlaw> {
  const lines = linesOf(text)
  const read = readLines(lines, 0)
  if (!read.ok) return read
  return lines.length === read.value.header.count + 2 ? read : fail('altered')
}

/**
 * Those of a part's operations that the server will take, as far as that can be known without it: the author's
 * own, sound, and within its role. Only they are shown before the server has spoken.
 */
export function soundOperations({ header, operations }: CarryPart, role: Role): readonly Operation[] {
  return operations.flatMap((each) => {
    const parsed = parseOperation(each)
    if (!parsed.ok || parsed.value.device !== header.device) return []
    const op = parsed.value
    return mayWriteOperation(role, op) && !('by' in op) ? [op] : []
  })
}

function chunked(lines: readonly string[]): readonly (readonly string[])[] {
  const chunks: string[][] = [[]]
  let length = 0
  for (const line of lines) {
    const last = chunks.at(-1) ?? []
    length += line.length + 1
    if (last.length > 0 && (length > MAX_PART || last.length === MAX_PUSH)) {
      chunks.push([line])
      length = line.length + 1
    } else {
      last.push(line)
    }
  }
  return chunks
}

const linesOf = (text: string): readonly string[] =>
  text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trimEnd()
    .split('\n')

function readLines(lines: readonly string[], from: number): Result<CarryPart, CarryFlaw> {
  const first = lines[from] ?? ''
  const isLast = lines.length === from + 1
  if (!first.startsWith(START)) {
    return fail(
      isLast && first !== '' && START.startsWith(first) ? 'cut' : from > 0 ? 'altered' : 'not-a-carry-file',
    )
  }
  const json = parsed(first)
  if (json === undefined) return fail(isLast ? 'cut' : 'altered')
  if (isFromNewer(json)) return fail('newer')
  const header = v.safeParse(headerSchema, json)
  if (!header.success) return fail('altered')
  const end = from + 1 + header.output.count
  const operations = lines.slice(from + 1, end).map(parsed)
  const signature = SIGNATURE.exec(lines[end] ?? '')?.[1]
  if (lines.length <= end) return fail('cut')
  if (signature === undefined) return fail(lines.length === end + 1 ? 'cut' : 'altered')
  if (!operations.every(isIdentified) || isTooDeep(operations)) return fail('altered')
  const body = lines
    .slice(from, end)
    .map((line) => `${line}\n`)
    .join('')
  return ok({ header: header.output, body, signature, operations })
}

/** Both halves of 32 bytes, base64url. The last character has bits to spare: only those spelled plainly are taken. */
const SIGNATURE = /^\{"signature":"([A-Za-z0-9_-]{85}[AQgw])"\}$/

const follows = ({ header: first }: CarryPart, { header: each }: CarryPart, index: number): boolean =>
  each.part === index + 1 &&
  each.part <= each.of &&
  each.of === first.of &&
  each.device === first.device &&
  each.at === first.at &&
  each.collectivity.id === first.collectivity.id

const isFromNewer = (json: unknown): boolean =>
  typeof json === 'object' &&
  json !== null &&
  'v' in json &&
  typeof json.v === 'number' &&
  json.v > CARRY_VERSION

/** Longest id that the queue's keepers look at; see `syncRequestSchema`. */
const MAX_ID = 64

const isIdentified = (json: unknown): json is { readonly id: string } =>
  typeof json === 'object' &&
  json !== null &&
  'id' in json &&
  typeof json.id === 'string' &&
  json.id.length <= MAX_ID

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
