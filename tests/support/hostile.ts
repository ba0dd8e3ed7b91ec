/** Requests as a stranger, a broken tablet or an attacker sends them: valid ones mutated, and anything at all. */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { RawRequest } from './raw-http.ts'

/** What hostile requests are made of. */
export interface Arsenal {
  /** Every door, "METHOD /path/:parameter", and bodies that it understands, where it takes one: JSON, or a text as it is. */
  readonly doors: ReadonlyMap<string, readonly (() => unknown)[]>
  /** Tokens that are good here, of every role. */
  readonly tokens: readonly string[]
  /** Whole headers that open nothing. */
  readonly refused: readonly string[]
  /** What stands in a path for a parameter: known ids, codes. */
  readonly parameters: readonly string[]
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY']
const BOMB = gzipSync(Buffer.alloc(16 * 1024 * 1024))

/** Values that have broken servers before. */
const troublesome = fc.constantFrom<unknown>(
  '__proto__',
  'constructor',
  '\ud800',
  '\u0000',
  '\u202e',
  'x'.repeat(20_000),
  1e308,
  -0,
  -1,
  0.1,
  2 ** 53,
  [],
  {},
  null,
  true,
  '',
  JSON.parse('{"__proto__":{"role":"coordinator"},"constructor":{"prototype":1}}'),
)

const anything: fc.Arbitrary<unknown> = fc.oneof(
  troublesome,
  fc.anything({ maxDepth: 4 }),
  fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }),
  fc.string({ unit: 'binary' }),
)

/** Texts that are JSON to some readers, or nearly. */
const nearlyJson = fc.constantFrom(
  '',
  'null',
  '{"protocol":1e999}',
  `{"protocol":${'9'.repeat(400)}}`,
  '{"protocol":1,"protocol":2}',
  '{"push":[{"id":"x","id":"y"}]}',
  '{"label":"\\ud800"}',
  '{"__proto__":{"protocol":1}}',
  '\ufeff{}',
  '{"a":NaN}',
  '{"a":1,}',
  '[1',
  '"',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`,
  `[${'0,'.repeat(100_000)}0]`,
)

interface Change {
  readonly at: number
  readonly how: 'replace' | 'remove' | 'rename' | 'wrap'
  readonly value: unknown
}

const change = fc.record<Change>({
  at: fc.nat(200),
  how: fc.constantFrom('replace', 'replace', 'remove', 'rename', 'wrap'),
  value: anything,
})

/** Every request has one door in mind, and misses it in some way or not at all. */
export function hostileRequests({ doors, tokens, refused, parameters }: Arsenal): fc.Arbitrary<RawRequest> {
  const door = fc.constantFrom(...doors.keys())
  const text = fc
    .string({ unit: 'binary', maxLength: 40 })
    .map((each) => encodeURIComponent(each.toWellFormed()))
  const parameter = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...parameters) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('0', '-1', '1e9', '999999999999', '__proto__', '%00', '%zz', '..', '%ff'),
    },
    { weight: 1, arbitrary: text },
    { weight: 1, arbitrary: fc.constant('x'.repeat(2_000)) },
  )
  const query = fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('?after=0', '?after=-1', '?after=1e9', '?after=999999999999', '?after[]=1'),
    },
    { weight: 1, arbitrary: text.map((each) => `?after=${each}`) },
  )
  return fc
    .record({
      door,
      variant: fc.nat(),
      method: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, fc.constantFrom(...METHODS)),
      parameter,
      query,
      stray: fc.oneof(
        { weight: 9, arbitrary: fc.constant('') },
        text.map((each) => `/${each}`),
      ),
      authorization: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...tokens).map((token) => `Bearer ${token}`) },
        { weight: 2, arbitrary: fc.constantFrom(...refused) },
        fc.string({ maxLength: 60 }).map((each) => each.replaceAll(/[^\u0020-\u007e]/g, '?')),
      ),
      headers: strayHeaders,
      changes: fc.array(change, { maxLength: 3 }),
      instead: fc.oneof(
        { weight: 6, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: anything.map(jsonOf) },
        { weight: 1, arbitrary: nearlyJson },
      ),
      bytes: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, fc.uint8Array({ maxLength: 300 })),
      packing: fc.constantFrom(...PACKINGS),
      damage: fc.nat(400),
      type: fc.oneof(
        { weight: 8, arbitrary: fc.constant(undefined) },
        fc.constantFrom(
          'text/html',
          'application/json; charset=utf-16',
          'APPLICATION/JSON',
          '',
          'multipart/form-data',
        ),
      ),
      isCut: fc.oneof({ weight: 30, arbitrary: fc.constant(false) }, fc.constant(true)),
    })
    .map((made): RawRequest => {
      const [method = '', pattern = ''] = made.door.split(' ')
      const bodies = doors.get(made.door) ?? []
      const valid = bodies[made.variant % bodies.length]?.()
      const text = made.instead ?? (valid === undefined ? undefined : writtenOf(valid, made.changes))
      const plain = made.bytes ?? (text === undefined ? undefined : Buffer.from(text))
      const plainType = typeof valid === 'string' ? 'text/plain' : 'application/json'
      const type = made.type ?? (made.packing === 'plain' ? plainType : 'application/gzip')
      const request: RawRequest = {
        method: made.method ?? method,
        path: `${pattern.replace(/:\w+/, made.parameter)}${made.stray}${made.query}`,
        headers: { ...made.headers, authorization: made.authorization, 'content-type': type },
        body: plain && packed(plain, made.packing, made.damage),
        isCut: made.isCut,
      }
      return Object.assign(request, { [fc.toStringMethod]: () => shown(request, text) })
    })
}

/** What was sent, for whoever reads of a failure; a long body is cut. */
const shown = ({ body, ...rest }: RawRequest, text: string | undefined): string =>
  `${JSON.stringify(rest)} ${body?.length ?? 0} bytes: ${text?.slice(0, 500)}`.slice(0, 2_000)

const strayHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'host',
        'accept-encoding',
        'if-none-match',
        'x-forwarded-for',
        'range',
        'expect',
        'upgrade',
        'cookie',
      ),
      fc.constantFrom(
        'gzip',
        '*',
        'a b',
        '1.2.3.4',
        '::1, 9',
        'bytes=0-',
        'bytes=99999999-',
        '100-continue',
        'websocket',
        '"x"',
        'x'.repeat(4_000),
      ),
    ),
    { maxLength: 2 },
  )
  .map((pairs) => Object.fromEntries(pairs))

const PACKINGS = [
  'plain',
  'plain',
  'plain',
  'plain',
  'plain',
  'plain',
  'gzip',
  'gzip',
  'cut gzip',
  'altered gzip',
  'bomb',
] as const

function packed(plain: Uint8Array, packing: (typeof PACKINGS)[number], damage: number): Uint8Array {
  if (packing === 'plain') return plain
  if (packing === 'bomb') return BOMB
  const gzip = gzipSync(plain)
  if (packing === 'cut gzip') return gzip.subarray(0, damage % gzip.length)
  if (packing === 'altered gzip') gzip[damage % gzip.length] = damage % 256
  return gzip
}

const writtenOf = (valid: unknown, changes: readonly Change[]): string =>
  typeof valid === 'string' ? damaged(valid, changes) : jsonOf(changed(valid, changes))

/** A text of lines of JSON, of which some are changed, left out, or doubled. */
function damaged(valid: string, changes: readonly Change[]): string {
  const lines = valid.split('\n')
  for (const { at, how, value } of changes) {
    const index = at % lines.length
    const line = lines[index] ?? ''
    if (how === 'remove') lines.splice(index, 1)
    if (how === 'wrap') lines.splice(index, 0, line)
    if (how === 'rename') lines[index] = line.replace('"', '"x')
    if (how === 'replace') lines[index] = line.replace(/:[^,]+/, () => `:${jsonOf(value)}`)
  }
  return lines.join('\n')
}

/** A copy of JSON with some of its members replaced, left out, renamed or put into a list. */
function changed(valid: unknown, changes: readonly Change[]): unknown {
  const root = { root: structuredClone(valid) }
  for (const { at, how, value } of changes) {
    const places = placesIn(root)
    const place = places[at % places.length]
    if (!place) continue
    const { owner, key } = place
    const former = owner[key]
    if (how !== 'replace' && how !== 'wrap') delete owner[key]
    if (how === 'replace') owner[key] = value
    if (how === 'wrap') owner[key] = [former]
    if (how === 'rename') owner[`${key}x`] = former
  }
  return root.root
}

interface Place {
  readonly owner: Record<string, unknown>
  readonly key: string
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return []
  const owner = value as Record<string, unknown>
  const keys = Object.keys(owner)
  return keys.map((key): Place => ({ owner, key })).concat(...keys.map((key) => placesIn(owner[key])))
}

/** JSON of whatever it is; what JSON cannot say becomes null. */
function jsonOf(value: unknown): string {
  const written = JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'bigint' ? Number(member) : member,
  )
  return written ?? 'null'
}
