/**
 * Decidim's imports of proposals and of answers, as JSON and XLSX (its CSV reader breaks on line ends within a text).
 * A text goes under the language it is written in. Taxonomies and scopes are numbers of the platform: Warsha knows none.
 */
import type { EntityId } from '../domain/ids.ts'
import type { Judgement, Proposal } from '../domain/kinds.ts'
import { decisionOf, mergeEnd, proposalsOf } from '../domain/programme.ts'
import { decidimSite } from '../domain/source.ts'
import type { Reader } from '../domain/state.ts'
import { unreachable } from '../domain/unreachable.ts'
import { projectAnswering } from '../domain/voices.ts'
import type { DocumentWords } from '../i18n/documents.ts'
import type { Sheet } from './sheets.ts'
import { workbookOf } from './xlsx.ts'

export interface DecidimProposal {
  readonly 'title/ar': string
  readonly 'title/fr': string
  readonly 'body/ar': string
  readonly 'body/fr': string
  readonly 'taxonomies/ids': string
  readonly 'scope/id': string
}

export interface DecidimAnswer {
  readonly id: string
  readonly state: 'accepted' | 'rejected' | 'evaluating'
  readonly 'answer/ar': string
  readonly 'answer/fr': string
}

/** Decidim's own limit of a title. */
const MAX_TITLE = 150
const ARABIC = /\p{Script=Arabic}/u

/**
 * Proposals for this site that stand for themselves: withdrawn ones and those that the committee merged go on elsewhere, or not at all, and what
 * came from there is there already.
 */
export function decidimProposals(
  reader: Reader,
  programme: EntityId,
  site: string | undefined,
): readonly DecidimProposal[] {
  return proposalsOf(reader, programme)
    .toReversed()
    .filter((proposal) => {
      if (proposal.withdrawn || (site !== undefined && decidimSite(proposal.source) === site)) return false
      const isMerged = proposal.decision?.verdict === 'merged'
      return !(isMerged && mergeEnd(reader, proposal, decisionOf))
    })
    .map(({ text }) => {
      const isArabic = ARABIC.test(text)
      const title = titleOf(text)
      return {
        'title/ar': isArabic ? title : '',
        'title/fr': isArabic ? '' : title,
        'body/ar': isArabic ? text : '',
        'body/fr': isArabic ? '' : text,
        'taxonomies/ids': '',
        'scope/id': '',
      }
    })
}

/**
 * Answers to proposals that came from this site. Only they have an id there: given another one, such as ours, Decidim
 * would read its leading digits and answer somebody else's proposal.
 */
export function decidimAnswers(
  reader: Reader,
  programme: EntityId,
  site: string | undefined,
  arabic: DocumentWords,
  french: DocumentWords,
): readonly DecidimAnswer[] {
  return proposalsOf(reader, programme)
    .toReversed()
    .flatMap((proposal) => {
      const { decision, source, withdrawn } = proposal
      if (!decision || withdrawn || !source?.row || !/^\d+$/.test(source.row)) return []
      // Forms, lists on paper and other Decidims number their rows, too.
      if (site === undefined || decidimSite(source) !== site) return []
      return {
        id: source.row,
        state: stateOf(reader, proposal, decision),
        'answer/ar': answerText(reader, proposal, decision, arabic),
        'answer/fr': answerText(reader, proposal, decision, french),
      }
    })
}

/** An outside-competence proposal is rejected there, with the authority named: Decidim has no state for it. */
function stateOf(reader: Reader, proposal: Proposal, decision: Judgement): DecidimAnswer['state'] {
  switch (decision.verdict) {
    case 'accepted':
      return 'accepted'
    case 'rejected':
    case 'referred':
      return 'rejected'
    case 'clarify':
      return 'evaluating'
    case 'merged': {
      const end = mergeEnd(reader, proposal, decisionOf)
      return end?.decision ? stateOf(reader, end, end.decision) : 'evaluating'
    }
    default:
      return unreachable(decision)
  }
}

/** The reasoned response that OGP asks for, in one language. */
function answerText(
  reader: Reader,
  proposal: Proposal,
  decision: Judgement,
  { t, formats }: DocumentWords,
): string {
  const project = projectAnswering(reader, proposal)
  const said = [
    verdictText(reader, proposal, decision, t),
    project ? t('documents.answer.project', { project: formats.name(project.title) }) : '',
    decision.reason ?? '',
  ]
  return said.filter((part) => part !== '').join('\n')
}

function verdictText(reader: Reader, proposal: Proposal, decision: Judgement, t: DocumentWords['t']): string {
  switch (decision.verdict) {
    case 'accepted':
      return t('documents.answer.accepted')
    case 'rejected':
      return t('documents.answer.rejected')
    case 'referred':
      return t('documents.answer.referred', { authority: decision.authority })
    case 'clarify':
      return t('documents.answer.clarify')
    case 'merged':
      return t('documents.answer.merged', { proposal: mergeEnd(reader, proposal, decisionOf)?.text ?? '' })
    default:
      return unreachable(decision)
  }
}

/** Records of one shape as a sheet of texts, for Decidim's XLSX. */
export function recordsWorkbook(
  name: string,
  records: readonly (DecidimProposal | DecidimAnswer)[],
  headings: readonly string[],
  words: DocumentWords,
): Promise<Uint8Array> {
  const sheet: Sheet = {
    name,
    headings: headings.map((text) => ({ text, width: text.startsWith('body') ? 60 : 24, kind: 'text' })),
    rows: records.map((record) =>
      headings.map((key) => ({ is: 'text', text: record[key as keyof typeof record] })),
    ),
    totals: 0,
  }
  return workbookOf([sheet], words)
}

export const PROPOSAL_HEADINGS: readonly (keyof DecidimProposal)[] = [
  'title/ar',
  'title/fr',
  'body/ar',
  'body/fr',
  'taxonomies/ids',
  'scope/id',
]
export const ANSWER_HEADINGS: readonly (keyof DecidimAnswer)[] = ['id', 'state', 'answer/ar', 'answer/fr']

/** The first line or sentence, as far as a title may go; cut between words. */
function titleOf(text: string): string {
  const [first = ''] = text.split(/\n|(?<=[.!?؟])\s/)
  if (first.length <= MAX_TITLE) return first
  const cut = first.slice(0, MAX_TITLE - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > 0 ? cut.slice(0, space) : cut).toWellFormed()}…`
}
