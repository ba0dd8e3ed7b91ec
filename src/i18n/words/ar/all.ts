/** The words of this language that the app's first file carries; screens that bring their own are left out. The top level of `field`, `office` and `sync` are the screens, so that keys read `screen.feature.kind`. */
import type { EarlyStrings } from '../../words.ts'
import { common } from './common.ts'
import { exports } from './exports.ts'
import { field } from './field.ts'
import { imported } from './imported.ts'
import { office } from './office.ts'
import { projectValue } from './project-values.ts'
import { sync } from './sync.ts'

export const ar = {
  common,
  exports,
  ...field,
  ...imported,
  ...office,
  ...sync,
  projectValue,
} satisfies EarlyStrings
