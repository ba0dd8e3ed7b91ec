/** A small workbook can hold gigabytes: it is refused by what its contents state, and what they hide is never unpacked. */
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../src/imports/read.ts'
import { bomb, ZIP_CONTENTS } from './files.ts'

const MEGABYTE = 1_024 * 1_024

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the entries of the contents stand. */
function entriesIn(bytes: Uint8Array): readonly number[] {
  const view = viewOf(bytes)
  return Array.from({ length: bytes.length - 4 }, (_, place) => place).filter(
    (place) => view.getUint32(place, true) === ZIP_CONTENTS,
  )
}

interface Stated {
  readonly unpackedBytes: number
  readonly flags?: number
  readonly packedBytes?: number
}

/** The same workbook, whose contents state something else of its largest part, the sheet. */
function stating(workbook: Uint8Array, { unpackedBytes, flags, packedBytes }: Stated): Uint8Array {
  const bytes = workbook.slice()
  const view = viewOf(bytes)
  const sizes = entriesIn(bytes).map((place) => ({ place, size: view.getUint32(place + 24, true) }))
  const [largest] = sizes.toSorted((a, b) => b.size - a.size)
  if (!largest) throw new Error('no entry')
  view.setUint32(largest.place + 24, unpackedBytes, true)
  if (flags !== undefined) view.setUint16(largest.place + 8, flags, true)
  if (packedBytes !== undefined) view.setUint32(largest.place + 20, packedBytes, true)
  return bytes
}

describe('a workbook that unpacks to too much', () => {
  const list = () => writeXlsx({ sheets: [{ name: 'a', rows: [['text'], ['ملعب'], ['حديقة']] }] })

  test('is refused in words of its own, before anything of it is unpacked', async () => {
    const packed = bomb(101, 101 * MEGABYTE)
    expect(packed.length).toBeLessThan(MEGABYTE)
    expect(await readRows(packed)).toEqual({ ok: false, error: 'unpacks-too-large' })
  })

  test('is refused also where many parts make it so together', async () => {
    const bytes = await list()
    const each = Math.ceil((101 * MEGABYTE) / entriesIn(bytes).length)
    const view = viewOf(bytes)
    for (const place of entriesIn(bytes)) view.setUint32(place + 24, each, true)
    expect(await readRows(bytes)).toEqual({ ok: false, error: 'unpacks-too-large' })
  })

  test('and states less is cut off where it said it would end', async () => {
    const bytes = stating(await list(), { unpackedBytes: 100 })
    expect(await readRows(bytes)).toEqual({ ok: false, error: 'broken-workbook' })
  })

  test.each<[string, Stated]>([
    ['states that it unpacks to nothing', { unpackedBytes: 0 }],
    ['leaves its sizes to what follows the part', { unpackedBytes: 0, packedBytes: 0, flags: 0x8 }],
  ])('and %s is broken', async (_, stated) => {
    expect(await readRows(stating(await list(), stated))).toEqual({ ok: false, error: 'broken-workbook' })
    expect(await readRows(bomb(20, 0))).toEqual({ ok: false, error: 'broken-workbook' })
  })

  test('is told from one that is only what it says', async () => {
    expect(await readRows(await list())).toMatchObject({ ok: true, value: { format: 'xlsx' } })
  })
})
