/** Words about imported ideas on screens that are not the import's own. */
import type { Strings } from '../../strings.ts'
import type { imported as source } from '../en/imported.ts'

export const imported = {
  imported: {
    open: { button: 'Importer' },
    filter: { label: 'Canal', all: 'Tous les canaux' },
    origin: {
      title: 'D’où elle vient',
      row: 'Numéro là-bas',
      date: 'Déposée',
      status: 'État là-bas',
      link: 'L’ouvrir là-bas',
    },
  },
} satisfies Strings<typeof source>
