/** What holds in every world, whatever goes wrong. Each has a name, and counts how often it was looked at. */

export const INVARIANTS = {
  'saved survives': 'an operation shown as saved survives any crash',
  'in one place':
    'every saved operation of a surviving device is in the end in the queue, or in quarantine and on its needs-attention list: once',
  'author’s bytes': 'what is in the queue says what its author wrote, to the byte, under whatever device id',
  'no gap': 'seq has no gap',
  'seq never changes': 'what is at a seq stays there while the chain fits',
  'nothing behind a cursor': 'nothing ever appears at or before a cursor already served',
  'acknowledged holds': 'an acknowledged seq holds that operation',
  'read your writes': 'what a person saved stays on their screen, without flicker',
  'shown is the log': 'the live state is the fold of what the tablet holds',
  'all agree': 'all devices, the server and a naive refold agree',
  'conflict means two heads': 'a conflict is shown exactly when two devices’ values stand side by side',
  'history is whole': 'no losing value is gone from history',
  'tallies add up': 'a count is the sum of its accepted tallies',
  'no crossing': 'no operation crosses collectivities',
  'poison delays nobody': 'a poison operation delays others by at most one exchange',
  'oldest first': 'a tablet sends its operations in the order in which they were written',
  'outbox drains': 'after the faults stop the outbox drains in ⌈pending ÷ batch⌉ + 3 exchanges',
  'owed is shown': 'what a wiped device still owed is shown',
  'restored returns': 'after a restore to any prefix every operation held anywhere comes back',
  'carried or refused': 'a carried file is taken as its author signed it, or refused with a reason',
  'snapshot is the refold': 'a start from the snapshot equals a full refold, history and conflicts included',
  'merges settle': 'merge cycles end, and count as unsorted',
  'unknown kept': 'unknown kinds from newer versions round-trip byte for byte',
  'n has no gap': 'a device’s own counter has no gap, and no number is used twice',
  'one breath': 'a transaction of the tablet waits for nothing but its database',
  'no surprise': 'code under test breaks of nothing but the faults it was given',
} as const
export type Invariant = keyof typeof INVARIANTS

export type CheckCounts = Record<Invariant, number>

export const INVARIANT_NAMES = Object.keys(INVARIANTS) as Invariant[]

export const noChecks = (): CheckCounts =>
  Object.fromEntries(INVARIANT_NAMES.map((name) => [name, 0])) as CheckCounts

/** An invariant did not hold. */
export class Violation extends Error {
  readonly invariant: Invariant

  constructor(invariant: Invariant, detail: string) {
    super(`${invariant}: ${detail}`)
    this.name = 'Violation'
    this.invariant = invariant
  }
}

export class Checks {
  readonly counts = noChecks()
  /** The first that was found, wherever it was: code under test may swallow what is thrown into it. */
  violation: Violation | undefined

  /** @param detail made only when it does not hold */
  holds(invariant: Invariant, isTrue: boolean, detail: () => string): void {
    this.counts[invariant] += 1
    if (!isTrue) this.violation ??= new Violation(invariant, detail())
  }
}
