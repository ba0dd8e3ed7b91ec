/** Files as offices, forms and platforms give them: made here, byte by byte, so that a test shows what it reads. */
import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'

/** Bytes of a text in Windows-1256, of which only the letters that tests use are needed. */
export function windows1256(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1256')
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code] as const),
  )
  return Uint8Array.from(text, (letter) => {
    const code = codes.get(letter)
    if (code === undefined) throw new Error(`${letter} is not in Windows-1256`)
    return code
  })
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
export const utf8WithMark = (text: string): Uint8Array => utf8(`\uFEFF${text}`)

export function utf16(text: string, order: 'le' | 'be', hasMark = true): Uint8Array {
  const marked = hasMark ? `\uFEFF${text}` : text
  const view = new DataView(new ArrayBuffer(marked.length * 2))
  for (let index = 0; index < marked.length; index += 1) {
    view.setUint16(index * 2, marked.charCodeAt(index), order === 'le')
  }
  return new Uint8Array(view.buffer)
}

/** A list typed at the office, as Excel in Morocco saves it: semicolons, quotes around line breaks. */
export const OFFICE_LIST = [
  'رقم;الاقتراح;المحور;الجنس;الهاتف',
  '1;"تهيئة مدخل المقبرة',
  'وصيانتها; مع الإنارة";المقابر;أنثى;0600000001',
  '2;"تشوير ""أفقي"" أمام المدارس";السير والجولان;ذكر;0600000002',
  '3;=1+1;;;',
  '4;;المقابر;ذكر;0600000004',
].join('\r\n')

/** Answers of a form in French, as its sheet is downloaded. */
export const FORM_ANSWERS = [
  'Horodateur,Adresse e-mail,Vous êtes ?,Sexe,Axe prioritaire,Quelle est votre proposition pour la commune ?',
  '13/05/2025 09:12:44,a@exemple.ma,Une association,Femme,Environnement,"Trier les déchets, et planter des arbres"',
  '13/05/2025 10:02:01,b@exemple.ma,Un habitant,Homme,Circulation,Un passage piéton devant l’école',
  '14/05/2025 08:30:00,c@exemple.ma,Un habitant,Je préfère ne pas répondre,,Un passage piéton devant l’école',
].join('\n')

/** Decidim's open data of proposals, as `/open-data/download` gives it. */
export const DECIDIM_CSV = [
  'id;category/id;category/name/ar;category/name/fr;title/ar;title/fr;body/ar;body/fr;state;reference;published_at;url;related_proposals;withdrawn;author/name',
  '41;3;البيئة;Environnement;تشجير الأحياء;;"<p>غرس الأشجار &amp; سقيها</p><p>في كل حي</p>";;accepted;TEM-PROP-41;2025-03-02 10:00:00 +0100;https://decidim.example.ma/p/41;;false;فاطمة',
  '42;4;السير والجولان;Circulation;;Pistes cyclables;;Des pistes <strong>cyclables</strong>;;TEM-PROP-42;2025-03-03 10:00:00 +0100;https://decidim.example.ma/p/42;;false;Karim',
  '43;4;السير والجولان;Circulation;سحبته;;نص مسحوب;;withdrawn;TEM-PROP-43;2025-03-04 10:00:00 +0100;https://decidim.example.ma/p/43;;true;Ali',
].join('\n')

export const DECIDIM_JSON = JSON.stringify({
  data: {
    component: {
      proposals: {
        edges: [
          {
            node: {
              id: '41',
              title: { ar: 'تشجير الأحياء' },
              body: { ar: 'غرس الأشجار & سقيها\nفي كل حي' },
              state: 'accepted',
            },
          },
          {
            node: {
              id: '42',
              title: { fr: 'Pistes cyclables' },
              body: { fr: 'Des pistes cyclables' },
              state: null,
            },
          },
        ],
      },
    },
  },
})

/** By this each part is named in a zip file's table of contents. */
export const ZIP_CONTENTS = 0x02014b50

/** A workbook of one sheet: the only part, as large as wanted, and packed to almost nothing. `stated` in bytes. */
export function bomb(unpackedMegabytes: number, stated: number): Uint8Array {
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const packed = deflateRawSync(Buffer.alloc(unpackedMegabytes * 1_024 * 1_024, 0x20), { level: 1 })
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(stated, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(ZIP_CONTENTS, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(stated, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return new Uint8Array(Buffer.concat([local, name, packed, entry, name, end]))
}

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OF_OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const OF_PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** A workbook of one sheet with these rows, as XML, whatever they are; `doctype` stands before the sheet. */
export function workbookOf(rows: string, doctype = ''): Uint8Array {
  const relations = (of: string, target: string) =>
    `<Relationships xmlns="${OF_PACKAGE}/relationships"><Relationship Id="r1" Type="${OF_OFFICE}/${of}" Target="${target}"/></Relationships>`
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${OF_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OF_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `${doctype}<worksheet xmlns="${SHEET}"><sheetData>${rows}</sheetData></worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
}
