/** What a workbook would unpack to, read from the table of contents at its end before anything is unpacked. */

/** XML of some hundred thousand ideas. Beyond it a tablet's memory ends: packed, gigabytes fit into a megabyte. */
const MAX_UNPACKED_BYTES = 100 * 1_024 * 1_024
/** Sheets, styles, pictures: a workbook has dozens of parts. */
const MAX_PARTS = 10_000

const END_OF_CONTENTS = 0x06054b50
const END_BYTES = 22
/** The end may be followed by a comment, whose length has two bytes. */
const MAX_COMMENT_BYTES = 0xffff
const PART = 0x02014b50
const PART_BYTES = 46
const DEFLATED = 8
/** What "nothing" is when it is deflated. */
const EMPTY_DEFLATED_BYTES = 2

/**
 * Why a zip file must not be unpacked; undefined where it may. The reader of workbooks stops a part at the size that
 * its contents state, so that a part which states too little is cut off as broken; one that states nothing at all
 * would be unpacked without an end, and is broken here.
 */
export function unpackedFlaw(bytes: Uint8Array): 'broken-workbook' | 'unpacks-too-large' | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfContents(view)
  if (end === undefined) return 'broken-workbook'
  const parts = view.getUint16(end + 10, true)
  // Larger counts and sizes stand elsewhere (ZIP64), and no list of ideas has them.
  if (parts > MAX_PARTS) return 'unpacks-too-large'
  let place = view.getUint32(end + 16, true)
  let unpacked = 0
  for (let index = 0; index < parts; index += 1) {
    if (place + PART_BYTES > bytes.length || view.getUint32(place, true) !== PART) return 'broken-workbook'
    const method = view.getUint16(place + 10, true)
    const packedBytes = view.getUint32(place + 20, true)
    const statedBytes = view.getUint32(place + 24, true)
    // Without a size here, the reader would believe what stands before the part or after it.
    const isUnbound = statedBytes === 0 && (packedBytes > EMPTY_DEFLATED_BYTES || hasSizesBehind(view, place))
    if (method === DEFLATED && isUnbound) return 'broken-workbook'
    unpacked += method === DEFLATED ? statedBytes : Math.max(packedBytes, statedBytes)
    if (unpacked > MAX_UNPACKED_BYTES) return 'unpacks-too-large'
    place += PART_BYTES + namesBytes(view, place)
  }
  return undefined
}

/** True of a part whose sizes follow it, and are not in the contents either. */
const hasSizesBehind = (view: DataView, place: number): boolean =>
  (view.getUint16(place + 8, true) & 0x8) !== 0 && view.getUint32(place + 20, true) === 0

/** Name, extra fields and comment follow each part's entry. */
const namesBytes = (view: DataView, place: number): number =>
  view.getUint16(place + 28, true) + view.getUint16(place + 30, true) + view.getUint16(place + 32, true)

/** The last signature counts, as for the reader: a comment could hold another one. */
function endOfContents(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES
  for (let place = last; place >= Math.max(0, last - MAX_COMMENT_BYTES); place -= 1) {
    if (view.getUint32(place, true) === END_OF_CONTENTS) return place
  }
  return undefined
}
