import type { LocalizedName } from '../../domain/fields.ts'
import { standing } from '../../domain/fold.ts'
import type { EntityId } from '../../domain/ids.ts'
import { set } from '../../domain/operation.ts'
import type { State } from '../../domain/state.ts'
import { useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { Tag } from './tag.tsx'

/** All programmes of the collectivity: which one is shown, and what was removed. */
export function ProgrammeList({ onNew }: { onNew(): void }) {
  const { t, formats } = useWords()
  const session = useSession()
  const write = useWrite()
  const restore = useRestore()
  const programmes = session.programmes.value
  const current = session.programme.value

  const remove = async (id: EntityId, title: LocalizedName) => {
    const written = await write([set('programme', id, { removed: true })])
    if (!written) return
    session.say(t('programme.all.removed', { title: formats.name(title) }), () => void restore({ id, title }))
  }

  return (
    <section class="panel" aria-labelledby="programmes">
      <div class="row row-between">
        <h2 id="programmes">{t('programme.all.title')}</h2>
        <Button icon="plus" onClick={onNew}>
          {t('programme.all.new')}
        </Button>
      </div>
      <ul class="lines">
        {programmes.map(({ id, title, example }) => (
          <li key={id} class="line">
            <div class="line-main">
              <strong>
                <bdi>{formats.name(title)}</bdi>
              </strong>
              <div class="meta">
                {example && <Tag tone="merged">{t('programme.all.example')}</Tag>}
                {id === current?.id && <Tag>{t('programme.all.current')}</Tag>}
              </div>
            </div>
            <div class="line-actions">
              {id !== current?.id && (
                <Button
                  aria-label={t('programme.all.chooseOne', { title: formats.name(title) })}
                  onClick={() => session.chooseProgramme(id)}
                >
                  {t('programme.all.choose')}
                </Button>
              )}
              <Button
                kind="danger"
                aria-label={t('programme.all.removeOne', { title: formats.name(title) })}
                onClick={() => void remove(id, title)}
              >
                {t(example ? 'programme.all.removeExample' : 'common.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <RemovedProgrammes />
    </section>
  )
}

/** What can be brought back; nothing while nothing was removed. */
export function RemovedProgrammes() {
  const { t, formats } = useWords()
  const { live } = useServices()
  const restore = useRestore()
  const removed = useReading(['programme'], () => removedProgrammes(live.state), [live])
  if (removed.length === 0) return null
  return (
    <>
      <h3>{t('programme.all.removedTitle')}</h3>
      <ul class="lines">
        {removed.map((programme) => (
          <li key={programme.id} class="line">
            <span class="line-main soft">
              <bdi>{formats.name(programme.title)}</bdi>
            </span>
            <Button
              aria-label={t('programme.all.restoreOne', { title: formats.name(programme.title) })}
              onClick={() => void restore(programme)}
            >
              {t('common.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function useRestore(): (programme: Removed) => Promise<void> {
  const { t, formats } = useWords()
  const session = useSession()
  const write = useWrite()
  return async ({ id, title }) => {
    const written = await write([set('programme', id, { removed: false })])
    if (!written) return
    session.chooseProgramme(id)
    session.say(t('programme.all.restored', { title: formats.name(title) }))
  }
}

interface Removed {
  readonly id: EntityId
  readonly title: LocalizedName
}

/**
 * Removed programmes that the queue knows of. One that was made and removed before it was ever sent
 * is offered by the undo alone, until the next exchange.
 */
function removedProgrammes(state: State): readonly Removed[] {
  const ids = [...(state.base.entities.get('programme')?.keys() ?? [])]
  return ids.flatMap((id) => {
    const fields = state.entity('programme', id)?.fields
    const title = standing(fields?.get('title'))?.value
    const isRemoved = standing(fields?.get('removed'))?.value === true
    return isRemoved && isName(title) ? [{ id, title }] : []
  })
}

const isName = (value: unknown): value is LocalizedName =>
  typeof value === 'string' || (typeof value === 'object' && value !== null)
