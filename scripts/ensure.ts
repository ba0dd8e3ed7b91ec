/**
 * Brings what the tests need and npm cannot install: Chromium, PostgreSQL, strace for the test of durability, and
 * LibreOffice with poppler, which read back what Warsha writes.
 */
import { existsSync } from 'node:fs'
import { chromium } from '../tests/support/chromium.ts'
import { postgresBin } from '../tests/support/postgres-programs.ts'
import { canRun, run } from './run.ts'

const isRoot = process.getuid?.() === 0

/** Installs what is missing from the system's packages; says in one sentence what to do where it may not. */
export function ensureTestPrograms(): boolean {
  const missing = [
    ...(existsSync(chromium.executablePath) ? [] : ['chromium']),
    ...(canRun('strace') ? [] : ['strace']),
    ...(postgresBin() === undefined ? ['postgresql'] : []),
    ...(canRun('soffice') ? [] : ['libreoffice-calc-nogui', 'libreoffice-impress-nogui']),
    ...(canRun('pdftotext') ? [] : ['poppler-utils']),
  ]
  if (missing.length === 0) return true
  if (isRoot && canRun('apt-get')) {
    run('apt-get', ['update', '-qq'])
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], env) === 0)
      return true
  }
  console.error(
    `The tests need ${missing.join(' and ')}. Install ${missing.length > 1 ? 'them' : 'it'} ` +
      `(Debian, Ubuntu: sudo apt-get install ${missing.join(' ')}), or name a Chromium with CHROMIUM=/path/to/it.`,
  )
  return false
}
