/** Words for ideas that were collected elsewhere. */
export const imports = {
  import: {
    title: { text: 'Import ideas' },
    forbidden: {
      title: 'The role of this device does not allow importing',
      hint: 'The coordinator and the committee can.',
    },
    choose: {
      title: 'Ideas collected elsewhere',
      intro:
        'From a platform, an online form, or a list typed from paper. You see everything before anything is saved, and nothing comes in twice.',
      formats: 'CSV, Excel (.xlsx) or JSON',
      personal:
        'Only the columns that you choose are taken in: names, e-mails and telephone numbers stay in the file.',
      offline: 'The file is read on this device. No network is needed.',
      button: 'Choose a file',
      another: 'Another file',
      reading: 'Reading {{name}}…',
    },
    failure: {
      title: 'This file could not be read',
      kept: 'Nothing was changed.',
      empty: 'There is nothing in it. Check that it was downloaded in full.',
      'too-large': 'It is larger than 30 MB. Split it, and import the parts one after the other.',
      unreadable: 'The device could not open it. Check that it is still where it was, then choose it again.',
      'old-excel':
        'It is an old Excel file, or a password closes it. Save it as .xlsx without a password, or as CSV.',
      'not-a-table': 'It is no table. Choose a CSV, .xlsx or JSON file.',
      'broken-workbook':
        'It is no Excel file, or it is damaged. Download it again, or save it as .xlsx or CSV.',
      'json-broken': 'Its JSON ends too early or is damaged. Download it again.',
      'json-no-list': 'Its JSON holds no list of ideas. Choose the export of the proposals.',
      'too-long':
        'It has more than 200,000 rows: this is no list of ideas. Keep only the rows that you need, or split it.',
      'too-wide':
        'It has more than 500 columns: this is no list of ideas. Keep only the columns that you need.',
      'unpacks-too-large':
        'What is packed in it is far too large for a list of ideas. Copy the list into a new workbook, or save it as CSV.',
      unexpected:
        'Something in it stopped the reading. Save it as CSV, or close other programs and choose it again.',
      'no-rows':
        'It has names of columns, but no row under them. Choose the file or the sheet that has them.',
    },
    file: {
      title: 'The file',
      rows_one: '{{count}} row',
      rows_other: '{{count}} rows',
      encoding: 'Letters as in',
      separator: 'Columns separated by',
      sheet: 'Sheet',
      headed: 'The first row names the columns',
      quotes:
        'A quotation mark is opened and never closed; all of them were taken as they stand. Check the rows below.',
    },
    separator: { comma: 'comma ,', semicolon: 'semicolon ;', tab: 'tab', bar: 'bar |' },
    kind: { decidim: 'Decidim', forms: 'Answers of a form', polis: 'Polis', table: 'List' },
    columns: {
      title: 'What the columns hold',
      intro: 'Proposed by their names, and remembered for the next file with the same columns.',
      none: 'Not taken in',
      unnamed: 'Column {{number}}',
      leftOut: 'Stays in the file:',
    },
    field: {
      text: 'Idea (required)',
      title: 'Title',
      axis: 'Axis',
      gender: 'Woman or man',
      group: 'Group',
      date: 'Date',
      row: 'Number in the source',
      status: 'State in the source',
      url: 'Link',
    },
    source: {
      label: 'Name of the source',
      hint: 'The same list keeps the same name: by it, rows are known again.',
      error: 'Give the source a name.',
    },
    channel: { label: 'How they came in' },
    names: {
      axes: 'Axes in the file',
      groups: 'Groups in the file',
      intro: 'Which of the programme’s each one is.',
      one: '“{{name}}” is',
    },
    rows: {
      title: 'What will come in',
      filter: 'Show rows',
      line: 'Row {{number}}',
      here: 'Here it says: {{text}}',
      alike: 'Already said: {{text}}',
      none: 'No row of this sort.',
      more_one: 'Show {{count}} more',
      more_other: 'Show {{count}} more',
      counting: 'Comparing with what is here…',
    },
    standing: {
      new: 'New',
      alike: 'Same words',
      changed: 'Changed',
      withdrawn: 'Withdrawn here',
      known: 'Already here',
      'left-out': 'Left out',
    },
    flaw: {
      empty: 'no text',
      'too-long': 'too long: shorten it in the file',
      withdrawn: 'withdrawn in the source',
      repeated: 'the same number as an earlier row',
    },
    take: {
      alike_one: 'Take in {{count}} idea that says the same as one that is here',
      alike_other: 'Take in {{count}} ideas that say the same as one that is here',
      changed_one: 'Update {{count}} idea that the file says in another way',
      changed_other: 'Update {{count}} ideas that the file says in another way',
      withdrawn_one: 'Bring back {{count}} idea that was withdrawn here',
      withdrawn_other: 'Bring back {{count}} ideas that were withdrawn here',
    },
    participants: {
      title: 'Who took part by this channel',
      intro:
        'As the source states it. Shown as declared, and never added to what was counted. Leave empty what is not stated.',
      women: 'Women',
      men: 'Men',
      total: 'Total',
      sureness: '{{label}}: how sure',
      exact: 'exact',
      approximate: 'about',
      unknown: 'not known',
      error: 'A whole number, please.',
      sum: 'Women and men make {{sum}}, the total says {{total}}. Both are kept, and shown as a difference to settle.',
    },
    write: {
      button_one: 'Import {{count}} idea',
      button_other: 'Import {{count}} ideas',
      participants: 'Save the participants',
      nothing: 'Nothing new to import',
      noText: 'Choose the column that holds the ideas.',
      progress: '{{done}} of {{total}} saved',
    },
    done: {
      title: 'Imported',
      last: 'The last import',
      earlier: 'An earlier import',
      taken_one: '{{count}} idea came in',
      taken_other: '{{count}} ideas came in',
      updated_one: '{{count}} idea updated',
      updated_other: '{{count}} ideas updated',
      restored_one: '{{count}} idea brought back',
      restored_other: '{{count}} ideas brought back',
      participants: 'The participants of the channel are saved',
      cut: 'Not everything could be saved. Choose the file again later: what is here already does not come in twice.',
      undo: 'Undo this import',
      undone: 'The import is undone: its ideas are withdrawn, what was updated says what it said before.',
      left_one:
        'The import is undone, except for {{count}} entry: somebody has worked on it since, or another device brought it in, too.',
      left_other:
        'The import is undone, except for {{count}} entries: somebody has worked on them since, or another device brought them in, too.',
      ideas: 'See these ideas',
    },
  },
}
