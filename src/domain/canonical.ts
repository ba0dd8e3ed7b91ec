/** One spelling for one value, so that equal things hash equal. */

/**
 * RFC 8785 (JCS) form of a JSON value. Object members come in UTF-16 order; strings and numbers are
 * written as ECMAScript writes them, which is what the RFC asks for. Undefined members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.keys(value)
      .sort()
      .flatMap((key) => {
        const member = (value as Record<string, unknown>)[key]
        return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`]
      })
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** True when two JSON values are the same value, whatever the order of their members. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonicalJson(a) === canonicalJson(b))
}
