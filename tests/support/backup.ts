/** Backups of a data folder, made and put back while no server runs on it. The secret stays where it is. */
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freshDataDir } from './server.ts'

/** @returns the folder of the copy */
export function copyQueue(dataDir: string): string {
  const backup = freshDataDir()
  for (const file of queueFiles(dataDir)) cpSync(join(dataDir, file), join(backup, file))
  return backup
}

export function putQueueBack(dataDir: string, backup: string): void {
  for (const file of queueFiles(dataDir)) rmSync(join(dataDir, file))
  for (const file of queueFiles(backup)) cpSync(join(backup, file), join(dataDir, file))
}

const queueFiles = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith('queue.sqlite'))
