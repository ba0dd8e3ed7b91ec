/** How deep foreign JSON may be nested. */

/** Deeper JSON than any operation has; walking it could exhaust the stack. */
export const MAX_DEPTH = 32

/** True for JSON that is nested deeper than anything of ours. */
export const isTooDeep = (json: unknown): boolean => isDeeper(json, MAX_DEPTH)

/** True for lists and objects nested more than `levels` deep; looks no further down than that. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1))
}
