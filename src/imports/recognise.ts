/** What a table is and what its columns hold, guessed by the words above them in Arabic, French and English. */
import { searchForm } from '../domain/text.ts'
import type { SourceTable } from './table.ts'

export type SourceKind = 'decidim' | 'forms' | 'polis' | 'table'

/** What a column can be taken as. `row`: what the source itself calls the row. */
export const FIELDS = ['text', 'title', 'axis', 'gender', 'group', 'date', 'row', 'status', 'url'] as const
export type ImportField = (typeof FIELDS)[number]

/** Which column, by its place in the header, is taken as what. */
export type Columns = Readonly<Partial<Record<ImportField, number>>>

/** Words in the form in which search compares them: without hamza, ta marbuta, accents, capitals. */
interface Clues {
  readonly exact: RegExp
  readonly within?: RegExp
}

const CLUES: Readonly<Record<ImportField, Clues>> = {
  date: {
    exact:
      /^(date|datetime|horodateur|timestamp|published_at|created_at|التاريخ|تاريخ|طابع زمني|تاريخ الارسال)$/,
    within: /horodat|timestamp|\bdate\b|تاريخ|طابع زمني/,
  },
  row: {
    exact:
      /^(id|identifiant|identifier|reference|ref|code|n°|nº|no|num|numero|#|رقم|الرقم|ر\.ت|معرف|المعرف|comment-id)$/,
    within: /^id\b|identifiant|^n[°º]|numero|رقم/,
  },
  title: { exact: /^(title|titre|objet|subject|عنوان|العنوان)$/, within: /titre|title|عنوان/ },
  gender: {
    exact: /^(gender|sex|sexe|genre|الجنس|جنس|النوع|نوع|النوع الاجتماعي)$/,
    within: /gender|sexe|\bgenre\b|جنس|النوع الاجتماعي|ذكر.*انثي|homme.*femme|femme.*homme/,
  },
  axis: {
    exact:
      /^(axis|axe|theme|thematique|category|categorie|taxonomies|domaine|المحور|محور|المجال|مجال|القطاع|الموضوع)$/,
    within: /\baxes?\b|thematique|theme|categor|taxonom|domaine|محور|مجال/,
  },
  group: {
    exact: /^(group|groupe|profile?|qualite|الفيه|فيه|الصفه|صفه)$/,
    within: /groupe?\b|profil|qualite|vous etes|الفيه|الصفه|صفتك/,
  },
  status: { exact: /^(state|status|statut|etat|الحاله|حاله|الوضعيه)$/, within: /statut|\bstate\b|الحاله/ },
  url: { exact: /^(url|link|lien|الرابط|رابط)$/, within: /\burl\b/ },
  text: {
    exact:
      /^(body|text|texte|proposal|proposition|idea|idee|suggestion|comment|comment_text|comment-body|content|contenu|description|النص|نص|نص الاقتراح|الاقتراح|اقتراح|مقترح|المقترح|الفكره|فكره|الوصف)$/,
    within: /propos|idee|\bideas?\b|suggestion|comment|اقتراح|مقترح|فكر|تقترح/,
  },
}

/** The order of guessing: what is told by few words goes first; the text is often named with words of others. */
const ORDER: readonly ImportField[] = [
  'date',
  'row',
  'gender',
  'group',
  'status',
  'url',
  'title',
  'axis',
  'text',
]

/** Columns about a person, never guessed: Warsha needs nobody's name. */
const PERSONAL =
  /e-?mail|courriel|mail|telephone|phone|\btel\b|gsm|whatsapp|prenom|^nom\b|nom complet|nom et|full name|your name|^name$|author|auteur|\bcin\b|adresse|address|user|بريد|هاتف|^(?:الاسم|اسم)(?!.*(?:محور|مجال|فيه))|بطاقه|عنوان السكن|العنوان الشخصي/

/** Times at which a platform did something else than receive the idea. */
const OTHER_TIMES = /answered|withdrawn|updated|\bstart|\bend|naissance|birth|ازدياد|ميلاد/

/** True for a column that holds who people are. */
export const isPersonal = (name: string): boolean => PERSONAL.test(searchForm(name))

/** The table's kind by its header. */
export function recognise({ header }: SourceTable): SourceKind {
  const names = header.map((name) => name.trim().toLowerCase())
  const has = (...wanted: readonly string[]) => wanted.every((name) => names.includes(name))
  if (names.some((name) => /^(body|title)\/[a-z]{2}/.test(name)) || has('id', 'title', 'body', 'state')) {
    return 'decidim'
  }
  if (names.some((name) => name === 'comment-body' || name === 'comment_text')) return 'polis'
  const isStamped = /^(timestamp|horodateur|طابع زمني|الطابع الزمني)$/.test(searchForm(names[0] ?? ''))
  return isStamped ? 'forms' : 'table'
}

/**
 * True when a row names columns: one of its names is known, or a question, or stands beside others. Where no
 * row does, the first one is an idea.
 */
export function isHeader(row: readonly string[]): boolean {
  const names = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (names.some((name) => /^[\d٠-٩][\d٠-٩\s/:.-]*$/.test(name))) return false
  return names.some((name) => {
    const best = Math.max(...FIELDS.map((field) => fit(field, name)))
    const isQuestion = /[?؟]$/.test(name)
    return best >= EXACT || (best > 0 && (names.length > 1 || isQuestion) && name.length <= LONGEST_NAME)
  })
}

/** Questions of a form are long; ideas are longer. */
const LONGEST_NAME = 160

/** What the columns most probably hold. A table with any text in it always gets a column of text. */
export function guessColumns(table: SourceTable): Columns {
  const taken = new Set<number>()
  const columns: { -readonly [Field in ImportField]?: number } = {}
  for (const field of ORDER) {
    const found = bestColumn(table, field, taken)
    if (found === undefined) continue
    columns[field] = found
    taken.add(found)
  }
  if (columns.text === undefined) {
    const longest = longestColumn(table, taken) ?? columns.title
    if (longest !== undefined) columns.text = longest
    if (longest === columns.title) delete columns.title
  }
  return columns
}

/** Columns that hold the same in other languages, `body/fr` beside `body/ar`, the chosen one first. */
export function variantsOf(header: readonly string[], column: number): readonly number[] {
  const base = baseOf(header[column])
  if (base === undefined) return [column]
  const others = header.flatMap((name, index) => (index !== column && baseOf(name) === base ? [index] : []))
  return [column, ...others]
}

const LANGUAGE = /^(.+)\/(ar|fr|en|es|ca|pt|it|de|nl|zgh)(?:-\w+)?$/i

const baseOf = (name: string | undefined): string | undefined => LANGUAGE.exec(name ?? '')?.[1]

function bestColumn(
  { header }: SourceTable,
  field: ImportField,
  taken: ReadonlySet<number>,
): number | undefined {
  const scored = header
    .map((name, index) => ({ index, score: taken.has(index) ? 0 : fit(field, name) }))
    .filter(({ score }) => score > 0)
  return scored.toSorted((a, b) => b.score - a.score || a.index - b.index)[0]?.index
}

/** A name that can only mean this. */
const EXACT = 3

/** How well a name fits: 0 not at all. In several languages, Arabic stands before French, French before others. */
function fit(field: ImportField, name: string): number {
  const form = searchForm(name).replace(/\/name(?=\/|$)/, '')
  const [, base = form, language] = LANGUAGE.exec(form) ?? []
  const { exact, within } = CLUES[field]
  if (PERSONAL.test(form) && !exact.test(form)) return 0
  if (field === 'date' && OTHER_TIMES.test(form)) return 0
  const byLanguage = language === 'ar' ? 0.4 : language === 'fr' ? 0.2 : 0
  if (exact.test(base)) return EXACT + byLanguage
  return within?.test(base) ? 1 + byLanguage : 0
}

/** The column of the longest texts that are no numbers, dates or people. */
function longestColumn(table: SourceTable, taken: ReadonlySet<number>): number | undefined {
  const lengths = table.header.map((name, index) => {
    if (taken.has(index) || isPersonal(name)) return 0
    const texts = table.rows.map((row) => row[index] ?? '').filter((cell) => /\p{L}{2}/u.test(cell))
    return texts.reduce((sum, text) => sum + text.length, 0) / table.rows.length
  })
  const longest = Math.max(0, ...lengths)
  return longest > 0 ? lengths.indexOf(longest) : undefined
}
