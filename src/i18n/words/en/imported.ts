/** Words about imported ideas on screens that are not the import's own. */
export const imported = {
  imported: {
    open: { button: 'Import' },
    filter: { label: 'Channel', all: 'All channels' },
    origin: {
      title: 'Where it comes from',
      row: 'Number there',
      date: 'Handed in',
      status: 'State there',
      link: 'Open it there',
    },
  },
}
