/** Two Decidims both count from one: each gets the answers to its own numbers, and nothing of its own back. */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import type { ExportId } from '../../src/exports/make.ts'
import { newEntity } from '../support/devices.ts'
import { plan, Stage } from '../support/stage.ts'

const TOWN = 'decidim.commune.example'
const REGION = 'decidim.region.example'

async function download(page: Page, what: ExportId) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[data-export="${what}"]`).getByRole('button').click(),
  ])
  const records = JSON.parse(readFileSync(await file.path(), 'utf8')) as Readonly<Record<string, string>>[]
  return { name: file.suggestedFilename(), records }
}

test('files for Decidim are for the platform that was chosen', async () => {
  const stage = await Stage.open()
  const { programme } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
  const from = (host: string, text: string) =>
    stage.office.set('proposal', newEntity(), {
      programme,
      text,
      source: { name: 'المنصة', row: '41', platform: { kind: 'decidim', host } },
      decision: { verdict: 'accepted', reason: text },
    })
  await stage.office.push(from(TOWN, 'Un marché'), from(REGION, 'Un stade'))
  const laptop = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
  const { page } = laptop
  await laptop.open('/export')
  for (const [host, own, other] of [
    [TOWN, 'Un marché', 'Un stade'],
    [REGION, 'Un stade', 'Un marché'],
  ] as const) {
    await laptop.field('exports.site').selectOption(host)
    const answers = await download(page, 'decidim-answers-json')
    expect(answers.name).toContain(host)
    expect(answers.records).toEqual([expect.objectContaining({ id: '41' })])
    expect(answers.records[0]?.['answer/fr']).toContain(own)
    const proposals = await download(page, 'decidim-proposals-json')
    expect(proposals.records.map((record) => record['body/fr'])).toEqual([other])
  }
  await stage.close()
})
