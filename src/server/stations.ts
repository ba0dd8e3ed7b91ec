/** Station letters: A, B … Z, AA, AB … They lead the numbers of proposals, so none is ever given twice. */

/** The letters of the station with this index, from 0. */
export function stationLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : stationLetters(Math.floor(index / 26) - 1) + letter
}
