/** Tables and fields over as many slides as they need: what is too long for one goes on on the next. */
import type PptxGenJS from 'pptxgenjs'
import { COLOURS } from './colours.ts'
import {
  addPage,
  BODY_HEIGHT,
  BODY_TOP,
  BODY_WIDTH,
  colour,
  type Deck,
  MARGIN,
  running,
} from './deck-page.ts'
import { slideFace } from './faces.ts'

/**
 * Points, and about how many letters of that size an inch takes, words that do not fit a line counted in. Tifinagh is
 * broad: larger, its words would be cut in narrow columns.
 */
const TABLE_TEXT = { size: 14, lettersPerInch: 11 } as const
const TIFINAGH_TABLE_TEXT = { size: 12, lettersPerInch: 9 } as const
const tableText = ({ words }: Deck) => (words.locale === 'zgh' ? TIFINAGH_TABLE_TEXT : TABLE_TEXT)
const LINE = 0.26
const ROW_PADDING = 0.16

export interface DeckColumn {
  readonly title: string
  /** Part of the width; all add up to 1. */
  readonly part: number
  readonly isNumber?: boolean
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
