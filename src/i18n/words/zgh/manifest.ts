import type { Strings } from '../../strings.ts'
import type { manifest as source } from '../en/manifest.ts'

export const manifest = {
  description: 'ⵡⴰⵔⵛⴰ: ⴰⵙⵉⴹⵏ ⵏ ⵉⵎⴷⵔⴰⵡⵏ ⴷ ⵓⵙⵎⵓⵏ ⵏ ⵜⵡⵏⴳⵉⵎⵉⵏ ⴳ ⵜⵡⴰⵔⵛⵉⵏ ⵏ ⵉⵀⵉⵍⵏ ⵏ ⵜⵏⴱⴰⴹⵜ ⵉⵕⵥⵎⵏ, ⴱⵍⴰ ⴰⵣⴷⴰⵢ',
  noScript:
    'ⵜⵅⵚⵚⴰ ⵡⴰⵔⵛⴰ JavaScript. ⵙⵙⵓⵔⴳ ⵜ ⴳ ⵜⵙⵖⴰⵍ ⵏ ⵓⵎⵙⵜⴰⵔⴰ, ⵣⴷⵎ ⴷⴰⵖ ⵜⴰⵙⵏⴰ. ⵓⵔ ⵉⵊⵍⵉ ⵡⴰⵍⵓ ⵙⴳ ⵎⴰⵢⴷ ⵉⵜⵜⵓⵃⴹⴰⵏ.',
} satisfies Strings<typeof source>
