/** Builds the bench's page, and runs the bench's server (`server.ts`) over it with a queue full of work. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { freshFolder, reapWith } from '../support/cleanup.ts'
import { codeOf, type FieldDevice, joinBy, tablet } from '../support/devices.ts'
import { stamped, type Workload } from './workload.ts'

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url))
const PAGE = fileURLToPath(new URL('page', import.meta.url))
/** Operations of one exchange. */
const BATCH = 1_000
/** Most devices that one code lets in. */
const USES = 100

export interface BenchServer {
  readonly url: string
  readonly office: FieldDevice
  /** Code by which tablets of the bench come in. */
  readonly code: string
  stop(): Promise<void>
}

export async function startBenchServer(): Promise<BenchServer> {
  const dist = freshFolder('bench-page')
  await build({
    configFile: false,
    root: PAGE,
    logLevel: 'warn',
    build: {
      outDir: dist,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
    },
  })
  const child = spawn(process.execPath, [SERVER, freshFolder('bench-data'), dist], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  reapWith(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { url, link } = JSON.parse(line.toString()) as { url: string; link: string }
  const office = await joinBy(url, codeOf(link), 'Office')
  const { code } = await office.invite('facilitator', USES)
  return {
    url,
    office,
    code,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Puts a plan into the queue, and the work as a facilitator's. */
export async function fill(office: FieldDevice, { drafts, work }: Workload): Promise<void> {
  await pushAll(office, drafts, 1)
  await pushAll(await tablet(office), work, 2)
}

async function pushAll(by: FieldDevice, drafts: Workload['work'], seed: number): Promise<void> {
  const ops = stamped(drafts, by.id, seed)
  for (let from = 0; from < ops.length; from += BATCH) {
    const verdicts = await by.push(...ops.slice(from, from + BATCH))
    const refused = verdicts.find(({ verdict }) => verdict !== 'acked')
    if (refused) throw new Error(`not taken: ${JSON.stringify(refused)}`)
  }
}
