import type { Strings } from '../../strings.ts'
import type { projectValue as source } from '../en/project-values.ts'

export const projectValue = {
  open: 'Matrice des projets',
  field: {
    smart: 'Grille SMART',
    indicators: 'Indicateurs',
    progress: 'Avancement',
    commitment: 'Engagement OGP',
    swot: 'Forces et faiblesses',
  },
  progress: {
    'not-started': 'Non commencé',
    limited: 'Limité',
    substantial: 'Substantiel',
    completed: 'Achevé',
  },
  ogp: {
    transparency: 'Transparence',
    participation: 'Participation citoyenne',
    accountability: 'Redevabilité',
    technology: 'Technologie et innovation',
  },
} satisfies Strings<typeof source>
