/**
 * What a text is compared by: its words, each freed of articles, prefixes and endings, in one spelling;
 * and, for words of the field, what they mean in any language. For comparing only.
 */
import { meaningsOf, WEAK_WORDS } from './field-words.ts'
import { arabicKey, latinKey } from './skeleton.ts'
import { searchForm } from './text.ts'

export interface Term {
  /** The word in one spelling; `k` and `f` keep Arabic and French apart. */
  readonly key: string
  /** What the word means, where the field's word list has it. */
  readonly meaning: string | undefined
  /** True for words that nearly every proposal could hold: "provide", "repair", "the quarter". */
  readonly isWeak: boolean
}

/** @returns what tells the words of a text that say something, in their order; making it reads the whole word list */
export function createTermReader(): (text: string) => readonly Term[] {
  const lexicon: Lexicon = {
    meanings: meaningsOf(listKeys),
    weak: new Set(WEAK_WORDS.flatMap(listKeys)),
  }
  return (text) => termsOf(text, lexicon)
}

/** The field's words by the keys that texts reach them by. */
interface Lexicon {
  readonly meanings: ReadonlyMap<string, string>
  readonly weak: ReadonlySet<string>
}

function termsOf(text: string, { meanings, weak }: Lexicon): readonly Term[] {
  const words = searchForm(text)
    .replace(/[’'`ʼ]/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const isFrench = !isDarija(words, meanings)
  return words.flatMap((word) => {
    const keys = keysOf(word, isFrench)
    if (!keys) return []
    const [key] = keys
    // The French reading first: it has the vowels, too, so that a "club" is no dog (كلب).
    const meaning = keys
      .toReversed()
      .map((each) => meanings.get(each))
      .find((found) => found !== undefined)
    return [{ key, meaning, isWeak: weak.has(key) }]
  })
}

/** The key of a word and, for a word that may be of another language, the other keys it may be listed by. */
function keysOf(word: string, isFrench: boolean): readonly [string, ...string[]] | undefined {
  if (ARABIC_STOPS.has(word)) return undefined
  if (/\p{Script=Arabic}/u.test(word)) {
    const stem = arabicStem(word)
    return stem.length < 2 ? undefined : [`k ${arabicKey(stem)}`]
  }
  if (/^\d+$/.test(word)) return [`n ${word}`]
  if (FRENCH_STOPS.has(word) || word.length < 2) return undefined
  const french = `f ${frenchStem(word)}`
  if (isFrench) return [french]
  if (DARIJA_STOPS.has(word)) return undefined
  const stem = darijaStem(word)
  return stem === '' ? undefined : [`k ${latinKey(stem)}`, french]
}

/** True when Latin letters hold Darija: by its digits among letters, and by which language's known words are more. */
function isDarija(words: readonly string[], meanings: Lexicon['meanings']): boolean {
  const votes = words.map((word) => {
    if (/[a-z][235679]|[235679][a-z]/.test(word) || DARIJA_STOPS.has(word)) return 1
    if (FRENCH_STOPS.has(word)) return -1
    if (!/[a-z]/.test(word) || meanings.has(`f ${frenchStem(word)}`)) return 0
    return meanings.has(`k ${latinKey(darijaStem(word))}`) ? 1 : 0
  })
  return votes.reduce<number>((sum, vote) => sum + vote, 0) > 0
}

/** Beginnings that only look like a preposition. */
const NO_PREFIX =
  /^(?:بالوع|برنامج|بناي|بناء|بلدي|بنات|بيئ|بيي|باع|بحري|بطاق|بلاص|بحاج|بساتين|لوح|لجان|لجن|لعب|لباس|لقاء|لقاح|فضا|فيضان|فراش|فتيات|فنون|فلاح|فنان|كلاب|كراس|كهرب|كور|كتوب|كتاب|كاميرا|كرام)/
/** The article with what stands before it; or a preposition alone, or Darija's present tense, on a long enough word. */
const PREFIX = /^(?:[وف]?[بكلف]?ال(?=..)|[وف]?لل(?=..)|و?[بلف](?=....)|و(?=....)|ك[يتن](?=...))/
const SUFFIX = /(?<=...)(?:ات|ها|هم|نا|ين|ون|وا|كم)$|(?<=..)ه$/

function arabicStem(word: string): string {
  const bare = NO_PREFIX.test(word) ? word : word.replace(PREFIX, '')
  return bare.replace(SUFFIX, '')
}

/** Darija in Latin letters: the article, doubled before some letters, and the present tense. */
function darijaStem(word: string): string {
  return word
    .replace(/^ka[ytn](?=..)/, '')
    .replace(/^(?:f|b)?l(?=[^aeiou\W]..)/, '')
    .replace(/(?<=...)(?:at|in)$/, '')
}

const ENDINGS =
  /(?:issements?|issantes?|ifications?|isations?|isateurs?|issages?|issons|isses?|iques?|ements?|ations?|ateurs?|atrices?|ances?|ences?|ables?|ibles?|euses?|eaux|ages?|ites?|ives?|ifs?|ions?|eurs?|ants?|ents?|ment|ees?|iers?|ieres?|ires?|oires?|ants?|ez|er|ir|es|is|aux|al|e|s|x)$/

/** French words by their beginning: the ending gone, what is left kept to a length at which kin agree. */
function frenchStem(word: string): string {
  const bare = word.replace(/(?<=...)s$/, '')
  const stem = bare.replace(ENDINGS, (ending) => (bare.length - ending.length >= 4 ? '' : ending))
  return stem.replace(/(?<=...)[eiy]$/, '').slice(0, 7)
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const ARABIC_STOPS = set(`
  من الي الا علي عن في مع بين تحت فوق بعد قبل هذا هذه ذلك تلك التي الذي الذين ما لا لم لن ان انه انها هو هي هم
  او ثم كل كلها بعض غير حتي قد كان كانت يكون تكون كما اي به بها له لها فيه فيها منه منها لدي لدينا نحو عند حول
  طرف وجه اجل و ف ب ل د ديال ديالي ديالنا ديالها ديالو حنا احنا نتا هاد داك ديك هادشي لي اللي باش حيت راه راها واش شي بزاف
  غير ماشي كاين كاينه ماكاينش ماكاين كاينين فين منين علاش مافيه ماعندهمش عندهم عندنا كولشي كلشي لينا ليهم عليا علينا دابا باقي بلا
  فاش ملي مابقا بغينا بغاو خاص خاصنا خاصها خاصهم خاصو كنا حدا قدام وسط عافاكم`)

const FRENCH_STOPS = set(`
  le la les un une des du de au aux et ou en dans sur sous pour par avec sans ce cet cette ces son sa ses notre nos
  votre vos leur leurs qui que quoi dont est sont ete etre a ont il elle ils elles on nous vous je tu se ne pas plus
  tres trop chaque tout tous toute toutes afin vers chez entre pres devant derriere l d s n qu c j m y lors pendant
  meme aussi mais donc car si comme leur lui eux peu bien the`)

const DARIJA_STOPS = set(`
  dyal dial dyali dyalna dyalha dyalhom d f fi b bi l m w wa o u ou mn men min 3la 3an hna 7na had hadi hadak li lli bach bash
  7it hit rah raha wach chi ch bzaf bezaf kayn kayna makaynch makayn makayninch kaynin fin mnin 3lach ma3ndhomch
  3ndhom 3ndna kolchi kolshi lina lihom 3lina daba ba9i bla fach mli mlli bghina bghaw bghit khas khass khassna
  khassha khasshom khasso 7da hda 9dam gddam west wst 3afakom 3afak kol kola koll kolha la ila mafih mafiha ana nta`)

/** The keys by which texts reach a listed word: Arabic letters, French, or both readings of Latin ones. */
function listKeys(word: string): readonly string[] {
  const form = searchForm(word)
  if (/\p{Script=Arabic}/u.test(form)) return [`k ${arabicKey(arabicStem(form))}`]
  const isMarked = /\d/.test(form)
  const french = isMarked ? [] : [`f ${frenchStem(form)}`]
  return [...french, `k ${latinKey(darijaStem(form))}`]
}
