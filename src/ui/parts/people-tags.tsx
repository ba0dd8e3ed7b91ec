import type { Attendance } from '../../domain/attendance.ts'
import type { Figure as FigureValue } from '../../domain/figure.ts'
import { useWords } from '../words.ts'
import { Figure } from './figure.tsx'
import { Tag } from './tag.tsx'

/** Women and men of a workshop as two tags; what was only declared is marked. Nothing while nobody came. */
export function PeopleTags({ attendance }: { readonly attendance: Attendance }) {
  const { t } = useWords()
  const { women, men, total } = attendance
  if (total.origin === 'none' && women.origin === 'none' && men.origin === 'none') return null
  if (women.value === null && men.value === null) {
    return (
      <Tag>
        <Figure figure={total} /> {t('home.card.people')}
      </Tag>
    )
  }
  const isPlain = isCounted(women) && isCounted(men)
  return (
    <>
      <Tag tone="women">
        {isPlain ? (
          t('common.women', { count: women.value ?? 0 })
        ) : (
          <Labelled figure={women} label={t('home.card.women')} />
        )}
      </Tag>
      <Tag tone="men">
        {isPlain ? (
          t('common.men', { count: men.value ?? 0 })
        ) : (
          <Labelled figure={men} label={t('home.card.men')} />
        )}
      </Tag>
    </>
  )
}

const isCounted = (figure: FigureValue): boolean => figure.origin === 'counted'

function Labelled({ figure, label }: { readonly figure: FigureValue; readonly label: string }) {
  return (
    <>
      {label}
      <Figure figure={figure} />
    </>
  )
}
