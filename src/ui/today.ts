/** Days as the wall calendar of this place has them. */
import type { WorkshopDate } from '../domain/fields.ts'

/** `YYYY-MM-DD` in the tablet's own time zone. */
export function dayOf(moment: Date): string {
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return `${pad(moment.getFullYear(), 4)}-${pad(moment.getMonth() + 1, 2)}-${pad(moment.getDate(), 2)}`
}

/** `HH:MM` in the tablet's own time zone. */
export const timeOf = (moment: Date): string =>
  `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`

export const dateOf = (moment: Date): WorkshopDate => {
  const day = dayOf(moment)
  return { start: day, end: day, precision: 'day' }
}
