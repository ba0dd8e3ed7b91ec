import type { Strings } from '../../strings.ts'
import type { start as source } from '../en/start.ts'

export const start = {
  insecure:
    'Warsha ne s’ouvre qu’à une adresse en https, ou sur cet ordinateur même (localhost). Demandez le bon lien à votre point focal. Rien n’est perdu.',
  storage:
    'Ce navigateur ne permet pas à Warsha de conserver des données : fenêtre privée, stockage plein ou bloqué. Ouvrez le lien dans une fenêtre ordinaire. Ce qui était enregistré l’est toujours.',
  superseded:
    'Ce que cet appareil conserve est à une version plus récente de l’application. Chargez-la pour continuer ; rien n’est perdu.',
  blocked:
    'Une version plus ancienne de l’application est encore ouverte dans un autre onglet ou une autre fenêtre. Fermez-la : celle-ci s’ouvrira d’elle-même ; rien n’est perdu.',
  reload: 'Charger la version récente',
} satisfies Strings<typeof source>
