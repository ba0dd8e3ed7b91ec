/** Finding proposals by a few words, whatever their spelling. */
import type { Proposal } from './kinds.ts'
import { searchForm } from './text.ts'

/**
 * A search that remembers the folded form of what it has seen. Every word of the query must occur
 * in the text or be its label; an empty query finds everything.
 */
export function createProposalSearch(): (
  proposals: readonly Proposal[],
  query: string,
) => readonly Proposal[] {
  const forms = new WeakMap<Proposal, string>()
  const formOf = (proposal: Proposal): string => {
    const known = forms.get(proposal)
    if (known !== undefined) return known
    const form = searchForm(`${proposal.text} ${proposal.label ?? ''}`)
    forms.set(proposal, form)
    return form
  }
  return (proposals, query) => {
    const words = searchForm(query).split(' ')
    return proposals.filter((proposal) => words.every((word) => formOf(proposal).includes(word)))
  }
}
