/** What tests leave behind, folders and processes, and how it goes away soon after they have ended, however they end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const REAPER = fileURLToPath(new URL('reaper.ts', import.meta.url))

const reaper = spawn(process.execPath, [REAPER], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
// It waits for this process to end, and this process not for it.
reaper.unref()
if (reaper.stdin instanceof Socket) reaper.stdin.unref()

/** An empty folder. */
export function freshFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `warsha-${name}-`))
  tellReaper('folder', folder)
  return folder
}

/** Ends the process with the tests, if it has not ended by itself. */
export function reapWith(child: ChildProcess): void {
  tellReaper('started', String(child.pid))
  child.once('exit', () => tellReaper('ended', String(child.pid)))
}

function tellReaper(word: 'folder' | 'started' | 'ended', what: string): void {
  reaper.stdin.write(`${word}\t${what}\n`)
}
