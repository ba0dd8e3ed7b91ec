/** The words of the chosen language, in any component; a change of language renders it anew. */
import type { Words } from '../i18n/words.ts'
import { useSession } from './session.ts'

export const useWords = (): Words => useSession().words.value
