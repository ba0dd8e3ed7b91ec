/** Slides as they are drawn: covers, titles, big figures; right-to-left by hand where the format knows no other way. */
import { unzipSync, zipSync } from 'fflate'
import PptxGenJS from 'pptxgenjs'
import type { DocumentWords } from '../i18n/documents.ts'
import { TAGS } from '../i18n/locale.ts'
import { COLOURS } from './colours.ts'
import { mendedDeck, slideFace } from './faces.ts'

// Inches, on the wide layout.
const WIDTH = 13.333
export const MARGIN = 0.6
export const BODY_TOP = 1.45
const BODY_BOTTOM = 6.75
export const BODY_WIDTH = WIDTH - 2 * MARGIN
export const BODY_HEIGHT = BODY_BOTTOM - BODY_TOP
export const colour = (value: string): string => value.slice(1).toUpperCase()

export interface Deck {
  readonly pptx: PptxGenJS
  readonly words: DocumentWords
  /** At the foot of every slide. */
  readonly footer: string
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
  if (bytes instanceof Uint8Array) return zipSync(mendedDeck(unzipSync(bytes)))
  throw new Error('pptxgenjs gave something else than the bytes it was asked for')
}

/** How text runs in this deck's language. */
export function running({ words }: Deck): PptxGenJS.TextPropsOptions {
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
