/**
 * What a screen kept for itself, read back: perhaps by another version of the app, perhaps half written by a dying
 * browser. It is never believed to have a shape.
 */

/**
 * A value of the shape of `pattern`, with as much of what was found as fits: where it does not, and where nothing was
 * found, stands what the pattern has. Of objects that is told member by member, so that a person's words survive a
 * version that keeps more or less beside them. Of a list, what fits its pattern's first element; null in a pattern
 * stands for a text or null.
 */
export function inShapeOf<Value>(pattern: Value, found: unknown): Value
export function inShapeOf(pattern: unknown, found: unknown): unknown {
  if (pattern === null) return typeof found === 'string' ? found : null
  if (Array.isArray(pattern)) {
    const [first] = pattern as readonly unknown[]
    if (!Array.isArray(found) || first === undefined) return []
    return found.filter((each) => isRecord(each) === isRecord(first)).map((each) => inShapeOf(first, each))
  }
  if (typeof pattern !== 'object') return typeof found === typeof pattern ? found : pattern
  const members = isRecord(found) ? found : {}
  return Object.fromEntries(
    Object.entries(pattern).map(([name, member]) => [name, inShapeOf(member, members[name])]),
  )
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
