import { expect, test } from 'vitest'
import { ofWorkshop } from '../../src/domain/arrival.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'

const programme = entityOf(1)
const wifaq = entityOf(2)
const nahda = entityOf(3)
const joined = entityOf(4)
const proposal = entityOf(5)
const elsewhere = entityOf(6)

test('to a workshop belongs what counts, writes or changes there, and in what was joined to it', () => {
  const { set, tally } = author(1, { count: 0 })
  const state = new State()
  state.take(
    queueOf([
      set('programme', programme, { title: 'برنامج' }),
      set('workshop', wifaq, { programme, title: 'الوفاق' }),
      set('workshop', nahda, { programme, title: 'النهضة' }),
      set('workshop', joined, { programme, title: 'الوفاق 2', into: wifaq }),
      set('proposal', proposal, { programme, text: 'إنارة', workshop: wifaq }),
      set('proposal', elsewhere, { programme, text: 'تشجير', workshop: nahda }),
    ]),
  )
  const here = [
    tally(wifaq, 'female'),
    tally(joined, 'male'),
    set('workshop', wifaq, { status: 'closed' }),
    set('proposal', proposal, { text: 'إنارة الشارع' }),
    // A proposal that was rejected stands in no state: only its operation says where it was made.
    set('proposal', entityOf(7), { programme, text: 'حديقة', workshop: wifaq }),
  ]
  const there = [
    tally(nahda, 'female'),
    set('proposal', elsewhere, { text: 'غرس الأشجار' }),
    set('programme', programme, { title: 'برنامج الانفتاح' }),
  ]
  const records = [...here, ...there].map((op) => ({ op }))
  expect(ofWorkshop(state, wifaq, records).map(({ op }) => op)).toEqual(here)
})
