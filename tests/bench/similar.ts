/** How long ten thousand proposals take to say which are alike. */
import type { EntityId } from '../../src/domain/ids.ts'
import { SimilarIndex } from '../../src/domain/similar.ts'
import { searchForm } from '../../src/domain/text.ts'
import { manyProposals } from './proposals.ts'
import { type Timed, timed } from './timing.ts'

const COUNT = 10_000
const SHOWN = 5
/** From this on a person feels that the screen waits. */
const LIMIT_MS = 50

/** The first is the raw baseline: one plain scan of the same texts for one word. */
export function benchSimilar(): readonly Timed[] {
  const proposals = manyProposals(COUNT)
  const forms = proposals.map(({ text }) => searchForm(text))
  const idAt = (round: number) => proposals[(round * 97) % COUNT]?.id ?? ('' as EntityId)
  const index = new SimilarIndex()
  for (const proposal of proposals) index.put(proposal)
  const changed = (round: number) => ({ id: idAt(round), text: `${proposals[round % COUNT]?.text} ${round}` })
  return [
    timed('one plain scan for one word', 200, (round) => forms.filter((form) => form.includes(`${round}`))),
    timed('five most alike of one', 200, (round) => index.alike(idAt(round), SHOWN), LIMIT_MS),
    timed(
      'a text changed, then five most alike',
      50,
      (round) => {
        index.put(changed(round))
        return index.alike(idAt(round), SHOWN)
      },
      LIMIT_MS,
    ),
    timed('the whole index, once, in slices', 3, () => {
      const anew = new SimilarIndex()
      for (const proposal of proposals) anew.put(proposal)
    }),
  ]
}
