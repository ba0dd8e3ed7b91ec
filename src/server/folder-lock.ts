/**
 * Who uses a data folder: servers and the command line beside them share it, and a restore has it alone. The
 * lock is the operating system's, by way of an empty SQLite file: it ends with its process, however that ends,
 * so that no dead server's note keeps anybody out.
 */
import { lchownSync, lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** How long a start waits for a restore, which is a copy and a look through it: as long as a person looks on. */
const WAIT_MS = 3_000
/** SQLite's code for a file that another process has locked. */
const BUSY = 5

/** Use of a folder, until released. */
export interface FolderUse {
  release(): void
}

/** Throws, with a reason fit for people, while a restore has the folder. */
export function shareFolder(folder: string): FolderUse {
  const use = lock(folder, WAIT_MS, 'begin')
  if (!use) throw new Error('a backup is being restored there; start again when that is done')
  return use
}

/** Undefined while anybody else uses the folder. From now on nobody else can. */
export const claimFolder = (folder: string): FolderUse | undefined => lock(folder, 0, 'begin exclusive')

function lock(folder: string, timeout: number, begin: string): FolderUse | undefined {
  const file = join(folder, 'lock')
  // Whoever may write here may not be who runs this: behind a link lies a file of somebody else.
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) throw new Error(`${file} is a link`)
  const connection = new DatabaseSync(file, { timeout })
  try {
    connection.exec(begin)
    // Only a read makes a plain `begin` take its share.
    connection.prepare('select count(*) from sqlite_schema').get()
    giveToOwner(folder, file)
    return { release: () => connection.close() }
  } catch (error) {
    connection.close()
    if (isBusy(error)) return undefined
    throw error
  }
}

/** What root made in a folder must be open to the account under which the server runs. */
export function giveToOwner(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  lchownSync(file, uid, gid)
}

/** True for the failure of a statement that met another process's lock. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === BUSY
