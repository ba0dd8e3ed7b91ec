/** A programme in the middle of its work, for looking at: written by devices at the wire, as if they had been there. */
import type { EntityId } from '../../src/domain/ids.ts'
import { type FieldDevice, newEntity } from './devices.ts'

export interface Scene {
  readonly programme: EntityId
  readonly axes: readonly EntityId[]
  readonly workshop: EntityId
  /** Held before, with declared figures. */
  readonly past: EntityId
  /** In the order in which they were said. */
  readonly proposals: readonly EntityId[]
  /** The one that two people change. */
  readonly proposal: EntityId
}

const GROUPS = ['الساكنة', 'الجمعيات', 'المنتخبون', 'إدارة المجلس', 'هيئة المساواة']
const AXES: readonly (readonly [name: string, shortName: string])[] = [
  ['الاستدامة والحفاظ على البيئة', 'البيئة'],
  ['تأهيل المقابر وتنظيم مرفق دفن الأموات', 'المقابر'],
  ['تنظيم السير والجولان بالجماعة', 'السير والجولان'],
  ['العنونة بالجماعة', 'العنونة'],
]
const PROPOSALS: readonly (readonly [
  text: string,
  axis: number | null,
  gender: 'female' | 'male',
  sorting?: object,
])[] = [
  ['تشوير أفقي وعمودي أمام المدارس', 2, 'female', { verdict: 'accepted' }],
  [
    'بناء مستشفى جديد بالحي',
    null,
    'male',
    { verdict: 'referred', authority: 'وزارة الصحة', reason: 'اختصاص جهة أخرى' },
  ],
  ['تهيئة مدخل المقبرة وصيانتها', 1, 'female', { verdict: 'accepted' }],
  ['تنظيم حملات للتوعية والتحسيس بنظافة المدينة', 0, 'male'],
  ['صيانة المساحات الخضراء وتزويدها بالكراسي', 0, 'female', { verdict: 'accepted' }],
  [
    'Réparer l’éclairage public derrière le marché et près de l’école',
    2,
    'male',
    { verdict: 'rejected', reason: 'مبرمج سلفا' },
  ],
  ['تعزيز التشوير قرب المدارس ومنع الشاحنات من المرور وقت خروج التلاميذ', 2, 'female'],
  ['ترقيم الأزقة بالأحياء الجديدة', 3, 'male', { verdict: 'clarify', reason: 'أي الأحياء؟' }],
]

/** Sets a programme up, plans its workshops, and lets a facilitator count and write for a while today. */
export async function playScene(
  coordinator: FieldDevice,
  facilitator: FieldDevice,
  today: string,
): Promise<Scene> {
  const programme = newEntity()
  const [axes, groups] = [AXES, GROUPS].map((list) => list.map(() => newEntity())) as [EntityId[], EntityId[]]
  const workshop = newEntity()
  const past = newEntity()
  const day = (date: string) => ({ start: date, end: date, precision: 'day' })
  const planned = (title: string, date: string, fields: object) =>
    coordinator.set('workshop', newEntity(), {
      programme,
      title,
      date: day(date),
      status: 'planned',
      ...fields,
    })
  await coordinator.push(
    coordinator.set('collectivity', coordinator.enrolment.collectivity.id, {
      name: 'جماعة تمارة',
      level: 'commune',
    }),
    coordinator.set('programme', programme, {
      title: { ar: 'برنامج انفتاح جماعة تمارة 2025–2026', fr: 'Programme d’ouverture de Témara 2025–2026' },
      start: { start: '2025-01-01', end: '2025-12-31', precision: 'year' },
      end: { start: '2026-01-01', end: '2026-12-31', precision: 'year' },
    }),
    ...AXES.map(([name, shortName], index) =>
      coordinator.set('axis', axes[index] ?? newEntity(), { programme, name, shortName, order: index + 1 }),
    ),
    ...GROUPS.map((name, index) =>
      coordinator.set('group', groups[index] ?? newEntity(), { programme, name, order: index + 1 }),
    ),
    coordinator.set('workshop', workshop, {
      programme,
      title: 'ورشة حي المغرب العربي',
      type: 'neighbourhood',
      place: 'دار الشباب',
      date: day(today),
      time: '10:30',
      status: 'open',
    }),
    planned('ورشة حي الوفاق', '2027-05-16', {
      type: 'neighbourhood',
      time: '17:00',
      place: 'المركز السوسيو ثقافي',
    }),
    planned('اجتماع هيئة المساواة وتكافؤ الفرص ومقاربة النوع', '2027-05-28', {
      type: 'body',
      time: '10:00',
      place: 'مقر الجماعة',
    }),
    coordinator.set('workshop', past, {
      programme,
      title: 'ورشة الانطلاقة الرسمية',
      date: day('2024-04-25'),
      type: 'launch',
      status: 'closed',
      declared: {
        women: { certainty: 'exact', value: 29 },
        men: { certainty: 'exact', value: 44 },
        proposals: { certainty: 'approximate', value: 100 },
      },
    }),
  )
  const counts = [38, 21, 4, 6, 4]
  await facilitator.push(
    ...counts.flatMap((people, index) => {
      const women = Math.round(people * 0.42)
      const tally = { group: groups[index] ?? null }
      return [
        { ...facilitator.count('female', workshop, women), ...tally },
        { ...facilitator.count('male', workshop, people - women), ...tally },
      ]
    }),
  )
  // In the order in which they are said: ids of one millisecond have none.
  const ids = PROPOSALS.map(() => newEntity()).sort()
  await facilitator.push(
    ...PROPOSALS.map(([text, axis, gender, sorting], index) =>
      facilitator.set('proposal', ids[index] ?? newEntity(), {
        programme,
        workshop,
        text,
        label: `${facilitator.enrolment.station}${index + 1}`,
        channel: 'in-person',
        speaker: { gender, group: groups[index % 3] ?? null },
        ...(axis !== null && { axis: axes[axis] }),
        ...(sorting && { sorting }),
      }),
    ),
  )
  return { programme, axes, workshop, past, proposals: ids, proposal: ids[6] ?? newEntity() }
}

const PROJECTS: readonly (readonly [title: string, axis: number, budget: number, months: number])[] = [
  ['صيانة المساحات الخضراء بالجماعة', 0, 28_000_000_00, 24],
  ['تهيئة وصيانة المقابر بالجماعة', 1, 400_000_00, 22],
  ['تعزيز التشوير الأفقي والعمودي', 2, 7_000_000_00, 22.5],
]

/** The committee decides, makes projects of what it accepted, and dates the milestones. The first project has every field. */
export async function playCommittee(coordinator: FieldDevice, scene: Scene): Promise<EntityId> {
  const { programme, axes, proposals } = scene
  const [signs, , cemetery, , gardens, , , numbers] = proposals
  const ids = PROJECTS.map(() => newEntity())
  const [first, second, third] = ids
  const answer = (proposal: EntityId | undefined, project: EntityId | undefined) =>
    coordinator.set('proposal', proposal ?? newEntity(), { decision: { verdict: 'accepted' }, project })
  const month = (start: string, end: string) => ({ start, end, precision: 'month' })
  await coordinator.push(
    ...PROJECTS.map(([title, axis, budget, months], index) =>
      coordinator.set('project', ids[index] ?? newEntity(), {
        programme,
        title,
        axis: axes[axis],
        budget,
        months,
        order: index + 1,
      }),
    ),
    coordinator.set('project', first ?? newEntity(), {
      objectives: 'مساحات خضراء نظيفة ومجهزة في كل حي',
      results: 'صيانة اثنتي عشرة حديقة',
      activities: 'تشخيص، ثم صفقة، ثم أشغال بتشاور مع الساكنة',
      partners: 'المجلس الإقليمي، جمعيات الأحياء',
      start: month('2025-01-01', '2025-01-31'),
      end: month('2026-12-01', '2026-12-31'),
      progress: { status: 'limited', percent: 30, note: 'انطلقت الأشغال بثلاث حدائق' },
    }),
    answer(gardens, first),
    answer(cemetery, second),
    answer(signs, third),
    coordinator.set('proposal', numbers ?? newEntity(), {
      decision: { verdict: 'rejected', reason: 'مبرمج سلفا' },
    }),
    coordinator.set('milestone', newEntity(), {
      programme,
      title: 'اجتماع إخباري لإعطاء انطلاقة إعداد البرنامج',
      type: 'information-meeting',
      date: { start: '2024-04-15', end: '2024-04-15', precision: 'day' },
    }),
    coordinator.set('milestone', newEntity(), {
      programme,
      title: 'مصادقة المجلس على البرنامج',
      type: 'adoption',
      date: month('2025-02-01', '2025-02-28'),
    }),
  )
  return first ?? newEntity()
}

/** Two people change one proposal’s text without seeing each other. */
export async function disagree(coordinator: FieldDevice, { proposal }: Scene): Promise<void> {
  await coordinator.push(coordinator.set('proposal', proposal, { text: 'تعزيز التشوير قرب المدارس' }))
}
