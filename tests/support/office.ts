/** Another program than the one that wrote them reads documents back: LibreOffice, and poppler for its PDFs. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { freshDataDir } from './server.ts'

/** Sheets as fields of text, in their order; every sheet of a workbook, or the one of a CSV. */
export type Sheets = readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[]

/** A slow machine that also runs browsers takes its time. */
const TIMEOUT_MS = 120_000

function convert(name: string, bytes: Uint8Array | string, filter: string): string {
  const folder = freshDataDir()
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const out = join(folder, 'out')
  const profile = pathToFileURL(join(folder, 'profile')).href
  execFileSync(
    'soffice',
    [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', filter, '--outdir', out, file],
    // Names of sheets become names of files.
    { timeout: TIMEOUT_MS, stdio: 'ignore', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  )
  return out
}

/** What LibreOffice sees in a workbook: values as they are, or as their formats show them to a person. */
export function readWorkbook(bytes: Uint8Array, as: 'values' | 'shown' = 'values'): Sheets {
  // Comma, quote, UTF-8, from line 1; no other quotes; every sheet a file of its own.
  const shown = as === 'shown' ? 'true,true' : 'true,false'
  const filter = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,${shown},false,false,-1`
  const out = convert('book.xlsx', bytes, filter)
  return readdirSync(out)
    .sort()
    .map((file) => ({
      name: file.replace(/^book-|\.csv$/g, ''),
      rows: parseCsv(readFileSync(join(out, file), 'utf8'), ','),
    }))
}

/** The text of each page, as it stands in the PDF that LibreOffice makes; Arabic letters in their plain forms. */
export function readSlides(bytes: Uint8Array): readonly string[] {
  const out = convert('deck.pptx', bytes, 'pdf')
  return pagesOf(readFileSync(join(out, 'deck.pdf')))
}

export function pagesOf(pdf: Uint8Array): readonly string[] {
  const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', timeout: TIMEOUT_MS })
  const plain = text.normalize('NFKC').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  return plain.split('\f').slice(0, -1)
}

/** RFC 4180, read by hand: not by what wrote it. */
export function parseCsv(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let field = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const here = text[at] ?? ''
    if (isQuoted) {
      if (here === '"' && text[at + 1] === '"') {
        field += '"'
        at += 1
      } else if (here === '"') isQuoted = false
      else field += here
    } else if (here === '"') isQuoted = true
    else if (here === separator || here === '\n') {
      rows.at(-1)?.push(field.replace(/\r$/, ''))
      field = ''
      if (here === '\n') rows.push([])
    } else field += here
  }
  if (field !== '') rows.at(-1)?.push(field)
  return rows.filter((row) => row.length > 0)
}
