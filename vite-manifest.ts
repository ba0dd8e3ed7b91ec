/** Makes the manifests of all languages, and what index.html says in each, from the words. */
import type { Plugin } from 'vite'
import { DESCRIPTIONS, MANIFESTS, NO_SCRIPT } from './src/i18n/manifest.ts'

export function manifests(): Plugin {
  return {
    name: 'manifests',
    transformIndexHtml: (html) =>
      html.replace('%DESCRIPTION%', DESCRIPTIONS).replace('%NO_SCRIPT%', noScript()),
    generateBundle() {
      for (const { address, text } of MANIFESTS) {
        this.emitFile({ type: 'asset', fileName: address.slice(1), source: text })
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const manifest = MANIFESTS.find(({ address }) => address === request.url)
        if (!manifest) return next()
        response.setHeader('content-type', 'application/manifest+json')
        response.end(manifest.text)
      })
    },
  }
}

const noScript = (): string =>
  NO_SCRIPT.map(({ locale, direction, text }) => `<p lang="${locale}" dir="${direction}">${text}</p>`).join(
    '',
  )
