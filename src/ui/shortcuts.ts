/**
 * Every shortcut of a hardware keyboard: the one table that the handler obeys and the help sheet shows.
 * A shortcut presses the button of its name, or puts the cursor into the field of its name, where that is on the
 * screen: what a person may not do, no key does.
 */
import type { WordKey } from '../i18n/words.ts'

/**
 * Keys as `keyOf` names them, one after the other where there are two. `Ahead` and `Back` are the arrows in and
 * against the direction of reading; `-` stands for the key that has it on any keyboard.
 */
interface Shortcut {
  readonly id: string
  readonly keys: readonly string[]
  readonly word: WordKey
  /** Where the thing itself is not in sight, this is pressed first to get there. */
  readonly by?: string
}

interface ShortcutGroup {
  readonly title: WordKey
  readonly shortcuts: readonly Shortcut[]
}

export const SHORTCUTS = [
  {
    title: 'keys.everywhere',
    shortcuts: [
      { id: 'help', keys: ['?'], word: 'keys.help' },
      { id: 'search', keys: ['/'], word: 'keys.search', by: 'go.ideas' },
      { id: 'undo', keys: ['Ctrl+Z'], word: 'common.undo' },
      { id: 'save', keys: ['Ctrl+Enter'], word: 'common.save' },
    ],
  },
  {
    title: 'shell.rail.label',
    shortcuts: [
      { id: 'go.workshops', keys: ['G', 'W'], word: 'shell.rail.workshops' },
      { id: 'go.ideas', keys: ['G', 'I'], word: 'shell.rail.ideas' },
      { id: 'go.programme', keys: ['G', 'P'], word: 'shell.rail.programme' },
      { id: 'go.report', keys: ['G', 'R'], word: 'shell.rail.report' },
      { id: 'go.sync', keys: ['G', 'S'], word: 'shell.rail.sync' },
      { id: 'go.settings', keys: ['G', 'O'], word: 'shell.rail.settings' },
    ],
  },
  {
    title: 'workshop.tabs.label',
    shortcuts: [
      { id: 'tab.count', keys: ['G', '1'], word: 'workshop.tabs.count' },
      { id: 'tab.ideas', keys: ['G', '2'], word: 'workshop.tabs.ideas' },
      { id: 'tab.sort', keys: ['G', '3'], word: 'workshop.tabs.sort' },
      { id: 'tab.summary', keys: ['G', '4'], word: 'workshop.tabs.summary' },
      { id: 'propose', keys: ['N'], word: 'ideas.composer.title', by: 'tab.ideas' },
    ],
  },
  {
    title: 'workshop.tabs.count',
    shortcuts: [
      { id: 'add.female', keys: ['1'], word: 'count.add.female' },
      { id: 'add.male', keys: ['2'], word: 'count.add.male' },
      { id: 'add.undisclosed', keys: ['3'], word: 'count.add.undisclosed' },
      { id: 'minus.female', keys: ['-', '1'], word: 'count.minus.female' },
      { id: 'minus.male', keys: ['-', '2'], word: 'count.minus.male' },
      { id: 'minus.undisclosed', keys: ['-', '3'], word: 'count.minus.undisclosed' },
    ],
  },
  {
    title: 'workshop.tabs.sort',
    shortcuts: [
      { id: 'verdict.accepted', keys: ['A'], word: 'sort.verdict.accepted' },
      { id: 'verdict.merged', keys: ['M'], word: 'sort.verdict.merged' },
      { id: 'verdict.referred', keys: ['O'], word: 'sort.verdict.referred' },
      { id: 'verdict.clarify', keys: ['C'], word: 'sort.verdict.clarify' },
      { id: 'verdict.rejected', keys: ['R'], word: 'sort.verdict.rejected' },
      { id: 'step.next', keys: ['Ahead'], word: 'sort.step.next' },
      { id: 'step.previous', keys: ['Back'], word: 'sort.step.previous' },
    ],
  },
] as const satisfies readonly ShortcutGroup[]

export type ShortcutId = (typeof SHORTCUTS)[number]['shortcuts'][number]['id']

type KnownShortcut = Shortcut & { readonly id: ShortcutId }

export const ALL_SHORTCUTS = SHORTCUTS.flatMap(({ shortcuts }): readonly KnownShortcut[] => shortcuts)

/** The keys of one. */
export const keysOf = (id: ShortcutId): readonly string[] =>
  ALL_SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys ?? []

/** What begins a shortcut of two keys. */
export const PREFIXES: ReadonlySet<string> = new Set(
  ALL_SHORTCUTS.flatMap(({ keys: [first = '', second] }) => (second === undefined ? [] : [first])),
)

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'> & {
  readonly shiftKey: boolean
}

/**
 * The name of a key as the table has it, or undefined for one that no shortcut could want. Latin letters and signs
 * count as they are printed, wherever they stand; on an Arabic or a Tifinagh keyboard, where a key gives no Latin
 * letter, its place counts: these keyboards have the Latin letters printed beside theirs.
 */
export function keyOf(press: KeyPress, direction: 'rtl' | 'ltr'): string | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = press
  if (altKey) return undefined
  if (key === 'Enter') return ctrlKey || metaKey ? 'Ctrl+Enter' : undefined
  if (ctrlKey || metaKey) return shiftKey ? undefined : `Ctrl+${printed(press)}`
  if (key === 'ArrowLeft') return direction === 'rtl' ? 'Ahead' : 'Back'
  if (key === 'ArrowRight') return direction === 'rtl' ? 'Back' : 'Ahead'
  return printed(press)
}

const SIGNS = new Map([
  ['؟', '?'],
  ['−', '-'],
])

function printed({ key, code, shiftKey }: KeyPress): string | undefined {
  if (/^[a-z0-9/?-]$/i.test(key)) return key.toUpperCase()
  const sign = SIGNS.get(key)
  if (sign) return sign
  // A row of figures gives signs or letters on many keyboards, on French ones all of it.
  const figure = /^Digit(\d)$/.exec(code)?.[1]
  if (figure) return shiftKey ? undefined : figure
  // Any other sign of a Latin keyboard is what it is, and no letter that another keyboard has there.
  if (key.length > 0 && /^[\x20-\x7e]/.test(key)) return undefined
  if (code === 'Slash') return shiftKey ? '?' : '/'
  return /^Key([A-Z])$/.exec(code)?.[1]
}
