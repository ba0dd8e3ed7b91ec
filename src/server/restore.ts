/**
 * Puts a backup in the queue's place. Nothing is thrown away: the queue that was there is kept beside it under
 * another name. Failures are sentences for whoever asked.
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fail, ok, type Result } from '../domain/result.ts'
import { isHeadOf } from './audit.ts'
import { draftBeside, reachDisk, soundQueue } from './backup.ts'
import type { Chains } from './chain.ts'
import { claimFolder, giveToOwner, isBusy } from './folder-lock.ts'
import { queueFile, readSqlite } from './sqlite.ts'

/** How every SQLite file begins. */
const MAGIC = Buffer.from('SQLite format 3\0')

const OWNER_ALONE = 0o600

export interface Restored {
  /** Where the queue is that was there; undefined where none was. */
  readonly former: string | undefined
}

/**
 * @param folder the server's data folder, absolute; with the secret, unless that is a setting
 * @param chains made with the secret that the restored queue will live by
 */
export async function restore(
  folder: string,
  file: string,
  chains: Chains,
  now: Date,
): Promise<Result<Restored, string>> {
  if (!existsSync(file)) return fail(`${file} does not exist. Name a file that "backup" made.`)
  const use = claimFolder(folder)
  if (!use) return fail(inUse(folder))
  const queue = queueFile(folder)
  const draft = draftBeside(queue)
  try {
    copyFileSync(file, draft)
    // A copy keeps the backup's mode, and a stick opens every file to everybody.
    chmodSync(draft, OWNER_ALONE)
    const sound = soundQueue(draft)
    if (!sound.ok) return fail(`${file} cannot be restored: ${sound.error}. Nothing was changed.`)
    if (!(await isWrittenWith(chains, draft))) {
      return fail(
        `The secret does not fit ${file}. Put the secret that was kept with this backup into ${join(folder, 'secret')} ` +
          '(or SECRET), then run this again. Nothing was changed.',
      )
    }
    const former = existsSync(queue) ? setAside(folder, queue, now) : ok(undefined)
    if (!former.ok) return former
    giveToOwner(folder, draft)
    reachDisk(draft)
    renameSync(draft, queue)
    reachDisk(queue)
    return ok({ former: former.value })
  } finally {
    rmSync(draft, { force: true })
    use.release()
  }
}

const inUse = (folder: string): string =>
  `A server uses ${folder}. Stop it (for instance: systemctl stop warsha), then run this again.`

async function isWrittenWith(chains: Chains, draft: string): Promise<boolean> {
  const db = readSqlite(draft)
  try {
    return await isHeadOf(db, chains)
  } finally {
    await db.destroy()
  }
}

/** Gives the queue a second name: the first stays until another file takes it, so that there is always a queue. */
function setAside(folder: string, queue: string, now: Date): Result<string, string> {
  const stamp = now.toISOString().replaceAll(/[:.]/g, '')
  const former = join(folder, `queue-until-${stamp}.sqlite`)
  if (fold(queue) === 'held') return fail(inUse(folder))
  // A log that was left lying would be taken for the restored queue's own.
  for (const end of ['-wal', '-shm']) {
    if (existsSync(queue + end)) renameSync(queue + end, former + end)
  }
  linkSync(queue, former)
  return ok(former)
}

/** Brings what lies in the log into the file itself; a damaged one keeps its log beside it. */
function fold(queue: string): 'folded' | 'held' | 'damaged' {
  // Beside a file that is no database, SQLite throws the log away.
  if (!isDatabase(queue)) return 'damaged'
  const connection = new DatabaseSync(queue, { timeout: 0 })
  try {
    connection.exec('pragma journal_mode = delete')
    return 'folded'
  } catch (error) {
    return isBusy(error) ? 'held' : 'damaged'
  } finally {
    connection.close()
  }
}

function isDatabase(file: string): boolean {
  const descriptor = openSync(file, 'r')
  const start = Buffer.alloc(MAGIC.length)
  readSync(descriptor, start)
  closeSync(descriptor)
  return start.equals(MAGIC)
}
