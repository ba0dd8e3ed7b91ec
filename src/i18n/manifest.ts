/** The app's manifest in each language: what a home screen shows of it. Made when the app is built. */
import { STRINGS } from './every-language.ts'
import { LOCALES, type Locale } from './locale.ts'
import { manifestAddress } from './manifest-address.ts'
import { manifest as ar } from './words/ar/manifest.ts'
import { manifest as en } from './words/en/manifest.ts'
import { manifest as fr } from './words/fr/manifest.ts'
import { manifest as zgh } from './words/zgh/manifest.ts'

const WORDS = { ar, fr, zgh, en }

/** What index.html says in every language, since none is chosen yet. */
export const DESCRIPTIONS = LOCALES.map((locale) => WORDS[locale].description).join(' — ')
export const NO_SCRIPT = LOCALES.map((locale) => ({
  locale,
  direction: directionOf(locale),
  text: WORDS[locale].noScript,
}))

export const MANIFESTS = LOCALES.map((locale) => ({
  address: manifestAddress(locale),
  text: JSON.stringify(manifestOf(locale)),
}))

function manifestOf(locale: Locale): object {
  const { common, shell, workshop, workshopForm } = STRINGS[locale]
  const icon = (size: number, purpose: string, name: string) => ({
    src: `/${name}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })
  const shortcut = (name: string, url: string) => ({ name, url, icons: [icon(192, 'any', 'icon')] })
  return {
    // The same app in every language: whoever changes it does not install a second one.
    id: '/',
    name: common.app,
    short_name: common.app,
    description: WORDS[locale].description,
    lang: locale,
    dir: directionOf(locale),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    orientation: 'any',
    background_color: '#faf7f1',
    theme_color: '#0d5f50',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      icon(192, 'any', 'icon'),
      icon(512, 'any', 'icon'),
      icon(512, 'maskable', 'icon-maskable'),
    ],
    // No more than four are shown anywhere; the first are what a hand at the door of a hall looks for.
    shortcuts: [
      shortcut(workshop.tabs.count, '/count'),
      shortcut(workshopForm.new, '/workshops/new'),
      shortcut(shell.rail.ideas, '/ideas'),
      shortcut(shell.rail.report, '/report'),
    ],
  }
}

function directionOf(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}
