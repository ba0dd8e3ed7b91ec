/** What a new programme starts with, so that nobody faces an empty list in the hall. */
import type { LocalizedName } from './fields.ts'

/** Participant groups as the published programmes have them, and those of the French handbook (pagof.fr). */
export const DEFAULT_GROUPS: readonly LocalizedName[] = [
  { ar: 'الساكنة', fr: 'Habitants', en: 'Inhabitants' },
  { ar: 'الجمعيات', fr: 'Associations', en: 'Associations' },
  { ar: 'المنتخبون', fr: 'Élus', en: 'Elected' },
  { ar: 'إدارة المجلس', fr: 'Administration', en: 'Administration' },
  { ar: 'هيئة المساواة', fr: 'Instance de l’égalité', en: 'Equality body' },
  { ar: 'فئات أخرى', fr: 'Autres', en: 'Other' },
]
