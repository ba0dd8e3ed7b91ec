/** Which site a proposal came from: its numbers mean something only there. */
import type { Source } from './programme-fields.ts'
import { searchForm } from './text.ts'

/** The host that a link leads to, in small letters; undefined for what is no link. */
export const hostOf = (url: string | undefined): string | undefined =>
  /^https?:\/\/(?:[^\s/?#@]*@)?([\p{L}\p{N}][\p{L}\p{N}.-]*(?::\d+)?)(?=[/?#]|$)/iu
    .exec(url ?? '')?.[1]
    ?.toLowerCase()
    .normalize('NFC')

/**
 * The Decidim that a proposal came from: by its host, or by what people call it where the export tells no host.
 * Undefined for what came from elsewhere. Sources from before they told their platform count by their name.
 */
export function decidimSite(source: Source | undefined): string | undefined {
  if (source === undefined) return undefined
  const { name, platform, url } = source
  if (platform) return platform.kind === 'decidim' ? (platform.host ?? name) : undefined
  return searchForm(name) === 'decidim' ? (hostOf(url) ?? name) : undefined
}
