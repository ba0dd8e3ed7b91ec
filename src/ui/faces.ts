/** The app's own letters, there before the first screen is drawn: in others first, everything would move when they come. */
import type { Locale } from '../i18n/locale.ts'

/** Milliseconds. The files lie on the device; a first visit over a slow line is drawn in the device's letters meanwhile. */
const PATIENCE_MS = 400
/** As in fonts.css. */
const WEIGHTS = [400, 500, 600] as const
const FAMILY = '"IBM Plex Sans Arabic"'

/** Resolves when they can be drawn with, or when waiting any longer would be felt. */
export async function facesReady(locale: Locale): Promise<void> {
  const load = (face: string, letters: string) => document.fonts.load(face, letters)
  const wanted = WEIGHTS.flatMap((weight) =>
    // An Arabic screen asks for Latin letters when it has one.
    locale === 'ar'
      ? [load(`${weight} 1rem ${FAMILY}`, 'ش'), load(`${weight} 1rem "IBM Plex Sans Arabic Figures"`, '8')]
      : [load(`${weight} 1rem ${FAMILY}`, 'شa')],
  )
  if (locale === 'zgh') wanted.push(load('400 1rem "Noto Sans Tifinagh"', 'ⵣ'))
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  await Promise.race([Promise.allSettled(wanted), patience])
}
