import type { Strings } from '../../strings.ts'
import type { server as source } from '../en/server.ts'

export const server = {
  notBuilt:
    'ⵓⵔ ⵜⴰ ⵜⴻⵜⵜⵓⵙⵡⵊⴰⴷ ⵜⵙⵏⵙⵉ ⴳ ⵓⵎⴰⴽⴽⴰⵢ ⴰⴷ. ⵓⵔ ⵉⵊⵍⵉ ⵡⴰⵍⵓ ⵙⴳ ⵎⴰⵢⴷ ⵉⵜⵜⵓⵃⴹⴰⵏ; ⵎⵍ ⵜ ⵉ ⵓⵎⵙⵓⴷⵙ, ⵜⴰⵔⵎⴷ ⴷⴰⵖ ⵉⵎⵉⴽ ⴷⴼⴼⵉⵔ.',
} satisfies Strings<typeof source>
