/** The tables of what was proposed: by channel, by axis, by what became of it, and every single one. */
import type { EntityId } from '../domain/ids.ts'
import type { Judgement } from '../domain/kinds.ts'
import { OUTCOMES, type Outcome } from '../domain/outcomes.ts'
import { axesOf, mergeEnd, proposalsOf } from '../domain/programme.ts'
import type { Report } from '../domain/report.ts'
import type { Reader } from '../domain/state.ts'
import { projectAnswering } from '../domain/voices.ts'
import type { DocumentKey } from '../i18n/documents.ts'
import { type Cell, figure, NONE, named, number, text, word } from './cells.ts'
import { axisCell, column, type Table } from './table.ts'

export const channelTable = ({ proposals }: Report): Table => ({
  id: 'channels',
  columns: [column('documents.column.channel', 28), column('documents.column.proposals', 18, 'figure')],
  rows: proposals.byChannel.map(({ channel, figure: count }) => [
    word(`common.channel.${channel}`),
    figure(count),
  ]),
  totals: [
    [word('documents.row.total'), figure(proposals.total)],
    ...(proposals.accepted.origin === 'none'
      ? []
      : [[word('documents.row.accepted'), figure(proposals.accepted)]]),
  ],
})

/** Empty where nobody says of any axis how many proposals it has. */
export function axisTable({ proposals: { byAxis, axisSum } }: Report): Table {
  const isSilent = axisSum.figure.origin === 'none'
  return {
    id: 'axes',
    columns: [
      column('documents.column.axis', 40),
      ...OUTCOMES.map((outcome) => column(decisionWord(outcome), 14, 'number')),
      column('documents.column.total', 12, 'figure'),
    ],
    rows: isSilent ? [] : byAxis.map((row) => [axisCell(row.axis), ...axisCells(row)]),
    totals: isSilent ? [] : [[word('documents.row.total'), ...axisCells(axisSum)]],
  }
}

/** By the committee's decision: what is only sorted in the room is not decided. */
const decisionWord = (outcome: Outcome): DocumentKey =>
  outcome === 'unsorted' ? 'report.heard.answer.open' : `common.verdict.${outcome}`

/** Of proposals that are only declared nobody says what became of them: zeros would. */
function axisCells({ outcomes, total, figure: all }: Report['proposals']['axisSum']): readonly Cell[] {
  const isDeclaredOnly = total === 0 && all.origin !== 'none'
  return [...OUTCOMES.map((outcome) => (isDeclaredOnly ? NONE : number(outcomes[outcome]))), figure(all)]
}

/** Empty where nothing was written down: no row of zeros says what became of what is only declared. */
export function decisionTable({ proposals: { byDecision, bySorting, written } }: Report): Table {
  const isSilent = written === 0
  return {
    id: 'decisions',
    columns: [
      column('documents.column.outcome', 24),
      column('documents.column.committee', 16, 'number'),
      column('documents.column.inTheRoom', 16, 'number'),
    ],
    rows: isSilent
      ? []
      : OUTCOMES.map((outcome) => [
          word(`common.verdict.${outcome}`),
          number(byDecision[outcome]),
          number(bySorting[outcome]),
        ]),
    totals: isSilent ? [] : [[word('documents.row.total'), number(written), number(written)]],
  }
}

/** Every proposal, oldest first, withdrawn ones marked; who spoke is told by gender and group only. */
export function proposalTable(reader: Reader, programme: EntityId): Table {
  const axes = new Map(axesOf(reader, programme, { retired: true }).map((axis) => [axis.id, axis]))
  return {
    id: 'proposals',
    columns: [
      column('documents.column.label', 10),
      column('documents.column.proposal', 70),
      column('documents.column.axis', 30),
      column('documents.column.workshop', 30),
      column('documents.column.channel', 14),
      column('documents.column.gender', 12),
      column('documents.column.group', 20),
      column('documents.column.sorting', 18),
      column('documents.column.decision', 18),
      column('documents.column.reason', 40),
      column('documents.column.authority', 24),
      column('documents.column.mergedInto', 40),
      column('documents.column.project', 40),
      column('documents.column.withdrawn', 10),
    ],
    rows: proposalsOf(reader, programme)
      .toReversed()
      .map((proposal) => {
        const axis = proposal.axis && axes.get(proposal.axis)
        const judgement = proposal.decision ?? proposal.sorting
        const end = judgement?.verdict === 'merged' ? mergeEnd(reader, proposal) : undefined
        return [
          text(proposal.label),
          text(proposal.text),
          named(axis ? axis.name : undefined),
          named(reader.get('workshop', proposal.workshop)?.title),
          word(`common.channel.${proposal.channel ?? 'in-person'}`),
          proposal.speaker?.gender ? word(`common.gender.${proposal.speaker.gender}`) : NONE,
          named(reader.get('group', proposal.speaker?.group ?? undefined)?.name),
          verdictCell(proposal.sorting),
          verdictCell(proposal.decision),
          text(judgement?.reason),
          text(judgement?.verdict === 'referred' ? judgement.authority : undefined),
          text(end?.text),
          named(projectAnswering(reader, proposal)?.title),
          proposal.withdrawn ? word('common.yes') : NONE,
        ]
      }),
    totals: [],
  }
}

const verdictCell = (judgement: Judgement | undefined): Cell =>
  judgement ? word(`common.verdict.${judgement.verdict}`) : NONE
