/** TanStack Router is written for React; here it runs on Preact. Shared by the build and the browser tests. */
import type { UserConfig } from 'vite'

export const preactCompat = {
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: [
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
    ],
    dedupe: ['preact', '@preact/signals-core'],
  },
} satisfies UserConfig
