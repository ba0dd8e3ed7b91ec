/** Real server processes for tests: started on a free port over a folder of their own, stopped or killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freshFolder, reapWith } from './cleanup.ts'

const MAIN = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url))
const CLI = fileURLToPath(new URL('../../src/server/cli.ts', import.meta.url))
export interface RunningServer {
  readonly url: string
  readonly dataDir: string
  readonly pid: number
  /** The coordinator's link that was printed at start, if one was. */
  readonly link: string | undefined
  /** What it printed so far. */
  output(): { readonly out: string; readonly err: string }
  /** SIGTERM, and waits for its end. @returns the exit code */
  stop(): Promise<number | null>
  /** SIGKILL: no chance to finish anything. */
  kill(): Promise<void>
}

export interface Start {
  readonly dataDir?: string
  readonly env?: Readonly<Record<string, string>>
  /** A command that runs the server as its child, for instance a tracer. */
  readonly under?: readonly string[]
}

/** An empty folder that is gone soon after the test process has ended. */
export const freshDataDir = (): string => freshFolder('data')

/** Resolves when the server answers. */
export async function startServer({
  dataDir = freshDataDir(),
  env = {},
  under = [],
}: Start = {}): Promise<RunningServer> {
  const child = run(MAIN, [], { DATA_DIR: dataDir, PORT: '0', ...env }, under)
  const text = gather(child)
  const ended = once(child, 'exit')
  await Promise.race([
    // The last line of the greeting.
    until(child, () => text.out.includes('README.md')),
    ended.then(() => Promise.reject(new Error(`the server ended at start: ${text.err}`))),
  ])
  const url = /running at (http\S+)/.exec(text.out)?.[1]
  if (url === undefined || child.pid === undefined) throw new Error(`no address in: ${text.out}`)
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await ended
    }
    return child.exitCode
  }
  return {
    // Not the name that people see: it may stand for ::1, where the server does not listen.
    url: url.replace('localhost', '127.0.0.1'),
    dataDir,
    pid: child.pid,
    link: /http\S+#\S+/.exec(text.out)?.[0],
    output: () => ({ ...text }),
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  }
}

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the server where it is expected to end by itself. */
export const runServer = (env: Readonly<Record<string, string>>): Promise<Ended> => finish(run(MAIN, [], env))

/** Runs the command line under these settings. */
export const runCommand = (
  env: Readonly<Record<string, string>>,
  ...words: readonly string[]
): Promise<Ended> => finish(run(CLI, words, env))

/** Runs the command line on a data folder. */
export const runCli = (dataDir: string, ...words: readonly string[]): Promise<Ended> =>
  runCommand({ DATA_DIR: dataDir }, ...words)

function run(
  file: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  under: readonly string[] = [],
): ChildProcess {
  const [command = process.execPath, ...args] = [...under, process.execPath, file, ...words]
  // Nothing of this process's own settings: the server is configured by its environment alone.
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  reapWith(child)
  return child
}

async function finish(child: ChildProcess): Promise<Ended> {
  const text = gather(child)
  await once(child, 'close')
  return { code: child.exitCode, ...text }
}

function gather(child: ChildProcess): { out: string; err: string } {
  const text = { out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => {
    text.out += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    text.err += chunk.toString()
  })
  return text
}

async function until(child: ChildProcess, isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await once(child.stdout ?? child, 'data')
}
