import type { Strings } from '../../strings.ts'
import type { keys as source } from '../en/keys.ts'

export const keys = {
  everywhere: 'Partout',
  help: 'Afficher cette liste',
  search: 'Chercher parmi les propositions',
  hint: 'Pour un clavier branché à l’appareil, arabe, latin ou tifinagh. Rien ne se déclenche pendant la saisie, sauf l’enregistrement. Deux touches séparées par › se frappent l’une après l’autre.',
  single: 'Raccourcis d’une seule touche',
} satisfies Strings<typeof source>
