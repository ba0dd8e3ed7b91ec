/** All languages at once, for what must speak all of them: a start that failed, and the tools that compare them. */

import { ar } from './words/ar/all.ts'
import { imports } from './words/ar/imports.ts'
import { projects } from './words/ar/projects.ts'
import { similar } from './words/ar/similar.ts'
import { en } from './words/en/all.ts'
import { fr } from './words/fr/all.ts'
import { type Locale, type Words, wordsFrom } from './words.ts'

export const STRINGS = { ar: { ...ar, ...imports, projects, ...similar }, fr, en }

export const createWords = (locale: Locale): Words => wordsFrom(locale, STRINGS[locale])
