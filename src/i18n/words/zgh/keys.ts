import type { Strings } from '../../strings.ts'
import type { keys as source } from '../en/keys.ts'

export const keys = {
  everywhere: 'ⴳ ⴽⵓ ⴰⵏⵙⴰ',
  help: 'ⵙⴽⵏ ⵜⴰⵍⴳⴰⵎⵜ ⴰⴷ',
  search: 'ⵔⵣⵓ ⴳ ⵉⵙⵓⵎⵔⵏ',
  hint: 'ⵉ ⵓⵏⴰⵙⵉⵡ ⵏ ⵜⵙⵓⵔⴰ ⵉⵣⴷⵉⵏ ⵖⵔ ⵡⴰⵍⵍⴰⵍ: ⴰⵄⵔⴰⴱ, ⴰⵍⴰⵜⵉⵏⵉ ⵏⵖ ⵜⵉⴼⵉⵏⴰⵖ. ⵓⵔ ⴷⴰ ⵜⵙⵡⵓⵔⵉⵏⵜ ⴰⴷⴷⴰⵢ ⵜⵜⴰⵔⴰⴷ, ⵖⴰⵙ ⴰⵃⴹⴰⵢ. ⵙⵏⴰⵜ ⵜⵙⵓⵔⴰ ⵙ › ⴷⴰ ⵜⵜⵓⵏⵏⵖⴰⵙⵏⵜ ⵢⴰⵜ ⴷⴼⴼⵉⵔ ⵢⴰⵜ.',
  single: 'ⵉⵙⵓⵏⴰⴼ ⵏ ⵢⴰⵜ ⵜⵙⴰⵔⵓⵜ',
} satisfies Strings<typeof source>
