import { describe, expect, it } from 'vitest'
import { PROBLEMS } from '../../src/domain/wire.ts'
import { createWords, DOCUMENTS, STRINGS } from '../../src/i18n/every-language.ts'
import { isLocale, LOCALES, type Locale } from '../../src/i18n/locale.ts'

const PLURAL = /_(zero|one|two|few|many|other)$/
const HOLE = /\{\{(\w+)\}\}/g

/** Every string of a language by its dotted key. */
function flat(strings: object, prefix = ''): [string, string][] {
  return Object.entries(strings).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${name}`, value]] : flat(value as object, `${prefix}${name}.`),
  )
}

const holesOf = (text: string) => new Set([...text.matchAll(HOLE)].map(([, name]) => name))

/** The screens' words and those of documents. */
const all = (locale: Locale) => flat({ ...STRINGS[locale], documents: DOCUMENTS[locale] })

const english = all('en')
const plurals = [
  ...new Set(english.filter(([key]) => PLURAL.test(key)).map(([key]) => key.replace(PLURAL, ''))),
]

describe.each(LOCALES)('the words of %s', (locale: Locale) => {
  const own = all(locale)

  it('give every plural exactly the categories that the language has', () => {
    // Of Tamazight, no Intl knows the plurals: see `tamazight.ts`.
    const categories =
      locale === 'zgh'
        ? ['one', 'other']
        : new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted()
    expect(plurals.length).toBeGreaterThan(0)
    for (const plural of plurals) {
      const given = own
        .filter(([key]) => PLURAL.test(key) && key.replace(PLURAL, '') === plural)
        .map(([key]) => key.slice(plural.length + 1))
      expect(given.toSorted(), plural).toEqual(categories)
    }
  })

  it('leave nothing empty, and end no sentence with white space', () => {
    for (const [key, text] of own) expect(text, key).toBe(text.trim())
    for (const [key, text] of own) expect(text, key).not.toBe('')
  })

  it('leave open only what the English sentence leaves open', () => {
    for (const [key, text] of own) {
      // Of a plural, every form may say the number, also where the English for one needs none.
      const said = PLURAL.test(key) ? `${key.replace(PLURAL, '')}_other` : key
      const source = english.find(([name]) => name === said)
      if (!source) throw new Error(`${key} is not in English`)
      const open = holesOf(text)
      const wanted = holesOf(source[1])
      for (const name of open) expect(wanted, key).toContain(name)
      // "One person" in Arabic writes no number; everything else must be said.
      if (!PLURAL.test(key)) expect(open, key).toEqual(wanted)
    }
  })

  it('say of every problem what happened', () => {
    const { t } = createWords(locale)
    for (const type of Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]) {
      expect(t(`common.problem.${type}`)).not.toContain('common.problem')
    }
  })
})

describe('Arabic', () => {
  const { t, direction } = createWords('ar')

  it('is read from right to left', () => {
    expect(direction).toBe('rtl')
  })

  it.each([
    [0, 'لا أحد'],
    [1, 'شخص واحد'],
    [2, 'شخصان'],
    [3, '3 أشخاص'],
    [11, '11 شخصا'],
    [73, '73 شخصا'],
    [100, '100 شخص'],
    [1103, '1.103 أشخاص'],
  ])('counts %i people with the right noun', (count, words) => {
    expect(t('common.people', { count })).toBe(words)
  })

  it('fences off a Latin name, so that it cannot reorder the sentence', () => {
    expect(t('devices.list.renameOne', { label: 'Tablette B' })).toBe('إعادة تسمية \u2068Tablette B\u2069')
    expect(t('devices.list.renameOne', { label: 'لوحة الوفاق' })).toBe('إعادة تسمية لوحة الوفاق')
  })
})

describe('French and English', () => {
  it('count in their own way', () => {
    expect(createWords('fr').t('common.people', { count: 0 })).toBe('0 personne')
    expect(createWords('fr').t('common.people', { count: 2 })).toBe('2 personnes')
    expect(createWords('en').t('common.people', { count: 0 })).toBe('0 people')
    expect(createWords('en').t('common.people', { count: 1 })).toBe('1 person')
  })

  it('show markup in a name as the text it is', () => {
    expect(createWords('en').t('devices.list.renameOne', { label: '<b>&' })).toBe('Rename <b>&')
  })
})

it('knows its own languages only', () => {
  expect(isLocale('fr')).toBe(true)
  expect(isLocale('de')).toBe(false)
  expect(isLocale(undefined)).toBe(false)
})
