/** The whole log as NDJSON: `{seq, received, op}` a line, as the server's feed gives it. */
import type { Entry, Operation } from '../domain/operation.ts'

/** What the log does not show yet comes last, without a place. Lines are apart: the text may be larger than a string. */
export function logLines(entries: readonly Entry[], own: readonly Operation[]): readonly string[] {
  return [
    ...entries.map(({ seq, received, op }) => `${JSON.stringify({ seq, received, op })}\n`),
    ...own.map((op) => `${JSON.stringify({ seq: null, received: null, op })}\n`),
  ]
}
