/** What three collectivities have published, entered as a coordinator enters it. */
import { readFileSync } from 'node:fs'
import { publishedDrafts } from '../../src/domain/published.ts'
import type { PublishedProgramme } from '../../src/domain/published-source.ts'
import { State } from '../../src/domain/state.ts'
import { author, entityOf, queueOf } from './operations.ts'

const FILES = {
  temara: '../../src/domain/temara.json',
  larache: '../domain/seeds/larache.json',
  demnate: '../domain/seeds/demnate.json',
} as const
export type PublishedName = keyof typeof FILES

/** The file as it was published. */
export const publishedSource = (name: PublishedName): PublishedProgramme =>
  JSON.parse(readFileSync(new URL(FILES[name], import.meta.url), 'utf8'))

/** The state after everything was entered through operations, and these. */
export function publishedState(name: PublishedName = 'temara') {
  let made = 0
  const { programme, drafts } = publishedDrafts(publishedSource(name), () => entityOf((made += 1)))
  const coordinator = author(1, { count: 0 })
  const ops = drafts.map((draft) => coordinator.set(draft.kind, draft.entity, draft.fields))
  const state = new State()
  state.take(queueOf(ops))
  return { state, programme, ops }
}
