import type { Locale } from './locale.ts'

/** Where the server has the app's manifest in a language. */
export const manifestAddress = (locale: Locale): string =>
  locale === 'ar' ? '/manifest.webmanifest' : `/manifest.${locale}.webmanifest`
