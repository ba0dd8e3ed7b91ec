/** Two statements that differ never read the same, so that whoever settles them sees what they settle. */
import { expect, test } from 'vitest'
import { State } from '../../src/domain/state.ts'
import { createWords } from '../../src/i18n/every-language.ts'
import { valueInWords } from '../../src/ui/values.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'

const [programme, group, axis] = [entityOf(1), entityOf(2), entityOf(3)]
const { set } = author(1, { count: 0 })
const state = new State()
state.take(
  queueOf([
    set('programme', programme, { title: 'Programme' }),
    set('group', group, { programme, name: 'Associations' }),
    set('axis', axis, { programme, name: 'Roads' }),
  ]),
)
const say = (field: string, value: unknown) => valueInWords(createWords('en'), state, field, value)

test('a workshop’s declared figures are told one by one, with how sure they are', () => {
  const declared = {
    women: { certainty: 'exact', value: 15 },
    proposals: { certainty: 'approximate', value: 100 },
    accepted: { certainty: 'unknown', value: null },
    groups: { [group]: { certainty: 'exact', value: 27 } },
  }
  expect(say('declared', declared)).toBe(
    'Women 15 · Proposals about 100 · Accepted not known · Associations 27',
  )
})

test('a programme’s declared figures are told by channel and axis', () => {
  const rows = [
    { channel: 'digital', axis: null, total: { certainty: 'exact', value: 46 } },
    { channel: 'digital', axis, proposals: { certainty: 'exact', value: 9 } },
  ]
  expect(say('declared', rows)).toBe('Digital: Total 46 — Digital, Roads: Proposals 9')
})

test('committee, network, principles and the stated total are told in words', () => {
  expect(
    say('committee', { name: 'Committee', decision: '14', members: [{ role: 'Chair', count: 1 }] }),
  ).toBe('Committee · 14 · Chair 1')
  expect(say('network', { regions: 12, communes: 107, total: 126 })).toBe(
    'Region 12 · Commune 107 · Total 126',
  )
  expect(say('principles', ['Transparency', { fr: 'Participation' }])).toBe('Transparency · Participation')
  expect(say('declaredBudget', 85_750_000_00)).toContain('85,750,000')
})

test('what does not fit its kind is shown as it is, and breaks nothing', () => {
  for (const field of ['declared', 'committee', 'network', 'principles', 'commitments', 'reasons']) {
    expect(say(field, { members: 7 })).toBe('{"members":7}')
    expect(say(field, [{ channel: 'pigeon' }])).toBe('[{"channel":"pigeon"}]')
  }
})
