/**
 * The secret from which every key of this server is derived. It lies outside the database, so that a
 * stolen or restored database alone proves nothing and opens nothing.
 */
import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Result } from '../domain/result.ts'
import { MIN_SECRET_LENGTH } from './settings.ts'

export interface Keys {
  /** Makes the queue's chain. */
  readonly chain: Uint8Array
  /** Makes tokens. */
  readonly token: Uint8Array
  /** Makes an invitation's code from its id. */
  readonly code: Uint8Array
  /** Turns a code into what the database is searched for. */
  readonly lookup: Uint8Array
}

/** One key per purpose: what is learnt of one says nothing of another. */
export function deriveKeys(secret: string): Keys {
  const key = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', `warsha ${purpose} 1`, 32))
  return { chain: key('chain'), token: key('token'), code: key('code'), lookup: key('lookup') }
}

/**
 * The secret of a data folder, made there when both it and the queue are new.
 * @param queue what holds the queue that the secret belongs to; undefined while there is none
 * @returns the failure is a sentence for whoever starts the server
 */
export function openSecret(dataDir: string, queue: string | undefined): Result<string, string> {
  const file = join(dataDir, 'secret')
  if (!existsSync(file)) {
    if (queue !== undefined) {
      return fail(
        `${file} is missing, yet the queue is there, in ${queue}. Put the secret back from the backup, or from the server that made it. ` +
          `If it is lost, set SECRET to ${MIN_SECRET_LENGTH} or more new random characters and enrol every device again.`,
      )
    }
    makeSecret(file)
  }
  // Windows has no such modes; there the folder's own permissions guard the file.
  const mode = statSync(file).mode & 0o777
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    return fail(
      `${file} can be read by others (mode ${mode.toString(8)}); expected 600. Run: chmod 600 ${file}`,
    )
  }
  const secret = readFileSync(file, 'utf8').trim()
  return secret.length >= MIN_SECRET_LENGTH
    ? ok(secret)
    : fail(
        `${file} is cut short; expected ${MIN_SECRET_LENGTH} or more characters. Put it back from the backup.`,
      )
}

/** Tokens and chain outlive this process, so the secret must be whole and on disk before anything is made with it. */
function makeSecret(file: string): void {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    // Another process starting at the same moment was first; its secret is the one.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
}
