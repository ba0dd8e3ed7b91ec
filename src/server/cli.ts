/** The command line beside a server: `npm run warsha -- COMMAND`. */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '../domain/result.ts'
import { type Audit, auditQueues } from './audit.ts'
import { backUp } from './backup.ts'
import { type Chains, keyedChains } from './chain.ts'
import type { Database } from './database.ts'
import { coordinatorText, inviteCoordinator, openHouse } from './house.ts'
import { openPostgres } from './postgres.ts'
import { restore } from './restore.ts'
import { deriveKeys, openSecret } from './secret.ts'
import { publicUrlOf, readSettings, type Settings } from './settings.ts'
import { queueFile, readSqlite } from './sqlite.ts'

const USAGE = `Usage: npm run warsha -- COMMAND

  coordinator-link   makes a link by which one more browser becomes a coordinator,
                     for instance when the coordinator's laptop was lost.
                     Works on the same settings while the server runs.
  backup FILE        copies the queue into a new file, also while the server runs.
                     With --replace, a file of that name gives way.
                     The secret is not in it: keep that apart.
  restore FILE       puts a backup in the queue's place, while no server runs.
                     The queue that was there is kept under another name.
  verify [FILE]      recomputes the chain over the queue, or over a backup,
                     and says whether every operation is as it was written.`

/** What a command says at its end; the failure is a sentence that says what to do. */
type Outcome = Promise<Result<string, string>>

/** @returns the exit code */
async function run(args: readonly string[]): Promise<number> {
  // What people said in a hall is nobody's business on this machine but the server's.
  process.umask(0o077)
  const words = wordsOf(args)
  const settings = readSettings(process.env)
  if (!settings.ok) return refuse(settings.error)
  const work = words && commandOf(words, settings.value)
  if (!words || !work) return refuse(USAGE)
  const outcome = await work().catch((error: unknown) =>
    fail(`${words.positionals[0]} did not work: ${reasonOf(error)}.`),
  )
  if (!outcome.ok) return refuse(outcome.error)
  console.log(outcome.value)
  return 0
}

interface Words {
  readonly positionals: readonly string[]
  readonly replace: boolean
}

function wordsOf(args: readonly string[]): Words | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { replace: { type: 'boolean', default: false } },
    })
    return { positionals, replace: values.replace }
  } catch {
    return undefined
  }
}

function commandOf({ positionals, replace }: Words, settings: Settings): (() => Outcome) | undefined {
  const [command, file, ...rest] = positionals
  if (rest.length > 0 || (replace && command !== 'backup')) return undefined
  switch (command) {
    case 'coordinator-link':
      return file === undefined ? () => coordinatorLink(settings) : undefined
    case 'backup':
      return file === undefined ? undefined : () => backupTo(settings, resolve(file), replace)
    case 'restore':
      return file === undefined ? undefined : () => restoreFrom(settings, resolve(file))
    case 'verify':
      return file === undefined ? () => verify(settings) : () => verifyFile(settings, resolve(file))
    case undefined:
    default:
      return undefined
  }
}

async function coordinatorLink(settings: Settings): Outcome {
  const house = await openHouse(settings)
  if (!house.ok) return house
  const publicUrl = publicUrlOf(settings, settings.port)
  const invitation = await inviteCoordinator(house.value, publicUrl)
  await house.value.close()
  return ok(coordinatorText(invitation))
}

async function backupTo(settings: Settings, file: string, replace: boolean): Outcome {
  if (settings.databaseUrl !== undefined) {
    return fail(
      `The queue is in PostgreSQL; back it up with: pg_dump --format=custom --file="${file}" "$DATABASE_URL"`,
    )
  }
  const folder = resolve(settings.dataDir)
  const made = await backUp(folder, file, { replace })
  if (!made.ok) return made
  const chains = chainsOf(settings, file)
  const verdict = chains.ok ? await auditFile(file, chains.value) : chains
  if (!verdict.ok) return fail(`${file} holds the queue as it is, but: ${verdict.error}`)
  const secret = settings.secret === undefined ? `${join(folder, 'secret')} is` : 'what is set as SECRET is'
  return ok(
    `${file}: ${verdict.value}.\n\n` +
      `The secret is not in it: ${secret} to be kept too, apart from the backup. Whoever has both can make tokens;\n` +
      'without it, a restored queue can prove nothing to the tablets.',
  )
}

async function restoreFrom(settings: Settings, file: string): Outcome {
  if (settings.databaseUrl !== undefined) {
    return fail(
      `The queue is in PostgreSQL; stop the servers, then restore it with: pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" "${file}"`,
    )
  }
  const folder = resolve(settings.dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const chains = chainsOf(settings, file)
  if (!chains.ok) return chains
  const restored = await restore(folder, file, chains.value, new Date())
  if (!restored.ok) return restored
  const verdict = await auditFile(queueFile(folder), chains.value)
  const { former } = restored.value
  const kept = former === undefined ? '' : `The queue that was there is kept as ${former}\n`
  if (!verdict.ok) return fail(`Restored from ${file}, but: ${verdict.error}.\n${kept}`)
  return ok(
    `Restored from ${file}: ${verdict.value}.\n${kept}` +
      '\nNow start the server. Every tablet and laptop notices at its next exchange that the queue is older than what\n' +
      'it has, and gives back what the backup lacks, of all authors. Nobody has to do anything but bring them online;\n' +
      'make a new coordinator’s link and new invitations where old ones no longer work.',
  )
}

async function verify(settings: Settings): Outcome {
  if (settings.databaseUrl === undefined)
    return await verifyFile(settings, queueFile(resolve(settings.dataDir)))
  const engine = await openPostgres(settings.databaseUrl)
  try {
    const chains = chainsOf(settings, engine.name)
    return chains.ok ? said(await auditQueues(engine.db, chains.value)) : chains
  } finally {
    await engine.close()
  }
}

async function verifyFile(settings: Settings, file: string): Outcome {
  if (!existsSync(file))
    return fail(`${file} does not exist. Name a backup, or set DATA_DIR to the server's folder.`)
  const chains = chainsOf(settings, file)
  return chains.ok ? await auditFile(file, chains.value) : chains
}

async function auditFile(file: string, chains: Chains): Outcome {
  let db: Database | undefined
  try {
    db = readSqlite(file)
    return said(await auditQueues(db, chains))
  } catch (error) {
    return fail(`${file} cannot be read as a queue of Warsha: ${reasonOf(error)}`)
  } finally {
    await db?.destroy()
  }
}

function said(audit: Audit): Result<string, string> {
  if (audit.type === 'intact') return ok(`${audit.operations} operations, chain intact`)
  if (audit.type === 'misregistered') {
    return fail(
      `the chain holds, but the list of devices says more of ${audit.device} than the queue does: somebody changed it ` +
        'there. Compare with a backup, and do not start a server on it',
    )
  }
  return fail(
    `the chain does not hold from place ${audit.seq} on (${audit.flaw}). Either this is not the secret it was ` +
      'written with, or somebody changed the queue there: compare with a backup',
  )
}

/** By the secret of the settings or of the data folder; never by a new one. */
function chainsOf({ secret, dataDir }: Settings, queue: string): Result<Chains, string> {
  const known = secret === undefined ? openSecret(resolve(dataDir), queue) : ok(secret)
  return known.ok ? ok(keyedChains(deriveKeys(known.value).chain)) : known
}

/** A file's failure names the file; a database's does not repeat its address, which holds a password. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function refuse(sentence: string): number {
  console.error(sentence)
  return 2
}

process.exitCode = await run(process.argv.slice(2))
