/** Words for what projects hold that several screens need: histories, conflicts, the proposal's page. */
export const projectValue = {
  open: 'Matrix of projects',
  field: {
    smart: 'SMART check',
    indicators: 'Indicators',
    progress: 'Progress',
    commitment: 'OGP commitment',
    swot: 'Strengths and weaknesses',
  },
  progress: {
    'not-started': 'Not started',
    limited: 'Limited',
    substantial: 'Substantial',
    completed: 'Completed',
  },
  ogp: {
    transparency: 'Transparency',
    participation: 'Public participation',
    accountability: 'Accountability',
    technology: 'Technology and innovation',
  },
}
