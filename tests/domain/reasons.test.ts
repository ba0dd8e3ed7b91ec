import { expect, test } from 'vitest'
import { authoritiesOf } from '../../src/domain/reasons.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'

const referred = (authority: string) => ({ verdict: 'referred', authority, reason: 'ليس من اختصاصنا' })

test('authorities named before are offered, the most named first, of this programme alone', () => {
  const amina = author(1, { count: 0 })
  const [programme, another] = [entityOf(1), entityOf(2)]
  const proposal = (number: number, fields: object, of = programme) =>
    amina.set('proposal', entityOf(number), { programme: of, text: 'مستشفى', ...fields })
  const state = new State()
  state.take(
    queueOf([
      proposal(11, { decision: referred('وزارة الصحة') }),
      proposal(12, { sorting: referred('شركة الكهرباء'), decision: referred('وزارة الداخلية') }),
      proposal(13, { decision: referred(' وزارة الداخلية ') }),
      proposal(14, { decision: { verdict: 'accepted' } }),
      proposal(15, { decision: referred('الجهة'), withdrawn: true }),
      proposal(16, { decision: referred('العمالة') }, another),
    ]),
  )
  expect(authoritiesOf(state, programme)).toEqual(['وزارة الداخلية', 'وزارة الصحة', 'شركة الكهرباء'])
})
