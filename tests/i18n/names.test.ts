import { describe, expect, it } from 'vitest'
import { createWords } from '../../src/i18n/every-language.ts'
import { LOCALES, type Locale } from '../../src/i18n/locale.ts'
import type { WordKey } from '../../src/i18n/words.ts'

/** What stands on a button, and what tells it from its like for who hears the buttons one by one. */
const READ_AND_HEARD: readonly (readonly [WordKey, WordKey])[] = [
  ['common.edit', 'about.editOne'],
  ['common.edit', 'milestones.editOne'],
  ['common.edit', 'programme.workshops.editOne'],
  ['common.edit', 'projects.edit'],
  ['common.remove', 'programme.all.removeOne'],
  ['common.rename', 'devices.list.renameOne'],
  ['common.restore', 'programme.all.restoreOne'],
  ['common.restore', 'programme.list.restoreOne'],
  ['deciding.reasons.remove', 'deciding.reasons.removeOne'],
  ['devices.invitation.show', 'devices.invitation.showOne'],
  ['devices.invitation.withdraw', 'devices.invitation.withdrawOne'],
  ['devices.list.revoke', 'devices.list.revokeOne'],
  ['exports.make', 'exports.makeOne'],
  ['exports.view', 'exports.viewOne'],
  ['guard.mend', 'guard.mendOne'],
  ['home.card.continue', 'home.card.continueThis'],
  ['home.card.start', 'home.card.startThis'],
  ['programme.all.choose', 'programme.all.chooseOne'],
  ['programme.list.retire', 'programme.list.retireOne'],
  ['projects.voices.unlink', 'projects.voices.unlinkOne'],
  ['sort.similar.merge', 'deciding.similar.mergeWith'],
  ['sync.attention.correct', 'sync.attention.correctOne'],
  ['sync.attention.setAside', 'sync.attention.setAsideOne'],
]

describe.each(LOCALES)('the buttons of %s', (locale: Locale) => {
  it('are called what is read on them, so that who speaks to the tablet can press them (WCAG 2.5.3)', () => {
    const { t } = createWords(locale)
    const spoken = Object.fromEntries(
      ['title', 'name', 'label', 'what', 'where', 'reason', 'code', 'value'].map((hole) => [hole, '…']),
    )
    const lower = (text: string) => text.toLocaleLowerCase(locale)
    const apart = READ_AND_HEARD.filter(([read, heard]) => !lower(t(heard, spoken)).includes(lower(t(read))))
    expect(apart.map(([read, heard]) => `${t(read)} is called ${t(heard, spoken)}`)).toEqual([])
  })
})

describe('French', () => {
  it('ends no line before ; : ! ? nor inside « », in the words nor beside what they leave open', () => {
    const { t } = createWords('fr')
    const said = [
      t('common.problem.unreachable'),
      t('workshop.join.hint', { title: 'ورشة' }),
      t('about.editOne', { name: 'x' }),
    ]
    for (const sentence of said) expect(sentence).toMatch(/\u00a0[;:!?»]/)
    for (const sentence of said) expect(sentence).not.toMatch(/ [;:!?»]|« /)
  })
})
