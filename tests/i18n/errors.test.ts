import { describe, expect, it } from 'vitest'
import { STRINGS } from '../../src/i18n/every-language.ts'
import { LOCALES, type Locale } from '../../src/i18n/locale.ts'

/** Every string of a language by its dotted key. */
function flat(strings: object, prefix = ''): [string, string][] {
  return Object.entries(strings).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${name}`, value]] : flat(value as object, `${prefix}${name}.`),
  )
}

/** Everything that is said when something went wrong. */
const AN_ERROR =
  /\.(problem|commitFailure|failure)\.|[fF]ailed$|\.mishap\.hint$|\.missing\.hint$|\.superseded\.hint$/
/** Said beside every failure of an import: its title, and that nothing was changed. */
const BESIDE_AN_IMPORT = new Set(['import.failure.title', 'import.failure.kept'])
/** A heading above one of `common.problem`, which says the rest. */
const ABOVE_A_PROBLEM = new Set(['devices.loadFailed'])
/** Asked for because of it, and still in the hand: nothing can be lost by it. */
const NOTHING_AT_STAKE = new Set(['devices.invitation.copyFailed'])

/** That nothing is lost. */
const REASSURES: Readonly<Record<Locale, RegExp>> = {
  ar: /لم يضع|لا يضيع|محفوظ|باق|لم يتغير/u,
  fr: /[Rr]ien n’est perdu|[Rr]ien de ce qui|(est|était) conservé|reste enregistré|[Rr]ien n’a (changé|été modifié)/u,
  zgh: /ⵓⵔ ⵉⵊⵍⵉ ⵡⴰⵍⵓ|(?<!ⵓⵔ )ⵉⵜⵜⵓⵃⴹⴰ|ⵉⵇⵇⵉⵎ ⵎⴰⵢⴷ|ⵓⵔ ⵉⵏⴼⵍ ⵡⴰⵍⵓ|ⵓⵔ ⵉⵜⵜⵓⵙⵏⴼⵍ ⵡⴰⵍⵓ/u,
  en: /[Nn]othing (on this device |else )?is lost|(is|are) kept|[Nn]othing (saved before|that was saved) is lost|still stored|[Nn]othing was changed|still there/u,
}

/** What to do; or that it goes on by itself, or needs nothing. */
const REMEDIES: Readonly<Record<Locale, RegExp>> = {
  ar: /أعد|أعيد|راجع|اطلب|أخبر|حدّث|تحقق|استعمل|حرّر|سجّل|انتظر|اختر|اختاروا|احفظ|قسّم|حمّل|احتفظ|انسخ|أغلق|تلقائيا|ليس عليك|افتح|حاول|يتصل|حدده/u,
  fr: /[Rr]éessayez|[Rr]echargez|[Aa]dressez|demandez|[Dd]emandez|prévenez|mettez|[Mm]ettez|vérifiez|[Vv]érifiez|utilisez|libérez|[Ii]nscrivez|patientez|choisissez|[Cc]hoisissez|[Ee]nregistrez|[Dd]ivisez|[Tt]éléchargez|gardez|[Cc]opiez|[Ff]aites|tout seul|rien à faire|[Ff]ermez|[Rr]edemandez|[Cc]onnectez|sélectionnez|[Oo]uvrez|doit se connecter/u,
  zgh: /ⴰⵔⵎ|ⵜⴰⵔⵎⴷ|ⵜⵜⵔ|ⵎⵍ ⵜ|ⵙⴷⵖⵉ|ⵙⵖⵥⵏ|ⵙⵙⵎⵔⵙ|ⵙⵅⵡⵓ|ⵣⵎⵎⴻⵎ|ⵇⵇⵍ|ⵙⵜⵢ|ⵃⴹⵓ|ⴱⴹⵓ|ⴰⴳⵎ|ⴰⵊⵊ|ⵙⵏⵖⵍ|ⵔⴳⵍ|ⵙ ⵓⵡⵔⵎⴰⵏ|ⵎⵢⴰⵡⴰⴹ|ⴰⵍⵙ|ⵣⴷⵎ|ⵣⵡⵓⵔ|ⵓⵔ ⵉⵅⵚⵚⵉ|ⴷⴷⵓ|ⵉⵇⵇⴰⵏ ⴷ/u,
  en: /[Tt]ry again|[Rr]eload|[Aa]sk|tell the coordinator|[Uu]pdate|[Cc]heck|[Uu]se another|free some|[Jj]oin with|wait|[Cc]hoose|[Ss]ave it|[Ss]plit|[Dd]ownload|[Kk]eep only|[Cc]opy|[Hh]ave it|by itself|[Nn]othing to do|[Cc]lose|[Ll]ook again|[Cc]onnect|has to connect|load this page again|select it|[Gg]o to/u,
}

describe.each(LOCALES)('what is said in %s when something goes wrong', (locale) => {
  const all = flat(STRINGS[locale])
  const kept = all.find(([key]) => key.endsWith('.failure.kept'))?.[1] ?? ''
  const errors = all
    .filter(([key]) => AN_ERROR.test(key) && !BESIDE_AN_IMPORT.has(key) && !ABOVE_A_PROBLEM.has(key))
    .map(([key, text]): [string, string] => [key, key.startsWith('import.') ? `${text} ${kept}` : text])

  it('always says that nothing is lost', () => {
    expect(errors.length).toBeGreaterThan(50)
    const silent = errors.filter(([key, text]) => !NOTHING_AT_STAKE.has(key) && !REASSURES[locale].test(text))
    expect(silent).toEqual([])
  })

  it('always says what to do, or that it goes on by itself', () => {
    expect(errors.filter(([, text]) => !REMEDIES[locale].test(text))).toEqual([])
  })
})
