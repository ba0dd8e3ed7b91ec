/** Amounts in Arabic words: the noun after a number changes with it (درهم، درهمان، دراهم، درهماً). */

/** A counted noun in the forms that numbers ask of it. Masculine, as all nouns of this file are. */
interface Noun {
  readonly one: string
  readonly two: string
  /** Two of them before another noun: the dual loses its nun. */
  readonly twoOf: string
  readonly few: string
  /** After 11 to 99, where nothing follows. */
  readonly many: string
}

const DIRHAM: Noun = { one: 'درهم', two: 'درهمان', twoOf: 'درهما', few: 'دراهم', many: 'درهماً' }
const CENTIME: Noun = { one: 'سنتيم', two: 'سنتيمان', twoOf: 'سنتيما', few: 'سنتيمات', many: 'سنتيماً' }

/** Thousands and their powers, smallest first. */
const SCALES: readonly Noun[] = [
  { one: 'ألف', two: 'ألفان', twoOf: 'ألفا', few: 'آلاف', many: 'ألفاً' },
  { one: 'مليون', two: 'مليونان', twoOf: 'مليونا', few: 'ملايين', many: 'مليوناً' },
  { one: 'مليار', two: 'ملياران', twoOf: 'مليارا', few: 'ملايير', many: 'ملياراً' },
  { one: 'تريليون', two: 'تريليونان', twoOf: 'تريليونا', few: 'تريليونات', many: 'تريليوناً' },
]

const UNITS = [
  '',
  'واحد',
  'اثنان',
  'ثلاثة',
  'أربعة',
  'خمسة',
  'ستة',
  'سبعة',
  'ثمانية',
  'تسعة',
  'عشرة',
  'أحد عشر',
  'اثنا عشر',
] as const
const TENS = ['', '', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون'] as const
const HUNDREDS = [
  '',
  'مائة',
  'مائتان',
  'ثلاثمائة',
  'أربعمائة',
  'خمسمائة',
  'ستمائة',
  'سبعمائة',
  'ثمانمائة',
  'تسعمائة',
] as const

/** Dirhams and centimes (0 to 99) in words. */
export function arabicAmount(dirhams: number, centimes: number): string {
  if (dirhams === 0 && centimes === 0) return `صفر ${DIRHAM.one}`
  const parts = [
    ...(dirhams > 0 ? [counted(dirhams, DIRHAM)] : []),
    ...(centimes > 0 ? [counted(centimes, CENTIME)] : []),
  ]
  return joined(parts)
}

/** A number above 0 with its noun. */
function counted(number: number, noun: Noun): string {
  const last = number % 100
  if (number === 1) return `${noun.one} ${UNITS[1]}`
  if (number === 2) return noun.two
  // "A hundred dirhams and two dirhams": one and two are never counted with the hundreds before them.
  if (last === 1 || last === 2)
    return joined([`${beforeNoun(number - last)} ${noun.one}`, counted(last, noun)])
  const form = last === 0 ? noun.one : last <= 10 ? noun.few : noun.many
  return `${beforeNoun(number)} ${form}`
}

/** A number from 3 on, as it stands directly before its noun. */
function beforeNoun(number: number): string {
  const below = number % 1000
  const parts = groupsAbove(number, below === 0)
  if (below > 0) parts.push(underThousand(below, true))
  return joined(parts)
}

/** The thousands, millions … of a number, largest first. `isBeforeNoun`: nothing but the noun follows the last. */
function groupsAbove(number: number, isBeforeNoun: boolean): string[] {
  const parts: string[] = []
  let rest = Math.floor(number / 1000)
  for (const scale of SCALES) {
    const group = rest % 1000
    if (group > 0) parts.unshift(scaled(group, scale, isBeforeNoun && parts.length === 0))
    rest = Math.floor(rest / 1000)
  }
  return parts
}

function scaled(group: number, scale: Noun, isBeforeNoun: boolean): string {
  const last = group % 100
  const two = isBeforeNoun ? scale.twoOf : scale.two
  if (last === 1 || last === 2) {
    const alone = last === 1 ? scale.one : two
    return group > last ? joined([`${underThousand(group - last, true)} ${scale.one}`, alone]) : alone
  }
  if (last === 0) return `${underThousand(group, true)} ${scale.one}`
  if (last <= 10) return `${underThousand(group, true)} ${scale.few}`
  return `${underThousand(group, true)} ${isBeforeNoun ? scale.one : scale.many}`
}

/** 1 to 999. `isBeforeNoun`: two hundred that end the number lose their nun. */
function underThousand(number: number, isBeforeNoun: boolean): string {
  const hundreds = Math.floor(number / 100)
  const below = number % 100
  if (below === 0) return hundreds === 2 && isBeforeNoun ? 'مائتا' : (HUNDREDS[hundreds] ?? '')
  return joined([...(hundreds > 0 ? [HUNDREDS[hundreds] ?? ''] : []), underHundred(below)])
}

function underHundred(number: number): string {
  const unit = UNITS[number]
  if (unit !== undefined) return unit
  const units = number % 10
  if (number < 20) return `${UNITS[units]} عشر`
  const tens = TENS[Math.floor(number / 10)] ?? ''
  return units === 0 ? tens : joined([UNITS[units] ?? '', tens])
}

/** "And" is written onto the word that follows it. */
const joined = (parts: readonly string[]): string => parts.join(' و')
