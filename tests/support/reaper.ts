/**
 * Cleans up after a test process, however it ended: a process of its own, which hears over its standard
 * input what there is to clean, and does so when that input closes. (No `exit` event tells of a worker
 * that a test runner ends from outside.)
 */
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'

const folders = new Set<string>()
const processes = new Set<number>()

for await (const line of createInterface({ input: process.stdin })) {
  const [word, what = ''] = line.split('\t')
  if (word === 'folder') folders.add(what)
  if (word === 'started') processes.add(Number(what))
  if (word === 'ended') processes.delete(Number(what))
}
for (const pid of processes) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended in this very moment.
  }
}
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
