/** Files for another Warsha that were tampered with, and texts that break what is made of them. */

import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parseOperation } from '../../src/domain/operation.ts'
import { State } from '../../src/domain/state.ts'
import { readProgrammeFile, takeIn } from '../../src/exports/warsha-file.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'
import { made } from './support.ts'

const ABROAD = entityOf(9_002)
const [PROGRAMME, AXIS, HALL, IDEA, PROJECT] = [1, 11, 21, 31, 41].map((number) => entityOf(number))

function world(text = 'ملعب للقرب') {
  const { set } = author(1, { count: 0 })
  const programme = PROGRAMME ?? entityOf(1)
  const make = (kind: 'axis' | 'workshop' | 'proposal' | 'project', id = AXIS, fields = {}) =>
    set(kind, id ?? entityOf(1), { programme, ...fields })
  const state = new State()
  state.take(
    queueOf([
      set('programme', programme, { title: text }),
      make('axis', AXIS, { name: text }),
      make('workshop', HALL, { title: text, place: text }),
      make('proposal', IDEA, { text, axis: AXIS, workshop: HALL, label: 'B1', channel: 'in-person' }),
      make('project', PROJECT, { title: text, budget: 1_000 }),
    ]),
  )
  return { state, programme }
}

/** Every draft of what would be taken in, judged as it will be when it is committed. */
function flawsOf(text: string): readonly unknown[] {
  const read = readProgrammeFile(text, ABROAD)
  if (!read.ok) return []
  const { set } = author(2, { count: 0 })
  return takeIn(new State(), read.value).drafts.flatMap(({ kind, entity, fields }) => {
    const judged = parseOperation(set(kind, entity, fields))
    return judged.ok ? [] : [{ kind, fields, error: judged.error }]
  })
}

const junk = fc.constantFrom<unknown>(
  null,
  7,
  'x',
  '',
  [],
  {},
  '\u0000',
  '\ud800',
  'x'.repeat(20_000),
  { ar: 1 },
  -1,
  1e300,
  '__proto__',
  JSON.parse('{"__proto__":{"role":"coordinator"},"constructor":1}'),
)

describe('a programme’s file that somebody has changed', () => {
  test('is refused, or brings only what can be stored: never a part that stops the rest', async () => {
    const { text } = await made('warsha', world())
    const lines = text.trimEnd().split('\n')
    const change = fc.record({
      line: fc.nat(lines.length - 1),
      member: fc.nat(8),
      value: junk,
      whole: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const changed = [...lines]
        for (const { line, member, value, whole } of changes) {
          const thing = JSON.parse(lines[line] ?? '{}') as { fields?: Record<string, unknown> }
          const owner: Record<string, unknown> = thing.fields ?? { ...thing }
          const name = Object.keys(owner)[member % Object.keys(owner).length] ?? ''
          owner[name] = value
          changed[line] = JSON.stringify(whole ? value : thing.fields ? thing : owner)
        }
        expect(flawsOf(changed.join('\n'))).toEqual([])
        expect('role' in {}).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  test('and whose things have lost their fields, or have more than one, too', async () => {
    const { text } = await made('warsha', world())
    const lines = text.trimEnd().split('\n')
    const bare = lines.map((line, index) =>
      index === 1 ? JSON.stringify({ ...(JSON.parse(line) as object), fields: {} }) : line,
    )
    expect(flawsOf(bare.join('\n'))).toEqual([])
    const header = JSON.stringify({ ...(JSON.parse(lines[0] ?? '') as object), count: 2 })
    expect(flawsOf([header, lines[1], lines[1], '{"end":2}'].join('\n'))).toEqual([])
  })
})

describe('letters that no XML may hold', () => {
  const SLOW = 180_000
  test.each(['xlsx', 'deck'] as const)('do not break a %s', { timeout: SLOW }, async (what) => {
    const { bytes } = await made(what, world('ملعب\ufffe للقرب\uffff <b>&amp;</b> ]]> \u202e'))
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name))
    expect(parts.length).toBeGreaterThan(5)
    for (const [name, part] of parts) {
      const xml = strFromU8(part)
      expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml), name).toBe(false)
      expect(xml.includes('<b>'), name).toBe(false)
    }
    expect(parts.some(([, part]) => strFromU8(part).includes('للقرب'))).toBe(true)
  })
})
