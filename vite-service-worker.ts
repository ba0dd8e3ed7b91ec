/** Builds the service worker after the app, with the list of the app's files in it. */
import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

/** Names that change with their content need no revision. */
const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/
const FILES = '**/*.{html,js,css,svg,png,woff2,webmanifest}'

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
        const manifest = JSON.stringify(await manifestOf(outDir))
        await build({
          configFile: false,
          logLevel: 'warn',
          define: { 'self.__WB_MANIFEST': manifest },
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

async function manifestOf(outDir: string): Promise<readonly { url: string; revision: string | null }[]> {
  const manifest: { url: string; revision: string | null }[] = []
  for await (const path of glob(FILES, { cwd: outDir, exclude: (name) => name === 'sw.js' })) {
    const url = path.replaceAll('\\', '/')
    manifest.push({
      url: `/${url}`,
      revision: HASHED.test(url) ? null : await revisionOf(join(outDir, path)),
    })
  }
  return manifest.sort((a, b) => (a.url < b.url ? -1 : 1))
}

const revisionOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 16)
