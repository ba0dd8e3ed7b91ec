/** Who came by which channel: by its workshops, or by what the programme states while these may lack somebody. */
import { type Attendance, attendanceOf, isKnown, sumAttendances, withShare } from './attendance.ts'
import { declaredAttendance } from './declared.ts'
import { atLeast, type Figure, NO_FIGURE, wholeOr } from './figure.ts'
import type { EntityId } from './ids.ts'
import { CHANNELS, type Channel, type Group, type Workshop } from './kinds.ts'
import { channelOf, groupsOf, isHeld, isOver } from './programme.ts'
import type { Scope } from './report-filter.ts'
import type { Reader } from './state.ts'

export interface AttendanceReport {
  readonly rows: readonly AttendanceRow[]
  /** All workshops but digital ones, with what the programme declares for their channels. */
  readonly inPerson: Attendance
  readonly digital: Attendance
  readonly all: Attendance
  readonly groups: readonly { readonly group: Group; readonly figure: Figure }[]
}

export interface AttendanceRow {
  readonly workshop: Workshop
  readonly attendance: Attendance
}

export function attendanceSection(reader: Reader, scope: Scope): AttendanceReport {
  const rows = attendanceRows(reader, scope)
  const shown = CHANNELS.map((channel) => shownOf(scope, rows, channel))
  const digital = sumShown(shown.filter(({ channel }) => channel === 'digital'))
  const inPerson = sumShown(shown.filter(({ channel }) => channel !== 'digital'))
  const statement = declaredAttendance(scope.stated, null)
  const mayLack = shown.some((each) => each.mayLack || each.attendance.total.origin === 'none')
  const all = orDeclared(sumShown(shown), statement, mayLack)
  const groups = groupsOf(reader, scope.stated.id, { retired: true })
    .map((group) => ({ group, figure: all.groups.get(group.id) ?? NO_FIGURE }))
    .filter(({ group, figure }) => !group.retired || figure.origin !== 'none')
  return { rows, inPerson, digital, all, groups }
}

/** The workshops whose people stand in the sums: of those that were cancelled, where people were counted all the same. */
export const attendanceRows = (reader: Reader, { workshops }: Scope): readonly AttendanceRow[] =>
  workshops
    .map((workshop) => ({ workshop, attendance: attendanceOf(reader, workshop) }))
    .filter(
      ({ workshop, attendance }) => workshop.status !== 'cancelled' || attendance.total.origin === 'counted',
    )

/** People of one channel, as the report shows them. */
export const attendanceOfChannel = (
  scope: Scope,
  rows: readonly AttendanceRow[],
  channel: Channel,
): Attendance => shownOf(scope, rows, channel).attendance

interface Shown {
  readonly channel: Channel
  readonly attendance: Attendance
  /** True where a workshop was held of which nobody says who came, and no statement speaks for it. */
  readonly isPart: boolean
  /** True where a greater whole, stated of the programme, may be true. */
  readonly mayLack: boolean
}

function shownOf({ stated }: Scope, rows: readonly AttendanceRow[], channel: Channel): Shown {
  const own = rows.filter(({ workshop }) => channelOf(workshop) === channel)
  const isSilent = own.some(({ workshop, attendance }) => isHeld(workshop) && !isKnown(attendance))
  const isRunning = own.some(({ workshop }) => !isOver(workshop))
  const sum = lowered(sumAttendances(own.map(({ attendance }) => attendance)), isSilent)
  const statement = declaredAttendance(stated, channel)
  const attendance = orDeclared(sum, statement, isSilent || isRunning)
  const isStated = attendance.total !== sum.total
  return {
    channel,
    attendance,
    isPart: isSilent && !isStated,
    mayLack: (isSilent || isRunning) && !isStated,
  }
}

const sumShown = (shown: readonly Shown[]): Attendance =>
  lowered(
    sumAttendances(shown.map(({ attendance }) => attendance)),
    shown.some(({ isPart }) => isPart),
  )

/** Figure by figure, the stated one where it is the greater and the sum may lack somebody, or where the sum has none. */
function orDeclared(sum: Attendance, statement: Attendance, mayLack: boolean): Attendance {
  const total = wholeOr(sum.total, statement.total, mayLack)
  // Of the people that only a stated total knows nobody says who they are.
  const isPart = total !== sum.total && isKnown(sum)
  const [women, men, undisclosed] = (['women', 'men', 'undisclosed'] as const).map((name) => {
    const figure = wholeOr(sum[name], statement[name], mayLack)
    return figure === sum[name] ? atLeast(figure, isPart) : figure
  })
  const isOfStatement = statement.share !== null && (sum.share === null || women === statement.women)
  const people = {
    women: women ?? NO_FIGURE,
    men: men ?? NO_FIGURE,
    undisclosed: undisclosed ?? NO_FIGURE,
    total,
  }
  return {
    ...withShare(people, isOfStatement ? statement.told : sum.told),
    groups: groupsOr(sum.groups, statement.groups, mayLack),
  }
}

type Groups = Attendance['groups']

function groupsOr(sum: Groups, stated: Groups, mayLack: boolean): Groups {
  if (sum.size === 0) return stated
  if (!mayLack) return sum
  const all = new Set<EntityId>([...sum.keys(), ...stated.keys()])
  return new Map(
    [...all].map((group) => [
      group,
      wholeOr(sum.get(group) ?? NO_FIGURE, stated.get(group) ?? NO_FIGURE, true),
    ]),
  )
}

function lowered(sum: Attendance, isPart: boolean): Attendance {
  if (!isPart) return sum
  const { women, men, undisclosed, total, groups } = sum
  return {
    ...sum,
    women: atLeast(women),
    men: atLeast(men),
    undisclosed: atLeast(undisclosed),
    total: atLeast(total),
    groups: new Map([...groups].map(([group, figure]) => [group, atLeast(figure)])),
  }
}
