/** Every bug that can be planted, by name. */

import { SERVER_BUGS } from './planted-server.ts'
import { TABLET_BUGS } from './planted-tablet.ts'
import type { Plants } from './plants.ts'

const BUGS: Readonly<Record<string, Plants>> = { ...TABLET_BUGS, ...SERVER_BUGS }

export const BUG_NAMES = Object.keys(BUGS)

/** Undefined for a name that no bug has. */
export const bugOf = (name: string): Plants | undefined =>
  Object.hasOwn(BUGS, name) ? BUGS[name] : undefined
