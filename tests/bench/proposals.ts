/** As many proposals as a bench wants, from what people of real neighbourhoods ask for. Always the same ones. */
import type { EntityId } from '../../src/domain/ids.ts'
import { DEV } from '../domain/similar/dev.ts'
import { HELD_OUT } from '../domain/similar/held-out.ts'

const PLACES = [
  'حي السلام',
  'حي الوفاق',
  'المسيرة',
  'الدوار الجديد',
  'قرب السوق',
  'حي النهضة',
  'secteur 4',
  'hay salam',
]
const SAID = [...DEV, ...HELD_OUT].map(({ text }) => text)
/** Prime to both lists, so that texts and places meet in ever new pairs. */
const STRIDE = 89

export interface SaidProposal {
  readonly id: EntityId
  readonly text: string
}

/** Each says one thing, where, and the beginning of another. */
export function manyProposals(count: number): readonly SaidProposal[] {
  const said = (index: number) => SAID[index % SAID.length] ?? ''
  return Array.from({ length: count }, (_, index) => ({
    id: `proposal ${index}` as EntityId,
    text: `${said(index)} ${PLACES[(index * STRIDE) % PLACES.length]} ${index % 400} ${said(index * STRIDE + Math.floor(index / SAID.length)).slice(0, index % 40)}`,
  }))
}
