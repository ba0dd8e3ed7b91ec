/** Words about imported ideas on screens that are not the import's own. */
import type { Strings } from '../../strings.ts'
import type { imported as source } from '../en/imported.ts'

export const imported = {
  imported: {
    open: { button: 'استيراد' },
    filter: { label: 'القناة', all: 'كل القنوات' },
    origin: {
      title: 'مصدر المقترح',
      row: 'رقمه في المصدر',
      date: 'تاريخ إيداعه',
      status: 'حالته في المصدر',
      link: 'فتحه في المصدر',
    },
  },
} satisfies Strings<typeof source>
