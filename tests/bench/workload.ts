/**
 * What the speed bench works on, all of it decided here: how many operations, of which kinds, how long the texts,
 * from which seed. The same number always makes the same workload, for Warsha's side and for the raw one.
 */
import {
  type DeviceId,
  type EntityId,
  type OperationId,
  UUID_RANDOM_BYTES,
  uuidv7,
} from '../../src/domain/ids.ts'
import { type Draft, type Operation, type SetDraft, set, tally } from '../../src/domain/operation.ts'

export const SEED = 2024
/** A collectivity's year. */
export const OPERATIONS = 10_000
/** More than any commune will write. */
export const MANY_OPERATIONS = 50_000
/** What a busy day leaves on one tablet. */
export const SESSION_OPERATIONS = 5_000

const AXES = 5
const GROUPS = 6
const WORKSHOPS = 20
/** Of a hundred operations: people counted, ideas written down; the rest are ideas judged. */
const MIX = { tally: 50, proposal: 35 }
/** Words in a text; most are short, and some people speak at length. */
const WORDS = { least: 4, usual: 12, most: 40 }
/** A tap, a sentence, a pause: milliseconds between two operations of one tablet. */
const PACE_MS = { least: 900, most: 12_000 }
const FIRST_DAY = Date.UTC(2024, 4, 15, 9, 30)

interface Plan {
  readonly programme: EntityId
  readonly axes: readonly EntityId[]
  readonly workshops: readonly EntityId[]
  /** Sets the programme up: only a coordinator may. */
  readonly drafts: readonly SetDraft[]
}

export interface Workload extends Plan {
  /** What facilitators write, in order. */
  readonly work: readonly Draft[]
}

/** The mix of a real year. */
export function workload(count = OPERATIONS, seed = SEED): Workload {
  const dice = diceOf(seed)
  const plan = planOf(SEED)
  const written: EntityId[] = []
  const work = Array.from({ length: count }, (): Draft => {
    const drawn = dice.below(100)
    const judged = drawn >= MIX.tally + MIX.proposal ? written.at(-1 - dice.below(40)) : undefined
    if (judged) return set('proposal', judged, { sorting: judgement(dice) })
    if (drawn < MIX.tally) return counted(dice, plan)
    const id = dice.id()
    written.push(id)
    return set('proposal', id, proposal(dice, plan))
  })
  return { ...plan, work }
}

/** Nothing but ideas, most of them judged. */
export function proposals(count = OPERATIONS, seed = SEED): Workload {
  const dice = diceOf(seed)
  const plan = planOf(SEED)
  const work = Array.from({ length: count }, () => {
    const decision = dice.below(100) < 70 ? { decision: judgement(dice) } : {}
    return set('proposal', dice.id(), { ...proposal(dice, plan), ...decision })
  })
  return { ...plan, work }
}

/** A tablet's clock at each operation, and its random bytes: as varied as a real day's. */
export function stamps(seed: number): { now(): Date; randomBytes(length: number): Uint8Array } {
  const dice = diceOf(seed ^ 0x5eed)
  let ms = FIRST_DAY
  return {
    now() {
      ms += PACE_MS.least + dice.below(PACE_MS.most)
      return new Date(ms)
    },
    randomBytes: (length) => dice.bytes(length),
  }
}

/** The operations that a device makes of drafts. */
export function stamped(drafts: readonly Draft[], device: DeviceId, seed: number): readonly Operation[] {
  const { now, randomBytes } = stamps(seed)
  return drafts.map((draft, index): Operation => {
    const time = now()
    const id = uuidv7(time.getTime(), randomBytes(UUID_RANDOM_BYTES)) as OperationId
    const envelope = { id, device, n: index + 1, at: time.toISOString(), v: 1 as const }
    return draft.type === 'tally' ? { ...draft, ...envelope } : { ...draft, ...envelope, prev: {} }
  })
}

function planOf(seed: number): Plan {
  const dice = diceOf(seed)
  const programme = dice.id()
  const made = (kind: string, count: number, fieldsOf: (index: number) => Record<string, unknown>) =>
    Array.from({ length: count }, (_, index) => set(kind, dice.id(), { programme, ...fieldsOf(index) }))
  const axes = made('axis', AXES, (index) => ({ name: `محور ${index + 1}`, order: index + 1 }))
  const groups = made('group', GROUPS, (index) => ({ name: `فئة ${index + 1}`, order: index + 1 }))
  const workshops = made('workshop', WORKSHOPS, (index) => ({
    title: `ورشة حي ${index + 1}`,
    type: 'neighbourhood',
    status: 'open',
  }))
  const drafts = [set('programme', programme, { title: 'برنامج انفتاح' }), ...axes, ...groups, ...workshops]
  const ids = (of: readonly SetDraft[]) => of.map(({ entity }) => entity)
  return { programme, axes: ids(axes), workshops: ids(workshops), drafts }
}

const counted = (dice: Dice, { workshops }: Plan): Draft =>
  tally(dice.pick(workshops), dice.below(2) === 0 ? 'female' : 'male', null, 1)

function proposal(dice: Dice, { programme, axes, workshops }: Plan): SetDraft['fields'] {
  return {
    programme,
    workshop: dice.pick(workshops),
    axis: dice.pick(axes),
    label: `B${1 + dice.below(400)}`,
    channel: 'in-person',
    text: text(dice),
    speaker: { gender: dice.pick(['female', 'male', null]), group: null },
  }
}

function judgement(dice: Dice): object {
  return dice.pick([
    { verdict: 'accepted' },
    { verdict: 'accepted' },
    { verdict: 'rejected', reason: 'مبرمج سلفا' },
    { verdict: 'referred', authority: 'وزارة الصحة', reason: 'اختصاص جهة أخرى' },
    { verdict: 'clarify', reason: 'أي الأحياء؟' },
  ])
}

function text(dice: Dice): string {
  const most = dice.below(10) === 0 ? WORDS.most : WORDS.usual
  const length = WORDS.least + dice.below(most - WORDS.least)
  return Array.from({ length }, () => dice.pick(VOCABULARY)).join(' ')
}

interface Dice {
  /** 0, 1 … limit − 1. */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  bytes(length: number): Uint8Array
  id(): EntityId
}

/** Mulberry32. */
function diceOf(seed: number): Dice {
  let state = seed | 0
  let ms = FIRST_DAY
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
  const bytes = (length: number) => Uint8Array.from({ length }, () => below(256))
  return {
    below,
    bytes,
    pick(list) {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    id() {
      ms += 1 + below(5_000)
      return uuidv7(ms, bytes(UUID_RANDOM_BYTES)) as EntityId
    },
  }
}

const VOCABULARY = [
  ...'إصلاح الإنارة العمومية قرب المدرسة تنظيف الأزقة توفير حاويات للنفايات تهيئة الحديقة ملعب القرب للشباب'.split(
    ' ',
  ),
  ...'تشوير أفقي وعمودي أمام المستوصف النقل المدرسي بالدوار مركز للنساء دعم الجمعيات صيانة الطريق المؤدية'.split(
    ' ',
  ),
  ...'إلى السوق الأسبوعي شبكة التطهير الماء الصالح للشرب ولوجيات الأشخاص في وضعية إعاقة بغينا تصلحو الضو'.split(
    ' ',
  ),
  ...'réparer l’éclairage public derrière le marché et près de l’école terrain de sport pour les jeunes du quartier'.split(
    ' ',
  ),
]
