/**
 * A backup of the SQLite queue: one plain file, consistent although the server goes on meanwhile, and looked
 * through before it bears its name. The secret is not in it. Failures are sentences for whoever asked.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { fail, ok, type Result } from '../domain/result.ts'
import { MIGRATIONS } from './migrations.ts'
import { queueFile } from './sqlite.ts'

/** All pages in one step: taken in pieces, a backup would begin anew whenever the server writes in between. */
const ALL_PAGES = 2 ** 31 - 1

export interface BackupOptions {
  /** True: a file of this name gives way. */
  readonly replace: boolean
}

/** @param folder the server's data folder, absolute */
export async function backUp(
  folder: string,
  file: string,
  { replace }: BackupOptions,
): Promise<Result<void, string>> {
  const queue = queueFile(folder)
  if (!existsSync(queue)) return fail(`There is no queue in ${folder}. Set DATA_DIR to the server's folder.`)
  if (!existsSync(dirname(file)))
    return fail(`The folder ${dirname(file)} does not exist. Make it, or name another.`)
  if (realpathSync(dirname(file)) === realpathSync(folder)) {
    return fail(`${folder} is the server's own folder. Name a file elsewhere, best on another disk.`)
  }
  if (existsSync(file) && !replace)
    return fail(`${file} is there already. Give another name, or add --replace.`)
  const draft = draftBeside(file)
  try {
    await copyOf(queue, draft)
    const sound = soundQueue(draft)
    if (!sound.ok) return fail(`The queue is damaged, and no backup was made: ${sound.error}.`)
    renameSync(draft, file)
    reachDisk(file)
    return ok(undefined)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A name for what is not whole yet, on the same disk. */
export const draftBeside = (file: string): string =>
  resolve(dirname(file), `.warsha-${randomBytes(6).toString('hex')}`)

/**
 * Opens a file as a queue of Warsha that rests: folded into one file without a log, without a fault.
 * The failure is half a sentence.
 */
export function soundQueue(file: string): Result<void, string> {
  const connection = new DatabaseSync(file)
  try {
    connection.exec('pragma journal_mode = delete')
    const faults = connection.prepare('pragma integrity_check').all()
    if (faults[0]?.['integrity_check'] !== 'ok') return fail('SQLite finds it corrupt')
    const version = Number(connection.prepare('pragma user_version').get()?.['user_version'])
    if (version > MIGRATIONS.length) return fail('it was written by a newer version of Warsha')
    // Ours has none: they would run inside the server, with nothing in the chain to show for it.
    const hidden = connection.prepare("select 1 from sqlite_schema where type in ('trigger', 'view')").all()
    if (hidden.length > 0) return fail('somebody added triggers or views to it')
    const tables = connection.prepare("select 1 from sqlite_schema where name = 'operations'").all()
    return version > 0 && tables.length > 0 ? ok(undefined) : fail('it is no queue of Warsha')
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  } finally {
    connection.close()
  }
}

/** Returns once file and name are on disk, whatever happens to the machine. */
export function reachDisk(file: string): void {
  // Windows flushes no folders, and needs none flushed.
  const folders = process.platform === 'win32' ? [] : [dirname(file)]
  for (const descriptor of [openSync(file, 'r+'), ...folders.map((folder) => openSync(folder, 'r'))]) {
    fsyncSync(descriptor)
    closeSync(descriptor)
  }
}

async function copyOf(queue: string, draft: string): Promise<void> {
  const source = new DatabaseSync(queue, { readOnly: true })
  try {
    await backup(source, draft, { rate: ALL_PAGES })
  } finally {
    source.close()
  }
}
