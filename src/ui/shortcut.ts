import type { ShortcutId } from './shortcuts.ts'

/** Puts a shortcut on the button or the field that it is for. The table itself is loaded after the first paint. */
export const shortcut = (id: ShortcutId) => ({ 'data-shortcut': id })
