import { glob, readFile, writeFile } from 'node:fs/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import packageJson from './package.json' with { type: 'json' }
import { createChunkGroups } from './vite-chunks.ts'
import { manifests } from './vite-manifest.ts'
import { preact } from './vite-preact.ts'
import { serviceWorker } from './vite-service-worker.ts'

// Shown in the settings, so that two people on the telephone know that they look at the same app.
process.env['VITE_VERSION'] ??= packageJson.version

export default defineConfig({
  ...preact,
  build: {
    // For the size budget, which follows what a page loads.
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: createChunkGroups(import.meta.dirname) },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': 'http://127.0.0.1:8080' } },
  plugins: [manifests(), serviceWorker(), compressed()],
})

/** Lays a .br and a .gz beside what compresses, so that the server sends bytes it need not make. */
function compressed(): Plugin {
  let outDir = 'dist'
  return {
    name: 'compressed',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        for await (const path of glob('**/*.{html,js,css,svg,json,webmanifest}', { cwd: outDir })) {
          const bytes = await readFile(`${outDir}/${path}`)
          await writeFile(`${outDir}/${path}.br`, brotliCompressSync(bytes))
          await writeFile(`${outDir}/${path}.gz`, gzipSync(bytes, { level: 9 }))
        }
      },
    },
  }
}
