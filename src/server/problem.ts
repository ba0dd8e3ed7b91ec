/** Problems as HTTP answers (RFC 9457), from the closed list that tablets know. */
import { PROBLEMS, type Problem, type ProblemType } from '../domain/wire.ts'

/** What went wrong, before it is an answer. */
export interface Trouble {
  readonly type: ProblemType
  /** For whoever reads a log or a developer's tools; people get their own words, made from the type. */
  readonly detail: string
}

const TITLES: Readonly<Record<ProblemType, string>> = {
  'not-found': 'There is nothing here',
  'not-allowed': 'This door does not take that method',
  malformed: 'The request cannot be read',
  'too-large': 'The request is too large',
  'unsupported-media-type': 'The request is of a type that is not taken here',
  unauthorized: 'A valid token is needed',
  revoked: 'This device was revoked',
  forbidden: 'This role may not do that',
  'code-unknown': 'No invitation has this code',
  'code-expired': 'This invitation is over',
  'proof-failed': 'The device did not prove its key',
  diverged: 'The cursor is not of this queue',
  forked: 'Another device goes by the same name',
  'unknown-author': 'The device that wrote this is not known here',
  'other-collectivity': 'This was written for another collectivity',
  'unknown-device': 'The device must introduce itself anew',
  unproven: 'The run does not prove itself',
  'protocol-unsupported': 'This server speaks another protocol',
  'too-many-requests': 'Too many tries',
  internal: 'The server failed',
  unavailable: 'The server cannot answer now',
}

export function problem({ type, detail }: Trouble, headers: Readonly<Record<string, string>> = {}): Response {
  const status = PROBLEMS[type]
  const body: Problem = { type, status, title: TITLES[type], detail }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}
