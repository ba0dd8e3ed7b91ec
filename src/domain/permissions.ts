/**
 * Who may write what: one table, role × kind × field, used by the server to judge and by screens to
 * offer. It never looks at state, so that what was captured honestly is accepted however late.
 */
import type { Role } from './kinds.ts'
import { unreachable } from './unreachable.ts'

const ALL = ['*']
const CAPTURE = {
  workshop: [
    'programme',
    'title',
    'type',
    'neighbourhood',
    'place',
    'date',
    'time',
    'agenda',
    'status',
    'into',
  ],
  proposal: ['programme', 'text', 'workshop', 'label', 'channel', 'axis', 'speaker', 'sorting', 'withdrawn'],
  tally: ALL,
}

/** `tally` stands for counting people. `device` is nobody's: only the server writes it. */
const WRITES: Readonly<Record<Role, Readonly<Record<string, readonly string[]>>>> = {
  coordinator: {
    collectivity: ALL,
    programme: ALL,
    axis: ALL,
    group: ALL,
    workshop: ALL,
    proposal: ALL,
    project: ALL,
    milestone: ALL,
    tally: ALL,
  },
  committee: {
    ...CAPTURE,
    programme: [
      'reasons',
      'swot',
      'declared',
      'declaredBudget',
      'committee',
      'network',
      'principles',
      'commitments',
      'results',
    ],
    workshop: [...CAPTURE.workshop, 'declared'],
    proposal: [...CAPTURE.proposal, 'decision', 'project', 'source'],
    project: ALL,
    milestone: ALL,
  },
  facilitator: CAPTURE,
  observer: {},
}

/** True when the role may write this field of this kind (`tally` for counting people). */
export function mayWrite(role: Role, kind: string, field: string): boolean {
  const kinds = WRITES[role]
  const fields = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  return fields !== undefined && (fields === ALL || fields.includes(field))
}

/** The part of an operation that permission looks at; drafts have it, too. */
type Writing =
  | { readonly type: 'set'; readonly kind: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly type: 'tally' }

/** True when the role may write all of this operation. */
export function mayWriteOperation(role: Role, op: Writing): boolean {
  switch (op.type) {
    case 'tally':
      return mayWrite(role, 'tally', 'count')
    case 'set':
      return Object.keys(op.fields).every((field) => mayWrite(role, op.kind, field))
    default:
      return unreachable(op)
  }
}
