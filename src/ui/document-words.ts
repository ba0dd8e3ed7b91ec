/** The words of documents in a screen: loaded once for each language that is asked for. */
import { useEffect, useState } from 'preact/hooks'
import { type DocumentWords, loadDocumentWords } from '../i18n/documents.ts'
import type { Locale } from '../i18n/locale.ts'

/** Undefined until they are there. */
export function useDocumentWords(locale: Locale): DocumentWords | undefined {
  const [words, setWords] = useState<DocumentWords | undefined>(undefined)
  useEffect(() => {
    let isWanted = true
    loadDocumentWords(locale).then(
      (loaded) => isWanted && setWords(loaded),
      // The app was not laid by yet, and there is no network: the screen stays without, and says so.
      () => isWanted && setWords(undefined),
    )
    return () => {
      isWanted = false
    }
  }, [locale])
  return words?.locale === locale ? words : undefined
}
