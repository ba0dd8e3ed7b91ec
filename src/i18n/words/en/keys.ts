export const keys = {
  everywhere: 'Everywhere',
  help: 'Show this list',
  search: 'Search the proposals',
  hint: 'For a keyboard connected to the device, Arabic, Latin or Tifinagh. Nothing happens while you type in a field, except saving. Two keys with › between them are pressed one after the other.',
  single: 'Shortcuts of a single key',
}
