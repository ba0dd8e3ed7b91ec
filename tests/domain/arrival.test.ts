import { expect, test } from 'vitest'
import { isLate, ofWorkshop } from '../../src/domain/arrival.ts'
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

test('what reaches the queue after its workshop was closed there counts, and is late', () => {
  const [office, tablet] = [author(1, { count: 0 }), author(2, { count: 50 })]
  const [early, late, open] = [entityOf(8), entityOf(9), entityOf(10)]
  const state = new State()
  state.take(
    queueOf([
      office.set('programme', programme, { title: 'برنامج' }),
      office.set('workshop', wifaq, { programme, title: 'الوفاق', status: 'open' }),
      office.set('workshop', nahda, { programme, title: 'النهضة', status: 'open' }),
      tablet.set('proposal', early, { programme, text: 'إنارة', workshop: wifaq }),
      office.set('workshop', wifaq, { status: 'closed' }),
      tablet.set('proposal', late, { programme, text: 'تشجير', workshop: wifaq }),
      tablet.set('proposal', open, { programme, text: 'ماء', workshop: nahda }),
      // A change of a word does not make late what came in time.
      tablet.set('proposal', early, { text: 'إنارة الشارع' }),
    ]),
  )
  const lateOnes = state.all('proposal').filter((each) => isLate(state, each))
  expect(lateOnes.map(({ id }) => id)).toEqual([late])
  expect(state.all('proposal')).toHaveLength(3)
})
