/** Taking in a long queue: whole pages, several at once, the next on their way while these are stored. */
import { PAGE_SIZE, type Page } from '../domain/wire.ts'
import type { EnginePorts, PageOutcome } from './ports.ts'
import { afterPageFailure } from './refusals.ts'
import type { Ending, Memo } from './session.ts'

/** Beyond so many entries whole pages, made once for everybody, are cheaper for both ends than the tail. */
const PAGES_FROM = 2 * PAGE_SIZE

/**
 * Most pages asked for at once: each waits for the line, and all of them together for the disk. Doubled from one while
 * the line is quick. More would be one long task for a slow tablet that somebody is counting on.
 */
const MOST_PAGES = 8
/** Pages that came in this time may be twice as many the next. */
const QUICK_PAGES_MS = 2_000

/** Takes whole pages while the end of the queue is far; the exchange does the rest. */
export async function catchUp(
  ports: EnginePorts,
  memo: Memo,
  head: number,
  signal: AbortSignal,
): Promise<Ending | 'more'> {
  const { store } = ports
  let group = nextGroup(ports, head, store.cursor.peek()?.seq ?? 0, 1, signal)
  while (group && !signal.aborted) {
    const { pages, failure, end, most } = await group
    // While these are stored, the next are on their way.
    const following = failure ? undefined : nextGroup(ports, head, end, most, signal)
    if (pages.length > 0 && !(await store.takePages(pages))) {
      // Another tab was faster, or a page is of another queue: the next exchange tells which.
      await store.refresh()
      return 'more'
    }
    if (failure?.type === 'problem' && failure.problem === 'not-found') return 'more'
    if (failure) return afterPageFailure(ports, memo, failure)
    group = following
  }
  return signal.aborted ? { type: 'silent' } : 'more'
}

/** Pages that follow one another, as far as they came. */
interface Group {
  readonly pages: readonly Page[]
  /** What came in the place of the next page. */
  readonly failure: Exclude<PageOutcome, { readonly type: 'page' }> | undefined
  /** The seq at which they end when all came. */
  readonly end: number
  /** How many to ask for next. */
  readonly most: number
}

/** Asks for the pages after `seq`, at most so many; undefined where the end of the queue is near, or nobody may ask. */
function nextGroup(
  ports: EnginePorts,
  head: number,
  seq: number,
  most: number,
  signal: AbortSignal,
): Promise<Group> | undefined {
  const token = ports.store.enrolment.peek()?.token
  if (head - seq <= PAGES_FROM || token === undefined) return undefined
  const first = Math.floor(seq / PAGE_SIZE)
  const count = Math.min(most, Math.ceil((head - PAGES_FROM - seq) / PAGE_SIZE))
  return askGroup(ports, { first, count, most }, token, signal)
}

async function askGroup(
  { network, clock }: EnginePorts,
  { first, count, most }: { readonly first: number; readonly count: number; readonly most: number },
  token: string,
  signal: AbortSignal,
): Promise<Group> {
  const startedMs = clock.steadyMs()
  const outcomes = await Promise.all(
    Array.from({ length: count }, (_, index) => network.page(first + index, token, signal)),
  )
  const isQuick = clock.steadyMs() - startedMs < QUICK_PAGES_MS
  const pages: Page[] = []
  let failure: Group['failure']
  for (const outcome of outcomes) {
    if (outcome.type !== 'page') {
      failure = outcome
      break
    }
    pages.push(outcome.page)
  }
  return {
    pages,
    failure,
    end: (first + count) * PAGE_SIZE,
    most: isQuick ? Math.min(MOST_PAGES, most * 2) : most,
  }
}
