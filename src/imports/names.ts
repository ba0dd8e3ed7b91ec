/** Names in a file that stand for axes or groups of the programme, whatever their spelling. */
import type { LocalizedName } from '../domain/fields.ts'
import type { EntityId } from '../domain/ids.ts'
import { searchForm } from '../domain/text.ts'

/** An axis or a group, by all the names it has. */
export interface Named {
  readonly id: EntityId
  readonly name: LocalizedName
  readonly shortName?: LocalizedName
}

/** Which thing each name stands for, under the name's folded form; null: none. */
export type NameMap = Readonly<Record<string, EntityId | null>>

/** Fewer words in common than this are chance. */
const LEAST_SHARE = 0.5

/** The form under which a name of a file is known. */
export const nameForm = (name: string): string =>
  searchForm(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The thing that a name was found to stand for; null for none, and for a name that the map does not know. */
export function meantBy(map: NameMap, name: string): EntityId | null {
  const form = nameForm(name)
  // People call things "constructor", too, which every object has.
  return Object.hasOwn(map, form) ? (map[form] ?? null) : null
}

/** The thing that a name of a file most probably stands for; null where none is near. */
export function matchName(name: string, things: readonly Named[]): EntityId | null {
  const form = nameForm(name)
  if (form === '') return null
  const scored = things.map((thing) => ({
    id: thing.id,
    score: Math.max(0, ...formsOf(thing).map((each) => likeness(form, each))),
  }))
  const [best] = scored.toSorted((a, b) => b.score - a.score)
  return best && best.score >= LEAST_SHARE ? best.id : null
}

/** Each of these names with the thing it most probably stands for; what a person chose before stands. */
export function matchNames(
  names: readonly string[],
  things: readonly Named[],
  chosen: NameMap = {},
): NameMap {
  const known = new Set(things.map(({ id }) => id))
  return Object.fromEntries(
    names.map((name) => {
      const form = nameForm(name)
      const before = Object.hasOwn(chosen, form) ? chosen[form] : undefined
      const isGone = before === undefined || (before !== null && !known.has(before))
      return [form, isGone ? matchName(name, things) : before]
    }),
  )
}

function formsOf({ name, shortName }: Named): readonly string[] {
  const texts = [name, ...(shortName === undefined ? [] : [shortName])].flatMap((each) =>
    typeof each === 'string' ? [each] : Object.values(each),
  )
  return texts.map(nameForm).filter((form) => form !== '')
}

/** 1 for the same name; below it the share of words that both have. */
function likeness(a: string, b: string): number {
  if (a === b) return 1
  const [one, other] = [wordsOf(a), wordsOf(b)]
  const shared = [...one].filter((word) => other.has(word)).length
  if (shared === 0) return 0
  // A short name lies in the long one: "البيئة" in "الاستدامة والحفاظ على البيئة".
  const inside = shared / Math.min(one.size, other.size)
  return (0.9 * (inside + shared / Math.max(one.size, other.size))) / 2
}

/** Words that say something: without endings, numbers before a name, and what only joins others. */
function wordsOf(form: string): ReadonlySet<string> {
  const words = form
    .split(' ')
    // Articles, and the endings of plurals: "une association" is one of the associations.
    .map((word) => word.replace(/^و?(?:ال|لل)(?=\p{L}{3})/u, '').replace(/(?<=\p{L}{3})(?:ات|ه|s|x)$/u, ''))
  return new Set(words.filter((word) => word.length > 2 && !JOINING.has(word)))
}

const JOINING = new Set([
  'axe',
  'axis',
  'محور',
  'les',
  'des',
  'the',
  'and',
  'pour',
  'par',
  'علي',
  'الي',
  'عن',
  'من',
])
