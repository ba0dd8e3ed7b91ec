/** Where PostgreSQL's programs are: Debian keeps them out of everybody's way. */
import { existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The folder with `initdb` and `postgres`, of the newest version there is; undefined where there is none. */
export function postgresBin(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => versionOf(b) - versionOf(a))
  const folders = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))))
}

const versionOf = (folder: string): number => Number(/\/(\d+)\/bin$/.exec(folder)?.[1] ?? 0)
