import type { Strings } from '../../strings.ts'
import type { server as source } from '../en/server.ts'

export const server = {
  notBuilt:
    'L’application n’est pas encore construite sur ce serveur. Rien de ce qui était enregistré n’est perdu ; prévenez la coordination ou la personne qui s’occupe du serveur, puis réessayez dans un moment.',
} satisfies Strings<typeof source>
