import type { Strings } from '../../strings.ts'
import type { similar as source } from '../en/similar.ts'

export const similar = {
  deciding: {
    similar: {
      searching: 'ⴰⵔⵣⵣⵓ ⵏ ⵜⵡⵏⴳⵉⵎⵉⵏ ⵉⵔⵡⵙⵏ…',
      keeps: 'ⴰⵙⵎⵓⵏ ⵉⴳⴰ ⴰⵣⴷⴰⵢ ⵖⴰⵙ: ⵉⴹⵕⵉⵚⵏ ⵙ ⵙⵉⵏ ⵔⴰⴷ ⵇⵇⵉⵎⵏ ⵎⴽ ⵍⵍⴰⵏ.',
      update: 'ⵙⴷⵖⵉ ⵜⴰⵍⴳⴰⵎⵜ',
      mergeWith: 'ⵙⵎⵓⵏ ⴷⵉⴷⵙ: {{label}}',
    },
    degree: { veryStrong: 'ⵉⵔⵡⵙ ⴱⴰⵀⵔⴰ', strong: 'ⵉⵔⵡⵙ', some: 'ⵉⵥⴹⴰⵕ ⴰⴷ ⵉⵔⵡⵙ' },
    several: {
      choose: 'ⵙⵜⵢ ⵎⵏⵏⴰⵡ',
      chosen_one: 'ⵉⵜⵜⵓⵙⵜⵢ {{count}} ⵏ ⵓⵙⵓⵎⵔ',
      chosen_other: 'ⵜⵜⵓⵙⵜⵢⵏ {{count}} ⵏ ⵉⵙⵓⵎⵔⵏ',
      all: 'ⵙⵜⵢ ⵎⴰⵕⵕⴰ ({{number}})',
      none: 'ⵙⵔ ⴰⵙⵜⴰⵢ',
      decide: 'ⵖⵜⵙ',
      title: 'ⵢⴰⵜ ⵜⵖⵜⴰⵙⵜ ⵉ ⵎⵏⵏⴰⵡ ⵏ ⵉⵙⵓⵎⵔⵏ',
      done_one: '{{count}} ⵏ ⵓⵙⵓⵎⵔ: {{verdict}}',
      done_other: '{{count}} ⵏ ⵉⵙⵓⵎⵔⵏ: {{verdict}}',
    },
    authority: { used: 'ⵜⵜⵓⵏⵏⴰⵏⵜ ⵢⴰⴷ' },
    reasons: {
      title: 'ⵜⵉⵎⵏⵜⵉⵍⵉⵏ ⵏ ⵜⵙⵇⵇⵉⵎⵜ',
      intro: 'ⴰⵔ ⵜⵜⵓⵙⵓⵎⴰⵔⵏⵜ ⴳ ⴽⵓ ⵜⴰⵖⵜⴰⵙⵜ, ⵜⴰⵎⴰ ⵏ ⵓⴹⵕⵉⵚ ⵉⵍⴻⵍⵍⵉ.',
      none: 'ⵓⵔ ⵜⴰ ⵉⵍⵉ ⵡⴰⵀⵉⵍ ⵜⵉⵎⵏⵜⵉⵍⵉⵏ ⵏⵏⵙ: ⴰⵔ ⵜⵜⵓⵙⵓⵎⴰⵔⵏⵜ ⵜⵉⵏⵏⴰ ⵏ ⴽⵓ ⵜⵉⴽⴽⵍⵜ.',
      usual: 'ⵙⵙⵏⵜⵉ ⵙ ⵜⵉⵏⵏⴰ ⵏ ⴽⵓ ⵜⵉⴽⴽⵍⵜ',
      new: 'ⵜⴰⵎⵏⵜⵉⵍⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ',
      empty: 'ⴰⵔⴰ ⵜⴰⵎⵏⵜⵉⵍⵜ ⵙ ⵢⴰⵜ ⵜⵓⵜⵍⴰⵢⵜ ⵎⴰ ⴷⵔⵓⵙ.',
      twice: 'ⵜⵍⵍⴰ ⵢⴰⴷ ⵜⵎⵏⵜⵉⵍⵜ ⴰⴷ ⴳ ⵜⵍⴳⴰⵎⵜ.',
      remove: 'ⴽⴽⵙ',
      removeOne: 'ⴽⴽⵙ: {{reason}}',
      removed: 'ⵜⴻⵜⵜⵡⴰⴽⴽⵙ: {{reason}}',
      added: 'ⵜⵎⵔⵏⴰ: {{reason}}',
    },
    differ: {
      some_one: 'ⵅⴼ {{count}} ⵏ ⵓⵙⵓⵎⵔ ⵎⵣⴰⵔⴰⵢⵏ ⵙⵉⵏ ⵉⴳⵎⴰⵎⵏ.',
      some_other: 'ⵅⴼ {{count}} ⵏ ⵉⵙⵓⵎⵔⵏ ⵎⵣⴰⵔⴰⵢⵏ ⵙⵉⵏ ⵉⴳⵎⴰⵎⵏ.',
      show: 'ⴼⵔⵓ ⵜ',
      next: 'ⵓⴹⴼⵉⵕ',
    },
  },
} satisfies Strings<typeof source>
