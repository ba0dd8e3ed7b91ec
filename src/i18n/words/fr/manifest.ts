import type { Strings } from '../../strings.ts'
import type { manifest as source } from '../en/manifest.ts'

export const manifest = {
  description:
    'Warsha : compter les participants et recueillir les idées dans les ateliers des programmes d’ouverture, sans réseau',
  noScript:
    'Warsha a besoin de JavaScript. Autorisez-le dans les réglages du navigateur, puis rechargez la page. Rien de ce qui était enregistré n’est perdu.',
} satisfies Strings<typeof source>
