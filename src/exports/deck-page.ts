/** Slides as they are drawn: titles, tables, fields, figures; right-to-left by hand where the format knows no other way. */
import { unzipSync, zipSync } from 'fflate'
import PptxGenJS from 'pptxgenjs'
import type { DocumentWords } from '../i18n/documents.ts'
import { TAGS } from '../i18n/locale.ts'
import { COLOURS } from './colours.ts'
import { slideFace, withArabicFace } from './faces.ts'

// Inches, on the wide layout.
const WIDTH = 13.333
const MARGIN = 0.6
const BODY_TOP = 1.45
const BODY_BOTTOM = 6.75
export const BODY_WIDTH = WIDTH - 2 * MARGIN
const BODY_HEIGHT = BODY_BOTTOM - BODY_TOP
/**
 * Points, and about how many letters of that size an inch takes, words that do not fit a line counted in. Tifinagh is
 * broad: larger, its words would be cut in narrow columns.
 */
const TABLE_TEXT = { size: 14, lettersPerInch: 11 } as const
const TIFINAGH_TABLE_TEXT = { size: 12, lettersPerInch: 9 } as const
const tableText = ({ words }: Deck) => (words.locale === 'zgh' ? TIFINAGH_TABLE_TEXT : TABLE_TEXT)
const LINE = 0.26
const ROW_PADDING = 0.16

const colour = (value: string): string => value.slice(1).toUpperCase()

export interface Deck {
  readonly pptx: PptxGenJS
  readonly words: DocumentWords
  /** At the foot of every slide. */
  readonly footer: string
}

export interface DeckColumn {
  readonly title: string
  /** Part of the width; all add up to 1. */
  readonly part: number
  readonly isNumber?: boolean
}

export function createDeck(words: DocumentWords, title: string, author: string, footer: string): Deck {
  const pptx = new PptxGenJS()
  pptx.layout = 'LAYOUT_WIDE'
  pptx.rtlMode = words.direction === 'rtl'
  const face = slideFace(words.locale)
  pptx.theme = { headFontFace: face, bodyFontFace: face }
  pptx.title = title
  pptx.author = author
  pptx.company = author
  return { pptx, words, footer }
}

export async function bytesOf({ pptx }: Deck): Promise<Uint8Array> {
  const bytes = await pptx.write({ outputType: 'uint8array' })
  // It lays the parts in whole: packed, a deck is a tenth of that, and fits a message.
  if (bytes instanceof Uint8Array) return zipSync(withArabicFace(unzipSync(bytes)))
  throw new Error('pptxgenjs gave something else than the bytes it was asked for')
}

/** How text runs in this deck's language. */
function running({ words }: Deck): PptxGenJS.TextPropsOptions {
  const isRtl = words.direction === 'rtl'
  return {
    rtlMode: isRtl,
    align: isRtl ? 'right' : 'left',
    lang: TAGS[words.locale],
    fontFace: slideFace(words.locale),
  }
}

/** The first and the last slide: few words on the brand's ground. */
export function addCover(deck: Deck, title: string, lines: readonly string[]): void {
  const slide = deck.pptx.addSlide()
  slide.background = { color: colour(COLOURS.brand) }
  const look = { ...running(deck), color: colour(COLOURS.onBrand), x: 1, w: WIDTH - 2 } as const
  slide.addText(title, { ...look, y: 1.9, h: 2, fontSize: 38, bold: true, valign: 'bottom', fit: 'shrink' })
  slide.addText(lines.join('\n'), { ...look, y: 4.1, h: 2.2, fontSize: 20, valign: 'top' })
}

/** A slide with a title and a foot, and nothing in between yet. */
export function addPage(deck: Deck, title: string): PptxGenJS.Slide {
  const slide = deck.pptx.addSlide()
  const look = running(deck)
  slide.background = { color: colour(COLOURS.surface) }
  const isRtl = deck.words.direction === 'rtl'
  slide.addShape('rect', {
    x: isRtl ? WIDTH - 0.22 : 0,
    y: 0.45,
    w: 0.22,
    h: 0.75,
    fill: { color: colour(COLOURS.brand) },
  })
  slide.addText(title, {
    ...look,
    x: MARGIN,
    y: 0.4,
    w: BODY_WIDTH,
    h: 0.85,
    fontSize: 28,
    bold: true,
    color: colour(COLOURS.brand),
    valign: 'middle',
    fit: 'shrink',
  })
  const foot = { y: 6.98, h: 0.35, fontSize: 11, color: colour(COLOURS.inkSoft) } as const
  slide.addText(deck.footer, { ...look, ...foot, x: isRtl ? MARGIN + 1 : MARGIN, w: BODY_WIDTH - 1 })
  slide.slideNumber = {
    x: isRtl ? MARGIN : WIDTH - MARGIN - 0.8,
    y: 6.98,
    w: 0.8,
    h: 0.35,
    fontSize: 11,
    fontFace: slideFace(deck.words.locale),
    color: colour(COLOURS.inkSoft),
    align: isRtl ? 'left' : 'right',
  }
  return slide
}

/** Big figures side by side, each with what it counts; no slide without any. */
export function addFigures(
  deck: Deck,
  title: string,
  figures: readonly {
    readonly value: string
    readonly label: string
    /** What the figure rests on, where it was not counted. */
    readonly mark?: string
  }[],
): void {
  if (figures.length === 0) return
  const slide = addPage(deck, title)
  const perRow = Math.min(3, figures.length)
  const gap = 0.35
  const width = (BODY_WIDTH - gap * (perRow - 1)) / perRow
  const isRtl = deck.words.direction === 'rtl'
  figures.forEach(({ value, label, mark = '' }, index) => {
    const place = index % perRow
    const x = MARGIN + (isRtl ? perRow - 1 - place : place) * (width + gap)
    const y = BODY_TOP + 0.15 + Math.floor(index / perRow) * 2.6
    slide.addText(
      [
        { text: value, options: { fontSize: value.length > 12 ? 28 : 40, bold: true } },
        {
          text: mark && `  ${mark}`,
          options: { fontSize: 16, italic: true, color: colour(COLOURS.declared), breakLine: true },
        },
        { text: label, options: { fontSize: 18, color: colour(COLOURS.inkSoft) } },
      ],
      {
        ...running(deck),
        x,
        y,
        w: width,
        h: 2.3,
        margin: 14,
        valign: 'middle',
        color: colour(COLOURS.ink),
        fill: { color: colour(COLOURS.wash) },
      },
    )
  })
}

/** A table over as many slides as it needs; its sums stay together, set apart. */
export function addTable(
  deck: Deck,
  title: string,
  columns: readonly DeckColumn[],
  rows: readonly (readonly string[])[],
  totals: readonly (readonly string[])[] = [],
): void {
  const heightOf = (cells: readonly string[]) => rowHeight(deck, cells, columns)
  const room = BODY_HEIGHT - heightOf(columns.map((column) => column.title))
  const marked = [
    ...rows.map((cells) => ({ rows: [cells], isTotal: false })),
    ...(totals.length > 0 ? [{ rows: totals, isTotal: true }] : []),
  ]
  const pages = paged(marked, (block) => block.rows.reduce((sum, cells) => sum + heightOf(cells), 0), room)
  const head = columns.map(({ title: text, isNumber }) =>
    tableCell(deck, text, isNumber === true, {
      bold: true,
      color: colour(COLOURS.onBrand),
      fill: { color: colour(COLOURS.brand) },
    }),
  )
  pages.forEach((page, index) => {
    const body = page.flatMap(({ rows: lines, isTotal }) =>
      lines.map((cells) =>
        cells.map((text, place) =>
          tableCell(
            deck,
            text,
            columns[place]?.isNumber === true,
            isTotal ? { bold: true, fill: { color: colour(COLOURS.wash) } } : {},
          ),
        ),
      ),
    )
    drawTable(
      deck,
      addPage(deck, pageTitle(deck, title, index, pages.length)),
      columns.map(({ part }) => part * BODY_WIDTH),
      [head, ...body],
    )
  })
}

const pageTitle = ({ words }: Deck, title: string, index: number, pages: number): string =>
  pages === 1 ? title : words.t('documents.deck.continued', { title, page: index + 1, pages })

/** Fields with their names before them, over as many slides as they need. */
export function addFields(
  deck: Deck,
  title: string,
  fields: readonly (readonly [name: string, value: string])[],
): void {
  const parts = [0.24, 0.76]
  const columns = parts.map((part) => ({ title: '', part }))
  const pieces = fields.flatMap(([name, value]) =>
    inPieces(value, LONGEST_PIECE).map((piece): readonly [string, string] => [name, piece]),
  )
  const pages = paged(pieces, (cells) => rowHeight(deck, cells, columns), BODY_HEIGHT)
  pages.forEach((page, index) => {
    const rows = page.map(([label, value]) => [
      tableCell(deck, label, false, {
        bold: true,
        color: colour(COLOURS.brand),
        fill: { color: colour(COLOURS.wash) },
      }),
      tableCell(deck, value, false, {}),
    ])
    drawTable(
      deck,
      addPage(deck, pageTitle(deck, title, index, pages.length)),
      parts.map((part) => part * BODY_WIDTH),
      rows,
    )
  })
}

/** A slide's worth of text is well above this; a longer field goes on in the next row. */
const LONGEST_PIECE = 900

/** The format has no table that runs from the right: the columns are laid the other way round. */
function drawTable(
  deck: Deck,
  slide: PptxGenJS.Slide,
  widths: readonly number[],
  rows: readonly (readonly PptxGenJS.TableCell[])[],
): void {
  const isRtl = deck.words.direction === 'rtl'
  const turned = <T>(list: readonly T[]): T[] => (isRtl ? list.toReversed() : [...list])
  slide.addTable(rows.map(turned), {
    x: MARGIN,
    y: BODY_TOP,
    w: BODY_WIDTH,
    colW: turned(widths),
    border: { type: 'solid', pt: 0.75, color: colour(COLOURS.line) },
    fontFace: slideFace(deck.words.locale),
    fontSize: tableText(deck).size,
    color: colour(COLOURS.ink),
    valign: 'middle',
    margin: [0.05, 0.1, 0.05, 0.1],
  })
}

const tableCell = (
  deck: Deck,
  text: string,
  isNumber: boolean,
  look: PptxGenJS.TableCellProps,
): PptxGenJS.TableCell => ({
  text,
  options: {
    ...running(deck),
    ...(isNumber && { align: 'center' }),
    fontSize: tableText(deck).size,
    ...look,
  },
})

function rowHeight(deck: Deck, cells: readonly string[], columns: readonly DeckColumn[]): number {
  const { lettersPerInch } = tableText(deck)
  const lines = cells.map((text, index) => {
    const perLine = Math.max(4, (columns[index]?.part ?? 1) * BODY_WIDTH * lettersPerInch - 2)
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0)
  })
  return Math.max(1, ...lines) * LINE + ROW_PADDING
}

/** Rows in pages, each as full as it gets; one row at least. */
function paged<Row>(rows: readonly Row[], heightOf: (row: Row) => number, room: number): readonly Row[][] {
  const pages: Row[][] = []
  let left = 0
  for (const row of rows) {
    const height = heightOf(row)
    const page = pages.at(-1)
    if (page && height <= left) page.push(row)
    else {
      pages.push([row])
      left = room
    }
    left -= height
  }
  return pages
}

/** A long text in pieces, cut at line ends or between words. */
export function inPieces(text: string, longest: number): readonly string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > longest) {
    const window = rest.slice(0, longest)
    const cut = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '))
    const at = cut > 0 ? cut : longest
    pieces.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return [...pieces, rest]
}
