/** Finding proposals by a few words, whatever their spelling. */
import type { Proposal } from './kinds.ts'
import { searchForm } from './text.ts'

/** A search that remembers the folded form of what it has seen: folding ten thousand texts is what takes long. */
export class ProposalSearch {
  readonly #forms = new WeakMap<Proposal, string>()

  /** Those whose text would have to be folded first. */
  unprepared(proposals: readonly Proposal[]): readonly Proposal[] {
    return proposals.filter((proposal) => !this.#forms.has(proposal))
  }

  prepare(proposals: readonly Proposal[]): void {
    for (const proposal of proposals) this.#formOf(proposal)
  }

  /** Every word of the query must occur in the text or be the label; an empty query finds everything. */
  find(proposals: readonly Proposal[], query: string): readonly Proposal[] {
    const words = searchForm(query).split(' ')
    if (words.every((word) => word === '')) return proposals
    return proposals.filter((proposal) => {
      const form = this.#formOf(proposal)
      return words.every((word) => form.includes(word))
    })
  }

  #formOf(proposal: Proposal): string {
    const known = this.#forms.get(proposal)
    if (known !== undefined) return known
    const form = searchForm(`${proposal.text} ${proposal.label ?? ''}`)
    this.#forms.set(proposal, form)
    return form
  }
}
