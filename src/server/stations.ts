/** Station letters: A, B … Z, AA, AB … They lead the numbers of proposals, so none is ever given twice. */

interface Stationed {
  readonly station: string
}

/** The letters of the station with this index, from 0. */
export function stationLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : stationLetters(Math.floor(index / 26) - 1) + letter
}

/**
 * The first letters after all that were ever given; devices that came back after a restore leave gaps between them.
 * Once the last ones are given, which a device may claim of itself after a restore, the first gap.
 */
export function nextStation(devices: readonly Stationed[]): string {
  const given = new Set(devices.map(({ station }) => indexOf(station)))
  const next = 1 + Math.max(-1, ...given)
  if (next <= LAST) return stationLetters(next)
  let gap = 0
  while (given.has(gap)) gap += 1
  return stationLetters(gap)
}

/** The station that a device had, where nobody else has got it since; else the next. */
export const stationFor = (claimed: string, others: readonly Stationed[]): string =>
  others.some(({ station }) => station === claimed) ? nextStation(others) : claimed

const indexOf = (station: string): number =>
  station.split('').reduce((index, letter) => (index + 1) * 26 + letter.charCodeAt(0) - 65, -1)

/** The labels of proposals have room for three letters. */
const LAST = indexOf('ZZZ')
