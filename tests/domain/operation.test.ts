import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/domain/canonical.ts'
import { contentOf, isFromNewerVersion, parseOperation } from '../../src/domain/operation.ts'
import { author, deviceOf, entityOf, histories } from '../support/operations.ts'

const amina = () => author(1, { count: 0 })
const made = (fields: Record<string, unknown>) =>
  amina().set('proposal', entityOf(1), { programme: entityOf(5), ...fields })

const planned = (day: string) =>
  amina().set('workshop', entityOf(1), { date: { start: day, end: day, precision: 'day' } })
const page = 'أ'.repeat(9_999) + '\n'
const fullProject = amina().set('project', entityOf(1), {
  ...Object.fromEntries(['objectives', 'results', 'activities', 'partners'].map((field) => [field, page])),
  title: { ar: 'أ'.repeat(500), fr: 'é'.repeat(500), en: 'e'.repeat(500), zgh: 'ⴰ'.repeat(500) },
})
const figures = Array.from({ length: 2_000 }, (_, n) => [entityOf(n), { certainty: 'exact', value: n }])
const overloaded = amina().set('workshop', entityOf(1), {
  declared: { groups: Object.fromEntries(figures) as object },
})

/** What `parseOperation` says of an operation, in one word. */
function judged(input: unknown): string {
  const parsed = parseOperation(input)
  return parsed.ok ? 'accepted' : parsed.error.reason
}

describe('an operation at the door', () => {
  test.each([
    ['a proposal in Arabic', made({ text: 'تجديد شبكة الإنارة العمومية' }), 'accepted'],
    ['a proposal of 10,000 characters', made({ text: 'أ'.repeat(10_000) }), 'accepted'],
    ['a proposal of 10,001 characters', made({ text: 'أ'.repeat(10_001) }), 'invalid'],
    ['blank text', made({ text: ' \n ' }), 'invalid'],
    ['half a surrogate pair', made({ text: 'a\ud800' }), 'invalid'],
    ['a control character', made({ text: 'a\u0007b' }), 'invalid'],
    ['line breaks and tabs', made({ text: 'a\n\tb' }), 'accepted'],
    ['a number for a text', made({ text: 7 }), 'invalid'],
    ['a field nobody knows', made({ text: 'ماء', speed: 1 }), 'invalid'],
    ['a cleared field', made({ text: 'ماء', axis: null }), 'accepted'],
    ['a kind nobody knows', amina().set('spaceship', entityOf(1), { text: 'x' }), 'unknown-kind'],
    ['an inherited name for a kind', amina().set('constructor', entityOf(1), { text: 'x' }), 'unknown-kind'],
    ['no fields at all', amina().set('proposal', entityOf(1), {}), 'invalid'],
    ['an id that is none', { ...made({ text: 'ماء' }), id: 'x' }, 'invalid'],
    ['a member nobody knows', { ...made({ text: 'ماء' }), admin: true }, 'invalid'],
    ['counter zero', { ...made({ text: 'ماء' }), n: 0 }, 'invalid'],
    ['a count of nobody', amina().tally(entityOf(1), 'female', 0), 'invalid'],
    ['half a person', amina().tally(entityOf(1), 'female', 0.5), 'invalid'],
    ['a tally of neither gender nor group', amina().tally(entityOf(1), null, 1), 'invalid'],
    ['a tally of a group alone', amina().tally(entityOf(1), null, 3, entityOf(2)), 'accepted'],
    ['a rejection without a reason', made({ text: 'ماء', decision: { verdict: 'rejected' } }), 'invalid'],
    [
      'a rejection with its reason',
      made({ text: 'ماء', decision: { verdict: 'rejected', reason: 'مبرمج سلفا' } }),
      'accepted',
    ],
    ['a name that nobody can see', made({ text: '\u200b\u2060\u00ad' }), 'invalid'],
    ['a text with invisible joiners in it', made({ text: 'می\u200cشود' }), 'accepted'],
    ['the 31st of February', planned('2024-02-31'), 'invalid'],
    ['the 29th of February of a leap year', planned('2024-02-29'), 'accepted'],
    ['a moment that no clock shows', { ...made({ text: 'ماء' }), at: '2024-02-10T25:00:00Z' }, 'invalid'],
    [
      'a moment far from Greenwich',
      { ...made({ text: 'ماء' }), at: '2024-02-10T23:59:59+13:45' },
      'accepted',
    ],
    ['the longest project that has every text', fullProject, 'accepted'],
    ['a workshop with thousands of figures', overloaded, 'invalid'],
    [
      'a speaker by name',
      made({ text: 'ماء', speaker: { gender: 'female', group: null, name: 'فاطمة' } }),
      'invalid',
    ],
    [
      'a speaker by gender alone',
      made({ text: 'ماء', speaker: { gender: 'female', group: null } }),
      'accepted',
    ],
    ['null', null, 'invalid'],
    ['a list', [], 'invalid'],
  ])('%s is %s', (_name, input, expected) => {
    expect(judged(input)).toBe(expected)
  })

  test('that hides a __proto__ member is invalid, at any depth', () => {
    const text = JSON.stringify(made({ text: 'ماء' }))
    expect(judged(JSON.parse(text.replace('"text"', '"__proto__":{"x":1},"text"')))).toBe('invalid')
    expect(judged(JSON.parse(`{"__proto__":{},${text.slice(1)}`))).toBe('invalid')
  })

  test('keeps the bytes of its author: what is accepted is what was sent', () => {
    fc.assert(
      fc.property(histories, (ops) => {
        for (const op of ops) {
          const parsed = parseOperation(JSON.parse(JSON.stringify(op)))
          if (parsed.ok) expect(canonicalJson(parsed.value)).toBe(canonicalJson(op))
        }
      }),
    )
  })

  test('is never answered with an exception, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(parseOperation(input)).toHaveProperty('ok')
      }),
    )
  })

  test('of a newer version is known as such', () => {
    expect(isFromNewerVersion({ v: 2 })).toBe(true)
    expect(isFromNewerVersion({ v: 1 })).toBe(false)
    expect(isFromNewerVersion({ v: '2' })).toBe(false)
  })

  test('has the same content whichever device and counter are stamped on it', () => {
    const op = made({ text: 'ماء' })
    expect(contentOf({ ...op, device: deviceOf(9), n: 99 })).toEqual(contentOf(op))
  })
})
