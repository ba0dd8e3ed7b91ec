/** Words about imported ideas on screens that are not the import's own. */
import type { Strings } from '../../strings.ts'
import type { imported as source } from '../en/imported.ts'

export const imported = {
  imported: {
    open: { button: 'ⵙⵙⴽⵛⵎ' },
    filter: { label: 'ⴰⴱⵔⵉⴷ', all: 'ⵉⴱⵔⴷⴰⵏ ⵎⴰⵕⵕⴰ' },
    origin: {
      title: 'ⴰⵙⴰⴳⵎ ⵏ ⵓⵙⵓⵎⵔ',
      row: 'ⵓⵟⵟⵓⵏ ⵏⵏⵙ ⴳ ⵓⵙⴰⴳⵎ',
      date: 'ⴰⵙⴰⴽⵓⴷ ⵏ ⵓⵙⵔⵙ ⵏⵏⵙ',
      status: 'ⴰⴷⴷⴰⴷ ⵏⵏⵙ ⴳ ⵓⵙⴰⴳⵎ',
      link: 'ⵕⵥⵎ ⵜ ⴳ ⵓⵙⴰⴳⵎ',
    },
  },
} satisfies Strings<typeof source>
