/** Every word of this language. The top level of `field`, `office` and `sync` are the screens, so that keys read `screen.feature.kind`. */

import { common } from './common.ts'
import { dossier } from './dossier.ts'
import { exports } from './exports.ts'
import { field } from './field.ts'
import { help } from './help.ts'
import { imported } from './imported.ts'
import { imports } from './imports.ts'
import { keys } from './keys.ts'
import { lock } from './lock.ts'
import { office } from './office.ts'
import { projectValue } from './project-values.ts'
import { projects } from './projects.ts'
import { report, wall } from './report.ts'
import { similar } from './similar.ts'
import { sync } from './sync.ts'

export const en = {
  common,
  exports,
  ...dossier,
  ...field,
  ...imported,
  ...imports,
  ...lock,
  keys,
  ...office,
  ...similar,
  ...sync,
  help,
  projectValue,
  projects,
  report,
  wall,
}
