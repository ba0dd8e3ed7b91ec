/** Readings of the live state in components. */
import type { ReadonlySignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { EntityId } from '../domain/ids.ts'
import type { Kind, View } from '../domain/kinds.ts'
import type { Reader } from '../domain/state.ts'
import { useServices } from './services.ts'

/**
 * A reading as a signal, for passing to the part that shows it: only that part renders anew.
 * It is made again when one of `inputs` changes, and computed again when anything of `kinds` did.
 */
export function useReadingSignal<T>(
  kinds: readonly (Kind | 'tally')[],
  read: (reader: Reader) => T,
  inputs: readonly unknown[],
): ReadonlySignal<T> {
  const { live } = useServices()
  const made = useRef<{ readonly inputs: readonly unknown[]; readonly signal: ReadonlySignal<T> } | null>(
    null,
  )
  const now = [live, ...inputs]
  if (!made.current?.inputs.every((input, index) => Object.is(input, now[index]))) {
    made.current = { inputs: now, signal: live.reading(kinds, read) }
  }
  return made.current.signal
}

/** The value of a reading, for screens that change as a whole when it does. */
export function useReading<T>(
  kinds: readonly (Kind | 'tally')[],
  read: (reader: Reader) => T,
  inputs: readonly unknown[],
): T {
  return useReadingSignal(kinds, read, inputs).value
}

/** One thing, as it is now; undefined when it does not exist for people. */
export function useEntity<K extends Kind>(kind: K, id: EntityId | undefined): View<K> | undefined {
  return useReading([kind], (reader) => reader.get(kind, id), [kind, id])
}

/** An id from an address. One that names nothing reads as nothing, so it need not be checked here. */
export const entityIdFrom = (text: string): EntityId => text as EntityId
