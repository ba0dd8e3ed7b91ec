/** Builds the service worker after the app, with the list of the app's files in it. */
import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

/** As the worker's `AppFile`. */
interface AppFile {
  readonly url: string
  readonly revision: string | null
}

/** Names that change with their content need no revision. */
const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/
const FILES = '**/*.{html,js,css,svg,png,woff2,webmanifest}'
/** What makes decks and workbooks and reads workbooks: laid by in an office only, see `AppCache.layByOffice`. */
const OFFICE = /^\/assets\/(deck|xlsx|spreadsheet)-[\w-]{8}\.js$/

export function serviceWorker(entry = 'sw/sw.ts'): Plugin {
  let outDir = 'dist'
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const all = await filesOf(outDir)
        const office = all.map(({ url }) => url).filter((url) => OFFICE.test(url))
        const files = JSON.stringify(all.filter(({ url }) => !OFFICE.test(url)))
        const version = JSON.stringify(hashOf(JSON.stringify(all)))
        await build({
          configFile: false,
          logLevel: 'warn',
          define: {
            'self.__FILES': files,
            'self.__OFFICE': JSON.stringify(office),
            'self.__VERSION': version,
          },
          build: {
            outDir,
            emptyOutDir: false,
            copyPublicDir: false,
            target: 'es2022',
            modulePreload: false,
            rolldownOptions: {
              input: entry,
              output: { format: 'iife', entryFileNames: 'sw.js', codeSplitting: false },
            },
          },
        })
      },
    },
  }
}

async function filesOf(outDir: string): Promise<readonly AppFile[]> {
  const files: AppFile[] = []
  for await (const path of glob(FILES, { cwd: outDir, exclude: (name) => name === 'sw.js' })) {
    const url = path.replaceAll('\\', '/')
    files.push({
      url: `/${url}`,
      revision: HASHED.test(url) ? null : hashOf(await readFile(join(outDir, path))),
    })
  }
  return files.sort((a, b) => (a.url < b.url ? -1 : 1))
}

const hashOf = (bytes: Buffer | string): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16)
