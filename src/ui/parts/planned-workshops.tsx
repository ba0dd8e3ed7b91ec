import type { EntityId } from '../../domain/ids.ts'
import { workshopsOf } from '../../domain/programme.ts'
import { Link } from '../navigation.tsx'
import { useReading } from '../reading.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import { ButtonLink } from './button.tsx'
import { LongList } from './long-list.tsx'
import { Tag } from './tag.tsx'

/** Pixels of a line with the buttons beside it. */
const LINE_GUESS = 72

/** The programme's workshops by date, to be planned and changed. */
export function PlannedWorkshops({ programme }: { readonly programme: EntityId }) {
  const { t, formats } = useWords()
  const workshops = useReading(['workshop'], (reader) => workshopsOf(reader, programme), [programme])
  const mayPlan = useMayWrite()('workshop', 'title')
  return (
    <section class="panel" aria-labelledby="workshops">
      <div class="row row-between">
        <h2 id="workshops">{t('programme.workshops.title')}</h2>
        {mayPlan && (
          <ButtonLink to="/workshops/new" kind="primary" icon="plus">
            {t('programme.workshops.add')}
          </ButtonLink>
        )}
      </div>
      {workshops.length === 0 && <p class="soft">{t('programme.workshops.none')}</p>}
      <LongList items={workshops} label={t('programme.workshops.title')} guess={LINE_GUESS} class="lines">
        {({ id, title, date, time, type, status, place, neighbourhood }) => (
          <div class="line">
            <div class="line-main">
              <Link to={`/workshops/${id}/count`} class="line-link">
                <bdi>{formats.name(title)}</bdi>
              </Link>
              <div class="meta">
                <span>{date ? formats.date(date) : t('programme.workshops.noDate')}</span>
                {time && <bdi class="num">{time}</bdi>}
                {type && <span>{t(`common.workshopType.${type}`)}</span>}
                {[neighbourhood, place].map((where) => where && <bdi key={where}>{where}</bdi>)}
                {status && (
                  <Tag
                    tone={status === 'cancelled' ? 'rejected' : status === 'open' ? 'accepted' : 'pending'}
                  >
                    {t(`common.status.${status}`)}
                  </Tag>
                )}
              </div>
            </div>
            {mayPlan && (
              <Link
                to={`/workshops/${id}/edit`}
                class="button button-quiet"
                aria-label={t('programme.workshops.editOne', { title: formats.name(title) })}
              >
                {t('common.edit')}
              </Link>
            )}
          </div>
        )}
      </LongList>
    </section>
  )
}
