/** From a file's bytes to its text, whatever program and year they come from. */

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** Enough to judge by, little enough to be quick. */
const SAMPLE_BYTES = 8_192
/** An Arabic word; shorter runs come about by accident when French is read as Windows-1256. */
const ARABIC_WORD = /[\u0621-\u064a]{3}/

/** The text of a file, without its byte order mark. Bytes that fit nowhere become replacement characters. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes)

/**
 * By the byte order mark; without one, by where zeros stand (UTF-16), by whether all of it is UTF-8, and at
 * last by whether reading it as Windows-1256 gives Arabic words: French letters lie at the same places there
 * as in Windows-1252.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const wide = wideEncoding(bytes.subarray(0, SAMPLE_BYTES))
  if (wide) return wide
  if (isUtf8(bytes)) return 'utf-8'
  return ARABIC_WORD.test(decode(bytes, 'windows-1256')) ? 'windows-1256' : 'windows-1252'
}

/** In UTF-16, Latin letters and separators have a zero, Arabic letters a six, always on the same side. */
function wideEncoding(sample: Uint8Array): Encoding | undefined {
  if (!sample.includes(0)) return undefined
  const isHigh = (byte: number) => byte === 0x00 || byte === 0x06
  const [even, odd] = [0, 1].map((side) => {
    const bytes = sample.filter((_, index) => index % 2 === side)
    return bytes.filter(isHigh).length / Math.max(1, bytes.length)
  }) as [number, number]
  if (odd > 0.7 && odd > even) return 'utf-16le'
  if (even > 0.7 && even > odd) return 'utf-16be'
  return undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
