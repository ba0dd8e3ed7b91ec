/** The published programme of Témara, entered as a coordinator enters the example. */
import { readFileSync } from 'node:fs'
import { exampleDrafts, type PublishedProgramme } from '../../src/domain/example.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, queueOf } from './operations.ts'

export function exampleState() {
  const source: PublishedProgramme = JSON.parse(
    readFileSync(new URL('../../src/domain/temara.json', import.meta.url), 'utf8'),
  )
  let made = 0
  const example = exampleDrafts(source, () => entityOf((made += 1)))
  const coordinator = author(1, { count: 0 })
  const ops = example.drafts.map((draft) => coordinator.set(draft.kind, draft.entity, draft.fields))
  const state = new State()
  state.take(queueOf(ops))
  return { state, programme: example.programme, ops }
}
