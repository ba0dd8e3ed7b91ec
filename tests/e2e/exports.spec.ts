/** Every document, made on the coordinator's laptop while there is no server, and downloaded for real. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import type { ExportId } from '../../src/exports/make.ts'
import type { Tablet } from '../support/browser.ts'
import { tablet } from '../support/devices.ts'
import { pagesOf, parseCsv } from '../support/office.ts'
import { playScene, type Scene } from '../support/scene.ts'
import { Stage, today } from '../support/stage.ts'

interface Downloaded {
  readonly name: string
  readonly bytes: Uint8Array
  readonly text: string
}

test.describe('what leaves Warsha', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let scene: Scene
  let laptop: Tablet
  let hall: Tablet

  test.beforeAll(async () => {
    stage = await Stage.open()
    const facilitator = await tablet(stage.office, 'facilitator', 'لوحة القاعة')
    scene = await playScene(stage.office, facilitator, today())
    hall = await stage.tablet('facilitator', 'لوحة الباب')
    laptop = await stage.tablet('coordinator', 'حاسوب نقطة الارتكاز')
    await laptop.open('/report')
    await expect(laptop.page.locator('[data-stat=people]')).toContainText('146')
    await laptop.open('/export')
    // What the other devices owe is asked while there is a server, and remembered.
    await expect(laptop.page.getByText('وصل كل ما أعلنت عنه')).toBeVisible()
    await expect(laptop.page.locator('html')).toHaveAttribute('data-office', 'ready')
    await stage.switchOff()
    await laptop.page.reload()
  })
  test.afterAll(() => stage.close())

  async function download(what: ExportId): Promise<Downloaded> {
    const [file] = await Promise.all([
      laptop.page.waitForEvent('download'),
      laptop.page.locator(`[data-export="${what}"]`).getByRole('button').click(),
    ])
    const bytes = new Uint8Array(readFileSync(await file.path()))
    await expect(laptop.page.locator(`[data-export="${what}"] [role=status]`)).toContainText(
      file.suggestedFilename(),
    )
    return { name: file.suggestedFilename(), bytes, text: new TextDecoder().decode(bytes) }
  }

  /** Names of the scripts that would open without a server. */
  const laidBy = ({ page }: Tablet): Promise<string[]> =>
    page.evaluate(async () => {
      const names = await caches.keys()
      const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return keys.flat().flatMap(({ url }) => /\/assets\/(.+)-.{8}\.js$/.exec(url)?.[1] ?? [])
    })

  const partsOf = ({ bytes }: Downloaded) =>
    Object.entries(unzipSync(bytes)).map(([name, part]) => ({ name, xml: strFromU8(part) }))

  test('is reached from the report, and says what it is made from', async () => {
    await laptop.open('/report')
    await laptop.link('exports.open').click()
    await expect(laptop.page.getByRole('heading', { level: 1 })).toHaveText(laptop.t('exports.title'))
    await expect(laptop.page.getByTestId('export-state')).toContainText(/إلى غاية العملية رقم \d+ من السجل/)
  })

  test('keeps the makers of decks and workbooks on the laptop, and spares a tablet of the field their weight', async () => {
    expect(await laidBy(laptop)).toEqual(expect.arrayContaining(['deck', 'spreadsheet', 'xlsx']))
    expect(await laidBy(hall)).not.toEqual(expect.arrayContaining(['deck']))
    expect(await laidBy(hall)).toEqual(expect.arrayContaining(['count', 'make']))
  })

  test('a deck of slides', async () => {
    const deck = await download('deck')
    expect(deck.name).toMatch(/^warsha-deck-ar-.*\.pptx$/)
    const slides = partsOf(deck).filter(({ name }) => /slides\/slide\d+\.xml$/.test(name))
    expect(slides.length).toBeGreaterThan(5)
    expect(slides.map(({ xml }) => xml).join('')).toContain('ورشة حي المغرب العربي')
  })

  test('a workbook', async () => {
    const book = await download('xlsx')
    const sheets = partsOf(book).filter(({ name }) => /worksheets\/sheet\d+\.xml$/.test(name))
    expect(sheets.length).toBeGreaterThan(4)
    expect(sheets.every(({ xml }) => xml.includes('rightToLeft="1"'))).toBe(true)
  })

  test('CSV in both flavours, of the table that was chosen, in the language that was chosen', async () => {
    await laptop.page.getByRole('radio', { name: 'Français' }).check()
    await laptop.field('exports.table').selectOption({ index: 17 })
    const excel = await download('csv-excel')
    expect(excel.name).toContain('csv-excel-proposals-fr')
    expect(excel.bytes.subarray(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
    const plain = parseCsv((await download('csv-plain')).text, ',')
    expect(plain[0]?.[1]).toBe('Proposition')
    expect(plain).toHaveLength(9)
    await laptop.page.getByRole('radio', { name: 'العربية' }).check()
  })

  test('proposals and answers for Decidim, commitments for OGP', async () => {
    const proposals = JSON.parse((await download('decidim-proposals-json')).text)
    expect(proposals).toHaveLength(8)
    expect(proposals[0]['title/ar']).toBe('تشوير أفقي وعمودي أمام المدارس')
    expect(partsOf(await download('decidim-proposals-xlsx')).length).toBeGreaterThan(3)
    expect(JSON.parse((await download('decidim-answers-json')).text)).toEqual([])
    expect(partsOf(await download('decidim-answers-xlsx')).length).toBeGreaterThan(3)
    expect((await download('ogp')).text).toMatch(/^Commitment Title,Problem,Status quo,Action,/)
  })

  test('the whole log', async () => {
    const lines = (await download('log')).text.trimEnd().split('\n')
    const seqs = lines.map((line) => JSON.parse(line).seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    expect(seqs.length).toBeGreaterThan(30)
  })

  test('the report and the minutes, printed on numbered pages', async () => {
    await laptop.page
      .locator('[data-export=minutes]')
      .getByRole('combobox')
      .selectOption({ label: await optionOf('ورشة حي المغرب العربي') })
    await laptop.page.locator('[data-export=minutes]').getByRole('link').click()
    await expect(laptop.page.locator('.paper')).toContainText('ورشة حي المغرب العربي')
    await expect(laptop.page.locator('.paper-signatures > div')).toHaveCount(3)
    await laptop.page.emulateMedia({ media: 'print' })
    const minutes = pagesOf(await laptop.page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(minutes.length).toBeGreaterThan(0)
    const numbers = minutes.map((page) => /^\s*(\d+)\s*\/\s*(\d+)\s*$/m.exec(page)?.slice(1).map(Number))
    expect(numbers).toEqual(minutes.map((_, index) => [index + 1, minutes.length]))
    expect(minutes.join('\n')).toContain('73')
    await laptop.page.emulateMedia({ media: 'screen' })
    await laptop.open('/export/report/fr')
    await expect(laptop.page.locator('.paper')).toHaveAttribute('dir', 'ltr')
    await expect(laptop.page.locator('.paper')).toContainText('jusqu’à la saisie n°')
    await expect(laptop.page.locator('.paper')).toContainText('tout ce qu’ils ont annoncé est arrivé')
    await laptop.open('/export')
  })

  async function optionOf(title: string): Promise<string> {
    const labels = await laptop.page.locator('[data-export=minutes] option').allTextContents()
    return labels.find((label) => label.includes(title)) ?? ''
  }

  test('a programme that another Warsha takes in, once', async () => {
    const { text, name } = await download('warsha')
    const other = await Stage.open()
    expect(text).toContain(scene.workshop)
    const abroad = await other.tablet('coordinator', 'حاسوب آخر')
    await abroad.open('/export')
    const choose = () =>
      abroad.page.locator('input[type=file]').setInputFiles({
        name,
        mimeType: 'application/x-ndjson',
        buffer: Buffer.from(text),
      })
    await choose()
    await expect(abroad.page.getByTestId('take-in-found')).toContainText('عنصرا جديدا')
    await abroad.button('exports.take.confirm').click()
    await abroad.expectSaid('exports.take.done')
    await abroad.open('/report')
    await expect(abroad.page.locator('[data-stat=people]')).toContainText('146')
    await abroad.open('/export')
    await choose()
    await expect(abroad.page.getByTestId('take-in-found')).toContainText(abroad.t('exports.take.nothing'))
    await other.close()
  })
})
