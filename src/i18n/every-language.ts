/** All languages at once, for what must speak all of them: a start that failed, and the tools that compare them. */

import { browserLanguage } from './language.ts'
import { type Locale } from './locale.ts'
import { tamazight } from './tamazight.ts'
import { ar } from './words/ar/all.ts'
import { documents as arDocuments } from './words/ar/documents.ts'
import { dossier } from './words/ar/dossier.ts'
import { help } from './words/ar/help.ts'
import { imports } from './words/ar/imports.ts'
import { keys } from './words/ar/keys.ts'
import { lock } from './words/ar/lock.ts'
import { projects } from './words/ar/projects.ts'
import { report, wall } from './words/ar/report.ts'
import { similar } from './words/ar/similar.ts'
import { en } from './words/en/all.ts'
import { documents as enDocuments } from './words/en/documents.ts'
import { fr } from './words/fr/all.ts'
import { documents as frDocuments } from './words/fr/documents.ts'
import { zgh } from './words/zgh/all.ts'
import { documents as zghDocuments } from './words/zgh/documents.ts'
import { type Words, wordsFrom } from './words.ts'

export const DOCUMENTS = { ar: arDocuments, fr: frDocuments, zgh: zghDocuments, en: enDocuments }
export const STRINGS = {
  ar: { ...ar, ...dossier, help, ...imports, keys, ...lock, projects, report, ...similar, wall },
  fr,
  zgh,
  en,
}

export const createWords = (locale: Locale): Words =>
  wordsFrom(locale === 'zgh' ? tamazight() : browserLanguage(locale), STRINGS[locale])
