/** An import from the chosen file to the last saved operation: what is remembered, compared and written. */
import { useEffect, useState } from 'preact/hooks'
import { CHANNELS, type Channel } from '../domain/kinds.ts'
import type { Operation, SetDraft } from '../domain/operation.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { type NameMap, nameForm } from '../imports/names.ts'
import { type PlannedRow, planImport, type Wishes } from '../imports/plan.ts'
import { type FileFlaw, type FileRows, type Reading, readRows } from '../imports/read.ts'
import { type Columns, guessColumns, isHeader, recognise, type SourceKind } from '../imports/recognise.ts'
import { LINES_ABOVE, type SourceTable, tableOf } from '../imports/table.ts'
import { isRecord } from './kept-shape.ts'
import { useServices } from './services.ts'
import { useWrite } from './write.ts'

/** What was chosen for a table with these columns, for the next one that has the same. */
export interface Remembered {
  readonly columns: Columns
  readonly channel: Channel
  readonly axes: NameMap
  readonly groups: NameMap
}

/** A file that lies open, read in one way. */
export interface OpenFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly reading: Reading
  readonly rows: FileRows
  readonly isHeaded: boolean
  readonly table: SourceTable
  readonly kind: SourceKind
  readonly choices: Remembered
}

/** `unexpected`: a library threw at something that nobody foresaw, or there was no memory left for it. */
export type Flaw = FileFlaw | 'no-rows' | 'unexpected'

export type Opening =
  | { readonly state: 'none' }
  | { readonly state: 'reading'; readonly name: string }
  | { readonly state: 'failed'; readonly name: string; readonly flaw: Flaw }
  | { readonly state: 'open'; readonly file: OpenFile }

/** How a file is to be read, where a person knows better than the guess. */
export interface HowToRead extends Reading {
  readonly isHeaded?: boolean
}

/** Opens files, and the open one again in another way. */
export function useOpenFile() {
  const { draft } = useServices()
  const [opening, setOpening] = useState<Opening>({ state: 'none' })

  const read = async (name: string, bytes: Uint8Array, how: HowToRead): Promise<Result<OpenFile, Flaw>> => {
    const { isHeaded: wantsHeader, ...reading } = how
    const rows = await readRows(bytes, reading)
    if (!rows.ok) return rows
    const isHeaded = wantsHeader ?? rows.value.rows.slice(0, LINES_ABOVE).some(isHeader)
    // Each of these walks over all rows: between them, the screen answers.
    await breathe()
    const table = tableOf(rows.value.rows, isHeaded)
    if (!table) return fail('no-rows')
    await breathe()
    const kind = recognise(table)
    const choices = rememberedIn(await draft(memoryKey(table)), table)
    return ok({ name, bytes, reading, rows: rows.value, isHeaded, table, kind, choices })
  }
  // Libraries throw at files that nobody foresaw. The person is told, and what was there before is still there.
  const tryToRead = async (
    name: string,
    bytes: Uint8Array,
    how: HowToRead,
  ): Promise<Result<OpenFile, Flaw>> => {
    try {
      return await read(name, bytes, how)
    } catch {
      return fail('unexpected')
    }
  }
  const show = (name: string, result: Result<OpenFile, Flaw>) =>
    setOpening(
      result.ok ? { state: 'open', file: result.value } : { state: 'failed', name, flaw: result.error },
    )
  return {
    opening,
    close: () => setOpening({ state: 'none' }),
    open: async (file: File) => {
      setOpening({ state: 'reading', name: file.name })
      const bytes = await bytesOf(file)
      show(file.name, bytes ? await tryToRead(file.name, bytes, {}) : fail('unreadable'))
    },
    reread: async (file: OpenFile, how: HowToRead) => {
      const { name, bytes, reading, isHeaded } = file
      show(name, await tryToRead(name, bytes, { isHeaded, ...reading, ...how }))
    },
  }
}

async function bytesOf(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    // The card it is on was pulled out, or the right to read it has ended.
    return undefined
  }
}

/** What was chosen the last time; where nothing was, or something that does not fit this table, the guess. */
function rememberedIn(kept: unknown, table: SourceTable): Remembered {
  const { columns, channel, axes, groups } = isRecord(kept) ? kept : {}
  return {
    columns: isColumns(columns, table) ? columns : guessColumns(table),
    channel: CHANNELS.find((each) => each === channel) ?? 'digital',
    axes: isNameMap(axes) ? axes : {},
    groups: isNameMap(groups) ? groups : {},
  }
}

const isColumns = (value: unknown, { header }: SourceTable): value is Columns =>
  isRecord(value) && Object.values(value).every((place) => typeof place === 'number' && place in header)

const isNameMap = (value: unknown): value is NameMap =>
  isRecord(value) && Object.values(value).every((id) => id === null || typeof id === 'string')

const memoryKey = ({ header }: SourceTable): string => `import ${header.map(nameForm).join('|')}`

/** Keeps choices for the next file with the same columns. */
export function useRemember(file: OpenFile, choices: Remembered): void {
  const { saveDraft } = useServices()
  const text = JSON.stringify(choices)
  useEffect(() => {
    void saveDraft(memoryKey(file.table), JSON.parse(text))
  }, [saveDraft, file, text])
}

/** A source is called by its platform, or by its file without ending and copy number. */
export function sourceName(kind: SourceKind, fileName: string): string {
  if (kind === 'decidim') return 'Decidim'
  if (kind === 'polis') return 'Polis'
  return fileName
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/\s*(?:\(\d+\)|- (?:copie|copy))$/i, '')
    .trim()
}

/** The plan for these wishes, undefined until the first is made. A later wish gives up the earlier one's plan. */
export function usePlan(wishes: Wishes): readonly PlannedRow[] | undefined {
  const { live } = useServices()
  const [plan, setPlan] = useState<readonly PlannedRow[]>()
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    planImport(live.state, wishes, () => breathe(signal)).then(
      (made) => !signal.aborted && setPlan(made),
      (error: unknown) => {
        if (!signal.aborted) throw error
      },
    )
    return () => controller.abort()
  }, [live, wishes])
  return plan
}

/** Lets the browser draw and answer. Rejects once it is not worth going on. */
async function breathe(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  signal?.throwIfAborted()
}

/** One transaction each: long enough to be quick, short enough for the screen to count along. */
const PART = 100

/** Writes many independent operations part by part. @returns what was saved: all, unless the disk refused */
export function useWriteMany(): (
  drafts: readonly SetDraft[],
  onProgress: (done: number) => void,
) => Promise<readonly Operation[]> {
  const write = useWrite()
  return async (drafts, onProgress) => {
    const saved: Operation[] = []
    for (let done = 0; done < drafts.length; done += PART) {
      onProgress(done)
      const part = await write(drafts.slice(done, done + PART))
      if (!part) break
      saved.push(...part)
      await breathe()
    }
    return saved
  }
}
