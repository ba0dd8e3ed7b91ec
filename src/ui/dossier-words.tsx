import type { ComponentChildren } from 'preact'
import { dossier } from '../i18n/words/ar/dossier.ts'
import { WithWords } from './late-words.tsx'

/** Below it there are the words of declared figures, the sum guard, milestones, and what a programme says of itself. */
export function WithDossierWords({ children }: { readonly children: ComponentChildren }) {
  return <WithWords arabic={dossier}>{children}</WithWords>
}
