/** What stands on the wall, each part as large as fifteen metres ask for. */
import type { Attendance } from '../../domain/attendance.ts'
import type { Figure as FigureValue } from '../../domain/figure.ts'
import type { Wall } from '../../domain/wall.ts'
import { Bar } from '../charts/bar.tsx'
import type { TurningPage } from '../turning.ts'
import { useWords } from '../words.ts'
import { Figure } from './figure.tsx'
import { Share } from './share.tsx'

export function WallPeople({ attendance }: { readonly attendance: Omit<Attendance, 'groups'> }) {
  const { t } = useWords()
  const { women, men, undisclosed, total, told, share } = attendance
  return (
    <>
      <WallCount name="women" word={t('common.women')} figure={women} />
      <WallCount name="men" word={t('common.men')} figure={men} />
      <div class="wall-sum">
        <Bar
          parts={[
            { tone: 'women', value: women.value ?? 0 },
            { tone: 'men', value: men.value ?? 0 },
            { tone: 'undisclosed', value: undisclosed.value ?? 0 },
          ]}
          total={total.value ?? 0}
        />
        <p>
          <strong data-wall="total">
            <Figure figure={total} />
          </strong>
          <span>{t('wall.total')}</span>
          {(undisclosed.value ?? 0) !== 0 && (
            <span class="wall-aside">
              {t('wall.undisclosed')} <Figure figure={undisclosed} isMarked={false} />
            </span>
          )}
          {share !== null && (
            <span class="wall-aside">
              {t('wall.share')}{' '}
              <strong>
                <Share share={share} of={told.people} isMarked={false} />
              </strong>
            </span>
          )}
        </p>
      </div>
    </>
  )
}

interface WallCountProps {
  readonly name: 'women' | 'men'
  readonly word: string
  readonly figure: FigureValue
}

function WallCount({ name, word, figure }: WallCountProps) {
  return (
    <div class={`wall-count wall-count-${name}`}>
      <span>{word}</span>
      <strong data-wall={name}>
        <Figure figure={figure} />
      </strong>
    </div>
  )
}

export function WallGroups({ groups }: { readonly groups: Wall['groups'] }) {
  const { t, formats } = useWords()
  if (groups.length === 0) return null
  return (
    <ul class="wall-groups" aria-label={t('wall.groups')}>
      {groups.map(({ group, figure }) => (
        <li key={group.id}>
          <bdi>{formats.name(group.shortName ?? group.name)}</bdi>{' '}
          <strong>
            <Figure figure={figure} isMarked={false} />
          </strong>
        </li>
      ))}
    </ul>
  )
}

interface WallProposalsProps {
  readonly page: TurningPage<Wall['newest'][number]>
  readonly total: number
}

export function WallProposals({ page: { items, index, count }, total }: WallProposalsProps) {
  const { t } = useWords()
  return (
    <section class="wall-proposals" aria-labelledby="wall-newest">
      <header>
        <h2 id="wall-newest">{t('wall.newest')}</h2>
        <span data-wall="proposals">{t('common.proposals', { count: total })}</span>
      </header>
      {items.length === 0 && <p class="wall-first">{t('wall.first')}</p>}
      <ul>
        {items.map(({ id, text }) => (
          <li key={id} dir="auto">
            <p>{text}</p>
          </li>
        ))}
      </ul>
      {count > 1 && (
        <div class="wall-pages" aria-hidden="true">
          {Array.from({ length: count }, (_, page) => (
            <i key={page} class={page === index ? 'wall-page-here' : undefined} />
          ))}
        </div>
      )}
    </section>
  )
}

interface WallAxesProps {
  readonly page: TurningPage<Wall['axes'][number]>
  /** Proposals of the fullest axis: its bar is full. */
  readonly largest: number
}

export function WallAxes({ page, largest }: WallAxesProps) {
  const { t, formats } = useWords()
  return (
    <section class="wall-axes" aria-label={t('wall.axes')}>
      {page.items.map(({ axis, count }) => (
        <div key={axis?.id ?? 'none'} class="wall-axis">
          <span class="wall-axis-name">
            <bdi>{axis ? formats.name(axis.shortName ?? axis.name) : t('common.noAxis')}</bdi>
          </span>
          <strong class="num">{formats.number(count)}</strong>
          <Bar parts={[{ tone: axis ? 'plain' : 'unsorted', value: count }]} total={largest} />
        </div>
      ))}
    </section>
  )
}
