/** A sorting session by two committee members at once: alike ideas, several at once, two decisions that differ. */
import { expect, test } from '@playwright/test'
import type { EntityId } from '../../src/domain/ids.ts'
import type { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { plan, Stage } from '../support/stage.ts'

const LIGHT = 'تعميم الإنارة العمومية بأزقة الحي'
const LIGHT_TOO = 'إصلاح أعمدة الإنارة في الأزقة المظلمة'
const LIGHT_IN_DARIJA = 'bghina do f zna9i dyal l7ouma'
const LIGHT_LATER = 'إنارة الأزقة المظلمة ليلا'
const HOSPITAL = 'بناء مستشفى جديد بالمدينة'
const OTHERS = ['ترميم المسرح البلدي', 'دعم الفرق الرياضية', 'صباغة حواشي الطرق']
const MINISTRY = 'وزارة الصحة'
const OWN_REASON = 'لا يندرج ضمن أولويات هذا البرنامج'

test('two members sort at once: nothing is lost, and what differs is settled by a tap', async () => {
  const stage = await Stage.open()
  const { office } = stage
  const { programme, workshops } = await plan(office, { axes: ['البيئة'], workshops: ['ورشة الأحياء'] })
  const ids = new Map<string, EntityId>()
  const propose = async (texts: readonly string[]) => {
    // In the order in which they are said: ids of one millisecond have none.
    const made = texts.map(() => newEntity()).sort()
    for (const [index, text] of texts.entries()) ids.set(text, made[index] ?? newEntity())
    const before = ids.size - texts.length
    await office.push(
      ...texts.map((text, index) =>
        office.set('proposal', made[index] ?? newEntity(), {
          programme,
          workshop: workshops[0],
          text,
          label: `A${before + index + 1}`,
          channel: 'in-person',
          ...(text === HOSPITAL && {
            sorting: { verdict: 'referred', authority: MINISTRY, reason: 'اختصاص قطاع الصحة' },
          }),
        }),
      ),
    )
  }
  await propose([LIGHT, LIGHT_TOO, LIGHT_IN_DARIJA, HOSPITAL, ...OTHERS])
  const amina = await stage.tablet('committee', 'حاسوب أمينة')
  const brahim = await stage.tablet('committee', 'حاسوب إبراهيم')
  const openProposal = (tablet: Tablet, text: string) => tablet.open(`/proposals/${ids.get(text)}`)
  const sendAll = async (tablet: Tablet) => {
    await tablet.syncNow()
    await expect.poll(() => tablet.waiting()).toBe(0)
  }
  const similar = amina.page.getByRole('region', { name: amina.t('sort.similar.title') })
  const cards = similar.getByRole('article')

  await test.step('the committee keeps a list of its own reasons', async () => {
    await amina.open('/programme')
    await amina.field('programme.names.ar', { label: amina.t('deciding.reasons.new') }).fill(OWN_REASON)
    await amina.page
      .getByRole('form', { name: amina.t('deciding.reasons.new') })
      .getByRole('button')
      .click()
    await amina.expectSaid('deciding.reasons.added', { reason: OWN_REASON })
    await amina.syncNow()
    await brahim.syncNow()
  })

  await test.step('ideas that ask for the same stand beside the one decided, across spelling and letters', async () => {
    await amina.open('/sort')
    await expect(amina.page.locator('.sheet')).toContainText(LIGHT)
    await expect(cards).toHaveCount(2)
    await expect(cards.filter({ hasText: LIGHT_TOO })).toBeVisible()
    await expect(cards.filter({ hasText: LIGHT_IN_DARIJA })).toBeVisible()
    await expect(cards.first().locator('.degree')).toHaveText(/تشابه/)
  })

  await test.step('one tap merges, one takes it back, and both texts stay', async () => {
    const merge = amina.button('deciding.similar.mergeWith', { label: 'A2' })
    await merge.click()
    await expect(amina.page.locator('.sheet')).toContainText(LIGHT_TOO)
    await amina.button('common.undo').click()
    await expect(amina.page.getByText(amina.t('sort.progress.left', { count: 7 }))).toBeVisible()
    await openProposal(amina, LIGHT)
    await merge.click()
    await expect(amina.page.getByText(amina.t('proposal.merged.into', { label: 'A2' })).first()).toBeVisible()
    await expect(amina.field('proposal.text.label')).toHaveValue(LIGHT)
    await expect(merge).toHaveCount(0)
  })

  await test.step('what arrives meanwhile moves nothing that is being read', async () => {
    await openProposal(amina, LIGHT_TOO)
    await expect(cards).toHaveCount(2)
    await propose([LIGHT_LATER])
    await amina.button('deciding.similar.update').waitFor()
    await expect(cards).toHaveCount(2)
    await amina.button('deciding.similar.update').click()
    await expect(cards.filter({ hasText: LIGHT_LATER })).toBeVisible()
  })

  await test.step('without a network each decides the same proposal: who is competent, a reason of the list', async () => {
    for (const tablet of [amina, brahim]) await sendAll(tablet)
    await stage.switchOff()
    await openProposal(amina, HOSPITAL)
    await expect(amina.page.locator('.judged').first()).toContainText(MINISTRY)
    await amina.button('sort.verdict.referred').click()
    await amina.page.getByRole('radio', { name: MINISTRY, exact: true }).check()
    await amina.field('sort.reason.own').fill('المستشفيات من اختصاص الدولة')
    await amina.button('sort.reason.confirm', { verdict: amina.t('common.verdict.referred') }).click()
    await amina.button('common.undo').waitFor()

    await openProposal(brahim, HOSPITAL)
    await brahim.button('sort.verdict.rejected').click()
    await brahim.page.getByRole('radio', { name: OWN_REASON, exact: true }).check()
    await brahim.button('sort.reason.confirm', { verdict: brahim.t('common.verdict.rejected') }).click()
    await brahim.button('common.undo').waitFor()
    // The room's sorting stands beside the decision, not instead of it.
    await expect(brahim.page.locator('.judged').first()).toContainText(MINISTRY)
    await expect(brahim.page.locator('.judged').last()).toContainText(OWN_REASON)
  })

  await test.step('several are decided once, with one reason, and taken back at once', async () => {
    await brahim.open('/ideas')
    const decideOthers = async () => {
      await brahim.button('deciding.several.choose').click()
      for (const text of OTHERS) await brahim.page.getByRole('checkbox', { name: text }).check()
      await brahim.button('deciding.several.decide').click()
      const dialog = brahim.page.getByRole('dialog')
      await dialog.getByRole('button', { name: brahim.t('sort.verdict.rejected') }).click()
      await dialog.getByRole('radio', { name: OWN_REASON, exact: true }).check()
      await brahim.button('sort.reason.confirm', { verdict: brahim.t('common.verdict.rejected') }).click()
      await brahim.expectSaid('deciding.several.done', {
        count: OTHERS.length,
        verdict: brahim.t('common.verdict.rejected'),
      })
    }
    const rejected = brahim.page.getByRole('article').filter({
      has: brahim.page.locator('.tag', { hasText: brahim.t('common.verdict.rejected') }),
    })
    await decideOthers()
    await expect(rejected).toHaveCount(OTHERS.length + 1)
    await brahim.button('common.undo').click()
    await expect(rejected).toHaveCount(1)
    await decideOthers()
    await expect(rejected).toHaveCount(OTHERS.length + 1)
  })

  await test.step('back at the network both see both decisions and their authors', async () => {
    await stage.switchOn()
    for (const tablet of [amina, brahim]) await sendAll(tablet)
    await amina.syncNow()
    await amina.open('/sort')
    await expect(amina.page.getByText(amina.t('deciding.differ.some', { count: 1 }))).toBeVisible()
    await amina.button('deciding.differ.show').click()
    const conflict = amina.page.getByRole('region', { name: amina.t('sync.conflicts.title') })
    for (const told of ['حاسوب أمينة', 'حاسوب إبراهيم', MINISTRY, OWN_REASON]) {
      await expect(conflict).toContainText(told)
    }
  })

  await test.step('one tap settles it for both, and the history keeps all three decisions', async () => {
    const conflict = amina.page.getByRole('region', { name: amina.t('sync.conflicts.title') })
    await conflict.locator('.conflict-value', { hasText: MINISTRY }).getByRole('button').click()
    await amina.expectSaid('sync.conflicts.settled')
    await expect(conflict).toHaveCount(0)
    await openProposal(brahim, HOSPITAL)
    await expect(brahim.page.locator('.judged').last()).toContainText(MINISTRY)
    await expect(brahim.page.getByRole('region', { name: brahim.t('sync.conflicts.title') })).toHaveCount(0)
    const history = brahim.page.locator('.history-step')
    await expect(history.filter({ hasText: OWN_REASON })).not.toHaveCount(0)
    await expect(history.filter({ hasText: 'المستشفيات من اختصاص الدولة' })).not.toHaveCount(0)
  })

  await test.step('in the queue every decision is an operation of its own, and no text was touched', async () => {
    const entries = await office.pull()
    const written = entries.flatMap(({ op }) =>
      op.type === 'set' && op.kind === 'proposal' && op.device !== office.id ? [op] : [],
    )
    expect(written.filter(({ fields }) => 'text' in fields)).toEqual([])
    expect(written.every(({ fields }) => Object.keys(fields).length === 1)).toBe(true)
    for (const text of OTHERS) {
      const decisions = written.filter(({ entity }) => entity === ids.get(text)).map(({ fields }) => fields)
      const decided = { decision: { verdict: 'rejected', reason: OWN_REASON } }
      expect(decisions).toEqual([decided, { decision: null }, decided])
    }
  })
  await stage.close()
})
