/** Files as offices, forms and platforms give them: made here, byte by byte, so that a test shows what it reads. */

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
