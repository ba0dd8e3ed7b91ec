/** Deciding together: similar proposals, several at once, reasons, two who decide differently. */
export const similar = {
  deciding: {
    similar: {
      searching: 'Looking for similar ideas…',
      keeps: 'Merging is a link: both texts stay as they are.',
      update: 'Update the list',
      mergeWith: 'Merge with it: {{label}}',
    },
    degree: { veryStrong: 'very similar', strong: 'similar', some: 'perhaps similar' },
    several: {
      choose: 'Choose several',
      chosen_one: '{{count}} proposal chosen',
      chosen_other: '{{count}} proposals chosen',
      all: 'Choose all ({{number}})',
      none: 'Choose none',
      decide: 'Decide',
      title: 'One decision for several proposals',
      done_one: '{{count}} proposal: {{verdict}}',
      done_other: '{{count}} proposals: {{verdict}}',
    },
    authority: { used: 'Named before' },
    reasons: {
      title: 'Reasons of the committee',
      intro: 'Offered wherever something is decided, beside free text.',
      none: 'No reasons of the programme’s own yet: the usual ones are offered.',
      usual: 'Begin with the usual ones',
      new: 'New reason',
      empty: 'Write the reason, in one language at least.',
      twice: 'This reason is in the list already.',
      remove: 'Remove',
      removeOne: 'Remove: {{reason}}',
      removed: 'Removed: {{reason}}',
      added: 'Added: {{reason}}',
    },
    differ: {
      some_one: 'One proposal was judged differently by two members.',
      some_other: '{{count}} proposals were judged differently by two members.',
      show: 'Settle',
      next: 'The next one',
    },
  },
}
