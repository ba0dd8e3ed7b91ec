import { durationOf } from '../../domain/duration.ts'
import type { Project } from '../../domain/kinds.ts'
import { useWords } from '../words.ts'

/** What stands where a number would, and before one that is only computed. */
const UNKNOWN = '—'
const ABOUT = '≈'

/** Months as stated; with a sign where they are only what lies between two dates. */
export function Months({ project }: { readonly project: Project }) {
  const { t, formats } = useWords()
  const duration = durationOf(project)
  if (!duration) return <span>{UNKNOWN}</span>
  const months = <bdi class="num">{formats.number(duration.months)}</bdi>
  if (duration.from === 'stated') return months
  return (
    <span title={t('programme.projects.fromDates')}>
      <span aria-hidden="true">{ABOUT}</span> {months}{' '}
      <span class="sr-only">{t('programme.projects.fromDates')}</span>
    </span>
  )
}
