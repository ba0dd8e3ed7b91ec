/**
 * Which way a text runs by its first letter; undefined where it has none, for the place it stands in to say.
 * Unlike `dir="auto"` it looks at letters alone: a percentage written in Arabic begins with a mark that runs the other
 * way, and "40 % (declared)" came out with its brackets apart.
 */
export function directionOf(text: string): 'rtl' | 'ltr' | undefined {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (letter === undefined) return undefined
  return /\p{Script=Arabic}/u.test(letter) ? 'rtl' : 'ltr'
}
