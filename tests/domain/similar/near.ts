/**
 * Proposals beside the clusters of the tuned half: each speaks of the same things and places, and asks for
 * something else. A hard set, for seeing how suggestions hold where a town has many wishes about one thing.
 */
import { type Cluster, labelled } from './labelled.ts'

const ALONE: Readonly<Record<string, Cluster>> = {
  'alone: near 1': { ar: ['إنارة واجهات المعالم التاريخية'] },
  'alone: near 2': { fr: ['Éclairage solaire des bâtiments communaux'] },
  'alone: near 3': { ar: ['تشجيع التلاميذ المتفوقين بجوائز'] },
  'alone: near 4': { ar: ['ترميم أقسام المدرسة قبل الدخول المدرسي'] },
  'alone: near 5': { ar: ['تسمية المدرسة باسم أحد المقاومين'] },
  'alone: near 6': { ar: ['موقف سيارات للأساتذة'] },
  'alone: near 7': { fr: ['Réparer le toit du marché couvert'] },
  'alone: near 8': { ar: ['نقل السوق الأسبوعي خارج المدينة'] },
  'alone: near 9': { ar: ['تنظيف الشاطئ من النفايات'] },
  'alone: near 10': { ar: ['جمع مخلفات البناء من الشوارع'] },
  'alone: near 11': { fr: ['Poubelles de tri dans les classes des écoles'] },
  'alone: near 12': { ar: ['تنظيم دوري كرة القدم للشباب'] },
  'alone: near 13': { ar: ['سيارة إسعاف مجهزة للمركز الصحي'] },
  'alone: near 14': { ar: ['حملة تلقيح القطط والكلاب المنزلية'] },
  'alone: near 15': { fr: ['Un vétérinaire communal'] },
  'alone: near 16': { ar: ['توسيع المقبرة بعقار جديد'] },
  'alone: near 17': { ar: ['تبليط ساحة المسجد'] },
  'alone: near 18': { ar: ['تخفيض ثمن تذكرة الحافلة للطلبة'] },
  'alone: near 19': { latn: ['bghina lbiro dyal lbaladiya y7el nhar sbt'] },
  'alone: near 20': { ar: ['طلاء منازل الحي بلون موحد'] },
  'alone: near 21': { ar: ['سرعة الأنترنت ضعيفة بدار الشباب'] },
  'alone: near 22': { fr: ['Internet haut débit au douar'] },
  'alone: near 23': { ar: ['مياه السقي للفلاحين الصغار'] },
  'alone: near 24': { ar: ['دورات تكوينية للباعة في النظافة والسلامة'] },
  'alone: near 25': { ar: ['كراسي لانتظار الحافلة تحت الشمس'] },
  'alone: near 26': { fr: ['Bancs et ombre devant le dispensaire'] },
  'alone: near 27': { ar: ['سور يقي المدرسة من الفيضانات'] },
  'alone: near 28': { ary: ['ولاد الحومة محتاجين دروس الدعم'] },
  'alone: near 29': { latn: ['drari dyal zan9a bghaw club dyal musi9a'] },
  'alone: near 30': { ar: ['حراس ليليون لأزقة الحي'] },
}

export const NEAR = labelled(ALONE)
