/** Saving one operation, strictly durable: until the raw put is complete, until Warsha's signal has fired. */
import { effect } from '@preact/signals-core'
import type { Draft } from '../../../src/domain/operation.ts'
import { workload } from '../workload.ts'
import { freshRaw, putAll } from './raw.ts'
import { enrolled } from './tablet.ts'

export interface Saves {
  /** Milliseconds each, in pairs. */
  readonly warsha: readonly number[]
  readonly raw: readonly number[]
}

/** Saves one after the other, by turns: the disk's moods meet both sides alike. */
export async function saves(code: string, seed: number, count: number): Promise<Saves> {
  const tablet = await enrolled(code, seed)
  const raw = await freshRaw('id')
  const { work } = workload(count, seed)
  const warsha: number[] = []
  const plain: number[] = []
  const live = shownBy(tablet.store.live)
  for (const [index, draft] of work.entries()) {
    // Who goes first goes second the next time.
    for (const side of index % 2 === 0 ? (['warsha', 'raw'] as const) : (['raw', 'warsha'] as const)) {
      if (side === 'warsha') {
        const shown = live.shows(draft)
        const startedMs = performance.now()
        const saved = tablet.store.commit([draft])
        await shown
        warsha.push(performance.now() - startedMs)
        await saved
      } else {
        const op = tablet.store.own.peek().at(-1)?.op ?? draft
        const startedMs = performance.now()
        await putAll(raw, [{ ...op, id: `row ${index}` }])
        plain.push(performance.now() - startedMs)
      }
    }
    // A person taps at most some ten times a second.
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  raw.close()
  await tablet.leave()
  return { warsha, raw: plain }
}

function shownBy(live: Awaited<ReturnType<typeof enrolled>>['store']['live']) {
  return {
    /** Resolves in the effect that a screen would turn its number in. */
    shows(draft: Draft): Promise<void> {
      const of = draft.type === 'tally' ? live.cells(draft.entity) : live.entity('proposal', draft.entity)
      const { promise, resolve } = Promise.withResolvers<void>()
      let runs = 0
      const stop = effect(() => {
        void of.value
        runs += 1
        if (runs > 1) resolve()
      })
      return promise.finally(stop)
    },
  }
}
