/** What the server did not accept: put right, set aside, kept as a file, let in after all, or waiting for its update. */
import { readFileSync } from 'node:fs'
import { expect, type Locator, test } from '@playwright/test'
import type { EntityId } from '../../src/domain/ids.ts'
import type { SetOperation } from '../../src/domain/operation.ts'
import type { Tablet } from '../support/browser.ts'
import { newEntity } from '../support/devices.ts'
import { forge } from '../support/forge.ts'
import { plan, Stage } from '../support/stage.ts'

const AMINA = 'لوحة أمينة'
const SAID = 'إحداث ملعب للقرب'
/** With a control character, which no screen lets through. */
const BROKEN = 'إحداث ملعب\u0007 للقرب'
const PUT_RIGHT = 'إحداث ملعب للقرب بحي الوفاق'

test.describe('verdicts', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let proposal: EntityId
  let said: SetOperation
  let office: Tablet
  let amina: Tablet

  test.beforeAll(async () => {
    stage = await Stage.open()
    const { programme, workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
    proposal = newEntity()
    const fields = { programme, workshop: workshops[0], text: SAID, label: 'A1' }
    said = stage.office.set('proposal', proposal, fields)
    await stage.office.push(said)
    office = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    amina = await stage.tablet('facilitator', AMINA)
    // Brings the proposal before anything is written about it.
    await amina.open(`/proposals/${proposal}`)
    await expect(amina.field('proposal.text.label')).toHaveValue(SAID)
  })
  test.afterAll(() => stage.close())

  const attention = (): Locator =>
    amina.page.getByRole('region', { name: amina.t('sync.attention.title'), exact: true })
  const sendForged = async (written: Readonly<Record<string, unknown>>) => {
    await forge(amina, { kind: 'proposal', entity: proposal, ...written })
    await amina.syncNow()
  }

  test('a refused text is corrected and sent as a new entry; the refused one stays, as corrected', async () => {
    await sendForged({ fields: { text: BROKEN }, prev: { text: [said.id] } })
    await amina.expectPill('pill.state.attention', { count: 1 })
    await expect(attention()).toContainText(amina.t('common.rejection.invalid'))
    await attention().getByText(amina.t('sync.attention.correct'), { exact: true }).click()
    const text = attention().getByLabel(amina.t('common.fields.text'), { exact: true })
    await expect(text).toHaveValue(BROKEN)
    await text.fill(' ')
    await amina.button('sync.attention.sendAnew').click()
    await amina.expectSaid('common.commitFailure.invalid')
    await text.fill(PUT_RIGHT)
    await amina.button('sync.attention.sendAnew').click()
    await amina.expectSaid('sync.attention.isCorrected')
    await expect(attention()).toContainText(amina.t('sync.attention.none'))
    await expect(attention()).toContainText(amina.t('sync.seenTo.title', { count: 1 }))
    await office.open(`/proposals/${proposal}`)
    await expect(office.field('proposal.text.label')).toHaveValue(PUT_RIGHT)
  })

  test('a refused decision is set aside, stays so after a restart, and is saved as a file without a network', async () => {
    await sendForged({ fields: { decision: { verdict: 'accepted' } } })
    await expect(attention()).toContainText(amina.t('common.rejection.forbidden'))
    // It is not for a facilitator to decide, not even anew.
    await expect(attention().getByText(amina.t('sync.attention.correct'), { exact: true })).toHaveCount(0)
    await attention().getByText(amina.t('sync.attention.setAside'), { exact: true }).click()
    await amina.expectSaid('sync.attention.isSetAside')
    await amina.close()
    await stage.switchOff()
    await amina.start()
    await amina.open('/sync')
    await expect(attention()).toContainText(amina.t('sync.attention.none'))
    await expect(attention()).toContainText(amina.t('sync.seenTo.title', { count: 2 }))

    const downloading = amina.page.waitForEvent('download')
    await amina.button('sync.file.save').click()
    const file = await downloading
    expect(file.suggestedFilename()).toMatch(/^warsha-C-\d{4}-\d\d-\d\d\.txt$/)
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { state: { type: 'corrected', reason: 'invalid' }, op: { fields: { text: BROKEN } } },
      { state: { type: 'set-aside', reason: 'forbidden' }, op: { entity: proposal } },
    ])
    await stage.switchOn()
  })

  test('once the coordinator has put the role right, the decision is judged again and leaves both lists', async () => {
    await office.open('/sync')
    await office.button('sync.quarantine.judge').click()
    await office.expectSaid('sync.quarantine.judgedNone')
    const { code } = await stage.office.invite('committee')
    await amina.open(`/enrol#${code}`)
    await amina.introduce(AMINA)
    await expect(amina.page.getByTestId('sync-pill')).toBeVisible()
    await office.button('sync.quarantine.judge').click()
    await office.expectSaid('sync.quarantine.judged', { count: 1 })
    await office.open(`/proposals/${proposal}`)
    await expect(
      office.page.getByText(office.t('common.verdict.accepted'), { exact: true }).first(),
    ).toBeVisible()
    await amina.syncNow()
    await expect(attention()).toContainText(amina.t('sync.seenTo.title', { count: 1 }))
  })

  test('what only a newer server can judge waits for its update, and the screen says so', async () => {
    await sendForged({ v: 2, fields: { text: 'من نسخة أحدث' } })
    await expect(amina.page.getByText(amina.t('sync.putOff', { count: 1 }))).toBeVisible()
    await expect(attention()).toContainText(amina.t('sync.attention.none'))
    expect(await amina.waiting()).toBe(1)
  })
})
