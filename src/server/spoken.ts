/** Problems in the language of whoever reads them: a page for a person, a title for a program. */
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { Problem, ProblemType } from '../domain/wire.ts'
import { STRINGS } from '../i18n/every-language.ts'
import { isLocale, LOCALES, type Locale } from '../i18n/locale.ts'
import { server as ar } from '../i18n/words/ar/server.ts'
import { server as en } from '../i18n/words/en/server.ts'
import { server as fr } from '../i18n/words/fr/server.ts'
import { server as zgh } from '../i18n/words/zgh/server.ts'
import { NOT_BUILT } from './statics.ts'

const WORDS = { ar, fr, zgh, en }
const PROBLEM = 'application/problem+json'

/** The answer as its reader wants it; undefined for what is no problem, or is asked for in no language of ours. */
export async function spoken(c: Context): Promise<Response | undefined> {
  const { res } = c
  if (res.headers.get('content-type') !== PROBLEM) return undefined
  const asked = languageOf(c)
  if (isForPerson(c)) return page(res, (await res.json()) as Problem, asked ?? LOCALES[0])
  if (asked === undefined || asked === 'en') return undefined
  const body = (await res.json()) as Problem
  const title = STRINGS[asked].common.problem[body.type]
  return answer(res, JSON.stringify({ ...body, title }), PROBLEM, asked)
}

/** A person sees an answer only when the browser went there. */
const isForPerson = (c: Context): boolean =>
  c.req.method === 'GET' && (c.req.header('accept') ?? '').includes('text/html')

/** The first of ours that the browser asks for. */
function languageOf(c: Context): Locale | undefined {
  const language = accepts(c, {
    header: 'Accept-Language',
    supports: [...LOCALES],
    default: '',
    match: (wanted) =>
      wanted
        .toSorted((a, b) => b.q - a.q)
        .map(({ type }) => type.toLowerCase().split('-')[0])
        .find(isLocale) ?? '',
  })
  return isLocale(language) ? language : undefined
}

/** Every language, the asked one first: who set the browser up may not be who reads. */
function page(res: Response, { type, detail }: Problem, first: Locale): Response {
  const parts = [first, ...LOCALES.filter((locale) => locale !== first)].map((locale) => {
    const direction = locale === 'ar' ? 'rtl' : 'ltr'
    return `<section lang="${locale}" dir="${direction}">${sentences(locale, type, detail ?? '')}</section>`
  })
  const direction = first === 'ar' ? 'rtl' : 'ltr'
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${STRINGS[first].common.app}</title>`
  const text = `<!doctype html><html lang="${first}" dir="${direction}"><head>${head}</head><body><main>${parts.join('<hr>')}</main></body></html>`
  return answer(res, text, 'text/html; charset=utf-8', first)
}

function sentences(locale: Locale, type: ProblemType, detail: string): string {
  const { common, shell } = STRINGS[locale]
  const home = `<p><a href="/">${shell.missing.home}</a></p>`
  if (detail === NOT_BUILT) return `<p>${WORDS[locale].notBuilt}</p>`
  if (type === 'not-found') return `<h1>${shell.missing.title}</h1><p>${shell.missing.hint}</p>${home}`
  return `<p>${common.problem[type]}</p>${home}`
}

function answer(res: Response, text: string, contentType: string, language: Locale): Response {
  const headers = new Headers(res.headers)
  headers.set('content-type', contentType)
  headers.set('content-language', language)
  headers.set('vary', 'Accept, Accept-Language')
  headers.delete('content-length')
  return new Response(text, { status: res.status, headers })
}
