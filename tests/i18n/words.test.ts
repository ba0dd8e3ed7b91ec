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

  it('name the five SMART questions alike on the screen and in documents', () => {
    const said = new Map(own)
    const questions = own.filter(([key]) => key.startsWith('documents.smart.'))
    expect(questions).toHaveLength(5)
    for (const [key, name] of questions) {
      const question = said.get(key.replace('documents.', 'projects.')) ?? ''
      expect(question.split(/\s?:/)[0], key).toBe(name)
    }
  })

  it('let no number stand before a noun that cannot follow it', () => {
    // A unit's sign never changes; all others go by the number.
    const unchanging = new Set(['exports.size.kilobytes'])
    for (const [key, text] of own) {
      if (!PLURAL.test(key) && !unchanging.has(key)) expect(holesOf(text), key).not.toContain('count')
    }
  })

  it('say of every problem what happened', () => {
    const { t } = createWords(locale)
    for (const type of Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[]) {
      expect(t(`common.problem.${type}`)).not.toContain('common.problem')
    }
  })
})

/** What follows the number in one form of each plural, for those that write the number: [key, the form, the next word]. */
const afterNumber = (locale: Locale, form: string) =>
  all(locale).flatMap(([key, text]): [string, string][] => {
    const [, next] = /\{\{count\}\}\s*([^\s.,;:،؛]*)/.exec(text) ?? []
    return key.endsWith(`_${form}`) && next !== undefined ? [[key.replace(PLURAL, ''), next]] : []
  })

describe('millions in French', () => {
  // “1 000 000 de propositions”, but “1 000 000 arrivées”, “1 000 000 en attente”.
  const NO_NOUN = new Set(['', 'en', 'arrivées', 'attendent', 'ont'])

  it('are followed by “de” wherever a noun follows', () => {
    const found = afterNumber('fr', 'many')
    expect(found.length).toBeGreaterThan(40)
    for (const [key, next] of found) {
      if (!NO_NOUN.has(next)) expect(next, key).toMatch(/^(de$|d’)/)
    }
  })
})

describe('Arabic plurals', () => {
  // “3 في الانتظار”: no noun follows the number.
  const NO_NOUN = new Set(['', 'في'])

  it('write the number from three on, and one and two by the noun alone', () => {
    for (const plural of plurals) {
      const forms = new Map(all('ar').filter(([key]) => key.replace(PLURAL, '') === plural))
      const other = holesOf(forms.get(`${plural}_other`) ?? '')
      for (const form of ['few', 'many'])
        expect(holesOf(forms.get(`${plural}_${form}`) ?? ''), `${plural}_${form}`).toEqual(other)
    }
    for (const form of ['one', 'two'])
      for (const [key, next] of afterNumber('ar', form)) expect(NO_NOUN.has(next), key).toBe(true)
  })

  it('put the noun in the plural from three to ten, and in the singular from eleven on', () => {
    const many = new Map(afterNumber('ar', 'many'))
    for (const [key, next] of afterNumber('ar', 'few')) {
      if (!NO_NOUN.has(next)) expect(next, key).not.toBe(many.get(key))
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
    expect(t('devices.list.renameOne', { label: 'Tablette B' })).toBe('إعادة التسمية: \u2068Tablette B\u2069')
    // Nor by what it was pasted with, be it a trap: in its own script, and beyond an end of its own.
    const trap = 'لوحة\u2069\u202eأمينة\u2067'
    const fenced = '\u2068لوحة\u202eأمينة\u2067\u2069\u2069'
    expect(t('devices.list.renameOne', { label: trap })).toBe(`إعادة التسمية: ${fenced}`)
    expect(t('devices.list.renameOne', { label: 'لوحة الوفاق' })).toBe('إعادة التسمية: لوحة الوفاق')
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
