/** How the screens' files are read: shared by the build and the browser tests. */
import type { UserConfig } from 'vite'

export const preact = {
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { dedupe: ['preact', '@preact/signals-core'] },
} satisfies UserConfig
