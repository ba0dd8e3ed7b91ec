/** The words of documents: their language is chosen apart from the screen's, and they are loaded only when one is made. */
import { unreachable } from '../domain/unreachable.ts'
import { browserLanguage } from './language.ts'
import { type Locale } from './locale.ts'
import type { Keys } from './strings.ts'
import { ar } from './words/ar/all.ts'
import type { documents as source } from './words/en/documents.ts'
import { type WordKey, type Words, wordsFrom } from './words.ts'

export type DocumentKey = WordKey | Keys<{ documents: typeof source }>
/** The screens' words and those of documents, in one language. */
export type DocumentWords = Words<DocumentKey>

/** Rejects when the language's file cannot be had: offline, before the app was laid by. */
export async function loadDocumentWords(locale: Locale): Promise<DocumentWords> {
  switch (locale) {
    case 'ar': {
      // These come late in Arabic; documents name in their words what the screens do.
      const [{ documents }, { report }, { projects }, { dossier }] = await Promise.all([
        import('./words/ar/documents.ts'),
        import('./words/ar/report.ts'),
        import('./words/ar/projects.ts'),
        import('./words/ar/dossier.ts'),
      ])
      const late = { documents, report, projects, ...dossier }
      return wordsFrom<DocumentKey>(browserLanguage(locale), Object.assign({}, ar, late))
    }
    case 'fr': {
      const [{ fr }, { documents }] = await Promise.all([
        import('./words/fr/all.ts'),
        import('./words/fr/documents.ts'),
      ])
      return wordsFrom<DocumentKey>(browserLanguage(locale), Object.assign({}, fr, { documents }))
    }
    case 'en': {
      const [{ en }, { documents }] = await Promise.all([
        import('./words/en/all.ts'),
        import('./words/en/documents.ts'),
      ])
      return wordsFrom<DocumentKey>(browserLanguage(locale), Object.assign({}, en, { documents }))
    }
    case 'zgh': {
      const [{ tamazight }, { zgh }, { documents }] = await Promise.all([
        import('./tamazight.ts'),
        import('./words/zgh/all.ts'),
        import('./words/zgh/documents.ts'),
      ])
      return wordsFrom<DocumentKey>(tamazight(), Object.assign({}, zgh, { documents }))
    }
    default:
      return unreachable(locale)
  }
}
