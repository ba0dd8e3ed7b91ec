/**
 * How bright the screen is: as the device's system has it, until somebody chooses here. Put on the document, where
 * the tokens look for it. `public/theme.js` does the same before anything is painted.
 */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Services } from './services.ts'

const THEMES = ['light', 'dark', 'sunlight'] as const
export type Theme = (typeof THEMES)[number]
export const THEME_CHOICES = ['system', ...THEMES] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]
const KEY = 'theme'

export interface Theming {
  readonly choice: ReadonlySignal<ThemeChoice>
  /** The one on the screen. */
  readonly shown: ReadonlySignal<Theme>
  /** Keeps the choice, then shows it. Rejects when it could not be kept; it is shown all the same. */
  choose(choice: ThemeChoice): Promise<void>
  /** A projector's light has nothing to do with that of the device: this theme until it is taken back by undefined. */
  project(theme: Theme | undefined): void
  /** Reads what was chosen, and keeps the document so from then on. */
  restore(): Promise<void>
}

export function createTheming(services: Pick<Services, 'draft' | 'saveDraft' | 'rememberTheme'>): Theming {
  const system = systemTheme()
  const choice = signal<ThemeChoice>('system')
  const projected = signal<Theme | undefined>(undefined)
  const shown = computed(() => projected.value ?? (choice.value === 'system' ? system.value : choice.value))
  return {
    choice,
    shown,
    choose: async (chosen) => {
      try {
        await services.saveDraft(KEY, chosen)
        services.rememberTheme(chosen)
      } finally {
        choice.value = chosen
      }
    },
    project: (theme) => {
      projected.value = theme
    },
    restore: async () => {
      const kept = await services.draft(KEY)
      const chosen = THEME_CHOICES.find((known) => known === kept) ?? 'system'
      choice.value = chosen
      // Tablets that chose before there was such a place.
      services.rememberTheme(chosen)
      effect(() => putOnDocument(shown.value))
    },
  }
}

/** Turns with the system: many tablets go dark at sunset. */
function systemTheme(): ReadonlySignal<Theme> {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const themeNow = (): Theme => (dark.matches ? 'dark' : 'light')
  const theme = signal(themeNow())
  dark.addEventListener('change', () => {
    theme.value = themeNow()
  })
  return theme
}

/** The browser's own bar gets the colour of ours. */
function putOnDocument(theme: Theme): void {
  const { documentElement: root } = document
  root.dataset['theme'] = theme
  const rail = getComputedStyle(root).getPropertyValue('--rail').trim()
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', rail)
}
