/** A file that carries what a tablet could not send: what comes out is what went in, or nothing does. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type CarryAuthor,
  type CarryFlaw,
  carryBodies,
  partText,
  readCarryFile,
  readCarryPart,
  signedText,
  soundOperations,
} from '../../src/domain/carry.ts'
import type { Operation } from '../../src/domain/operation.ts'
import { MAX_BODY_BYTES, MAX_PUSH } from '../../src/domain/wire.ts'
import { isSignedBy, provedBy, signed } from '../../src/sync/proof.ts'
import { type Identity, newIdentity } from '../support/devices.ts'
import { author, deviceOf, entityOf, histories } from '../support/operations.ts'

let identity: Identity
let key: string
beforeAll(async () => {
  identity = await newIdentity()
  key = (await provedBy(identity, '')).key
})

const AUTHOR: CarryAuthor = {
  collectivity: { id: entityOf(1_000), name: { ar: 'جماعة تمارة', fr: 'Témara' } },
  device: deviceOf(1),
  station: 'B',
  at: '2024-05-15T10:30:00.000+01:00',
  written: 12,
}

async function fileOf(operations: readonly Operation[], signer = identity): Promise<string> {
  const parts = carryBodies(AUTHOR, operations).map(async (body) =>
    partText({ body, signature: await signed(signer, signedText(body)) }),
  )
  return (await Promise.all(parts)).join('')
}

/** What a device that knows the author's key takes from a text. */
async function takenFrom(text: string): Promise<readonly unknown[] | CarryFlaw | 'forged'> {
  const read = readCarryFile(text)
  if (!read.ok) return read.error
  const areProven = await Promise.all(
    read.value.map(({ body, signature }) => isSignedBy(key, signedText(body), signature)),
  )
  return areProven.every(Boolean) ? read.value.flatMap(({ operations }) => operations) : 'forged'
}

/** A short day, in two scripts and with everything that JSON has to escape. */
function shortDay(): readonly Operation[] {
  const amina = author(1, { count: 0 })
  return [
    amina.tally(entityOf(2), 'female'),
    amina.set('proposal', entityOf(3), {
      text: 'ترقيم "الأزقة"\nبالأحياء الجديدة \u2028🌳',
      channel: 'in-person',
    }),
    amina.tally(entityOf(2), 'male', -1),
  ]
}

describe('a carried file', () => {
  test('gives back every operation as it was written, in order', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (operations) => {
        expect(await takenFrom(await fileOf(operations))).toEqual(operations)
      }),
      { numRuns: 40 },
    )
  })

  test('says whose it is, and how much its author has written in all', async () => {
    const read = readCarryPart(await fileOf(shortDay()))
    expect(read).toMatchObject({ ok: true, value: { header: { ...AUTHOR, part: 1, of: 1, count: 3 } } })
  })

  test('survives what messengers do to a text: a byte order mark, other line ends, an end without one', async () => {
    const file = await fileOf(shortDay())
    for (const changed of [`\uFEFF${file}`, file.replaceAll('\n', '\r\n'), file.trimEnd(), `${file}\r\n\n`]) {
      expect(await takenFrom(changed)).toEqual(shortDay())
    }
  })

  test('is refused as cut wherever it was cut', async () => {
    const file = await fileOf(shortDay())
    const end = file.trimEnd().length
    for (let length = 1; length < end; length += 1) {
      expect(await takenFrom(file.slice(0, length)), `${length} of ${end}`).toBe('cut')
    }
    expect(await takenFrom('')).toBe('not-a-carry-file')
  })

  test('is refused whichever of its bytes was changed', async () => {
    const bytes = new TextEncoder().encode((await fileOf(shortDay())).trimEnd())
    for (let index = 0; index < bytes.length; index += 1) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const changed = bytes.with(index, (bytes[index] ?? 0) ^ flip)
        const taken = await takenFrom(new TextDecoder().decode(changed))
        expect(typeof taken, `byte ${index} flipped by ${flip}: ${JSON.stringify(taken)}`).toBe('string')
      }
    }
  })

  test('is refused when its signature is spelled in another way that means the same', async () => {
    const file = (await fileOf(shortDay())).trimEnd()
    const last = file.at(-3) ?? ''
    const next = { A: 'B', Q: 'R', g: 'h', w: 'x' }[last] ?? ''
    expect(Buffer.from(`A${last}`, 'base64url')).toEqual(Buffer.from(`A${next}`, 'base64url'))
    expect(await takenFrom(`${file.slice(0, -3)}${next}"}`)).toBe('cut')
  })

  test('is refused as forged when another device has signed it', async () => {
    expect(await takenFrom(await fileOf(shortDay(), await newIdentity()))).toBe('forged')
  })

  test('is refused when a line was taken out, doubled, or moved', async () => {
    const lines = (await fileOf(shortDay())).trimEnd().split('\n')
    const without = lines.toSpliced(2, 1)
    const doubled = lines.toSpliced(2, 0, lines[2] ?? '')
    const moved = [...lines.slice(0, 1), ...lines.slice(1, 4).toReversed(), ...lines.slice(4)]
    for (const changed of [without, doubled, moved]) {
      expect(await takenFrom(changed.join('\n'))).toBeTypeOf('string')
    }
  })

  test.each([
    ['a letter', 'السلام عليكم، هذه نتائج الورشة'],
    ['other JSON', '{"format":"something-else","v":1}'],
    ['a page', '<!doctype html><html></html>'],
  ])('is not taken for one when it is %s', async (_, text) => {
    expect(await takenFrom(text)).toBe('not-a-carry-file')
  })

  test('is read in a moment, however many parts it claims and however it is nested', () => {
    const headerOf = (part: number, of: number) =>
      JSON.stringify({ format: 'warsha-carry', v: 1, part, of, ...AUTHOR, count: 0 })
    const signature = `{"signature":"${'A'.repeat(86)}"}`
    const parts = 20_000
    const many = Array.from({ length: parts }, (_, index) => `${headerOf(index + 1, parts)}\n${signature}\n`)
    const started = performance.now()
    expect(readCarryFile(many.join(''))).toMatchObject({ ok: true })
    // Read part by part over all that follows, this took ten seconds.
    expect(performance.now() - started).toBeLessThan(3_000)
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const inVersion = headerOf(1, 1).replace('"v":1', `"v":${deep}`)
    const inOperation = `${headerOf(1, 1).replace('"count":0', '"count":1')}\n{"id":"x","deep":${deep}}`
    for (const each of [inVersion, inOperation]) {
      expect(readCarryFile(`${each}\n${signature}\n`)).toEqual({ ok: false, error: 'altered' })
    }
  })

  test('of a newer version says so', async () => {
    const file = await fileOf(shortDay())
    expect(await takenFrom(file.replace('"v":1', '"v":2'))).toBe('newer')
  })
})

test('a file that an app of version 1 wrote stays readable for ever, and is known for its author’s', async () => {
  const file = readFileSync(new URL('./samples/carry-1.txt', import.meta.url), 'utf8')
  const by = 'BC0v1ViGOVz84flrfv2DdjJh9P96unnDPMYKH9RMeIEOvy3QUR_nLFfhmsH_EQSmSOlxsp0iqv2QU7QLseWW9rM'
  const read = readCarryFile(file)
  if (!read.ok) throw new Error(read.error)
  const [part] = read.value
  if (!part) throw new Error('a file has a part')
  expect(await isSignedBy(by, signedText(part.body), part.signature)).toBe(true)
  expect(soundOperations(part, 'coordinator')).toHaveLength(part.header.count)
})

describe('a file too long for one request', () => {
  const long = (count: number): readonly Operation[] => {
    const amina = author(1, { count: 0 })
    return Array.from({ length: count }, () =>
      amina.set('proposal', entityOf(3), { text: 'مقترح '.repeat(1_000) }),
    )
  }

  test('is written in parts that each fit, and no part of it can be left out or put elsewhere', async () => {
    const operations = long(70)
    const bodies = carryBodies(AUTHOR, operations)
    expect(bodies.length).toBeGreaterThan(2)
    for (const body of bodies) {
      expect(new TextEncoder().encode(body).length).toBeLessThan(MAX_BODY_BYTES - 1_000)
    }
    const file = await fileOf(operations)
    expect(await takenFrom(file)).toEqual(operations)
    const starts = [...file.matchAll(/^\{"format"/gm)].map(({ index }) => index)
    const parts = starts.map((start, index) => file.slice(start, starts[index + 1]))
    for (const part of parts) expect(readCarryPart(part).ok).toBe(true)
    expect(await takenFrom(parts.slice(0, -1).join(''))).toBe('cut')
    expect(await takenFrom(parts.slice(1).join(''))).toBe('altered')
    expect(await takenFrom(parts.toReversed().join(''))).toBe('altered')
    expect(await takenFrom([...parts, ...parts.slice(-1)].join(''))).toBe('altered')
    expect(await takenFrom(`${file.slice(0, -1)}\n${(await fileOf(long(1))).slice(0, 12)}`)).toBeTypeOf(
      'string',
    )
  })

  test('of many small ones has no more in a part than a server takes at once', () => {
    const amina = author(1, { count: 0 })
    const taps = Array.from({ length: MAX_PUSH + 1 }, () => amina.tally(entityOf(2), 'female'))
    const bodies = carryBodies(AUTHOR, taps)
    const sizes = bodies.map((body) => body.trimEnd().split('\n').length - 1)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(MAX_PUSH + 1)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_PUSH)
  })
})

test('only what its author may write, and wrote itself, counts before the server has spoken', async () => {
  const [amina, other] = [author(1, { count: 0 }), author(2, { count: 50 })]
  const good = amina.tally(entityOf(2), 'female')
  const decided = amina.set('proposal', entityOf(3), { decision: { verdict: 'accepted' } })
  const foreign = other.tally(entityOf(2), 'female')
  const witnessed = { ...amina.set('workshop', entityOf(2), { status: 'open' }), by: deviceOf(2) }
  const newer = { ...amina.tally(entityOf(2), 'male'), v: 2 } as unknown as Operation
  const read = readCarryPart(await fileOf([good, decided, foreign, witnessed, newer]))
  expect(read.ok && soundOperations(read.value, 'facilitator')).toEqual([good])
  expect(read.ok && soundOperations(read.value, 'coordinator')).toEqual([good, decided])
})
