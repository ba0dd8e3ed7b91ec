import type { Strings } from '../../strings.ts'
import type { projectValue as source } from '../en/project-values.ts'

export const projectValue = {
  open: 'ⵜⴰⴼⵍⵡⵉⵜ ⵏ ⵉⵙⵏⴼⴰⵕⵏ',
  field: {
    smart: 'ⴰⵙⵖⵥⵏ SMART',
    indicators: 'ⵜⵉⵎⴰⵜⴰⵔⵉⵏ',
    progress: 'ⵎⴰⵏⵉ ⵙ ⵉⵍⴽⵎ',
    commitment: 'ⴰⵇⵇⴰⵏ OGP',
    swot: 'ⵎⴰⵢⴷ ⵉⴷⵓⵙⵏ ⴷ ⵎⴰⵢⴷ ⵓⵔ ⵉⴷⵓⵙⵏ',
  },
  progress: {
    'not-started': 'ⵓⵔ ⵜⴰ ⵉⵙⵙⵏⵜⵉ',
    limited: 'ⴷⵔⵓⵙ',
    substantial: 'ⵉⴳⴳⵓⵜ',
    completed: 'ⵉⵎⵎⴷ',
  },
  ogp: {
    transparency: 'ⵜⵉⴼⴰⵡⵜ',
    participation: 'ⵜⴰⵎⴷⵔⴰⵡⵜ ⵏ ⵉⵏⵎⵓⵔⵏ',
    accountability: 'ⴰⵔⴰⵔ ⵏ ⵓⵎⵉⴹⴰⵏ',
    technology: 'ⵜⵉⴽⵏⵓⵍⵓⵊⵢⴰ ⴷ ⵓⵙⵏⵓⵍⴼⵓ',
  },
} satisfies Strings<typeof source>
