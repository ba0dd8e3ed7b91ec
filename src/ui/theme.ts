/** How bright the screen is. Kept on the device, and put on the document, where the tokens look for it. */
import type { Services } from './services.ts'

export const THEMES = ['light', 'dark', 'sunlight'] as const
export type Theme = (typeof THEMES)[number]
const KEY = 'theme'

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}

/** The theme in force: what was chosen, or else light. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset['theme']
  return THEMES.find((theme) => theme === chosen) ?? 'light'
}

export async function restoreTheme({ draft }: Pick<Services, 'draft'>): Promise<void> {
  const kept = await draft(KEY)
  applyTheme(THEMES.find((theme) => theme === kept) ?? 'light')
}

export const keepTheme = ({ saveDraft }: Pick<Services, 'saveDraft'>, theme: Theme): Promise<void> =>
  saveDraft(KEY, theme)
