/** Counting people: two halves, one tap a person, shown once it is stored. */
import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Counted, countedOf, countIn } from '../../domain/attendance.ts'
import type { EntityId } from '../../domain/ids.ts'
import type { Gender, Workshop } from '../../domain/kinds.ts'
import { tally } from '../../domain/operation.ts'
import { groupsOf } from '../../domain/programme.ts'
import { Button } from '../parts/button.tsx'
import { ChipGroup } from '../parts/chips.tsx'
import { Half } from '../parts/count-half.tsx'
import { Spoken } from '../parts/spoken.tsx'
import { TypedCount } from '../parts/typed-count.tsx'
import { WorkshopPage } from '../parts/workshop-page.tsx'
import { entityIdFrom, useEntity, useReading, useReadingSignal } from '../reading.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { shortcut } from '../shortcut.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import '../styles/count.css'

export function CountScreen({ id }: { readonly id: string }) {
  return <WorkshopPage id={entityIdFrom(id)}>{(workshop) => <Counting workshop={workshop} />}</WorkshopPage>
}

function Counting({ workshop }: { readonly workshop: Workshop }) {
  const { t, formats } = useWords()
  const { live, buzz } = useServices()
  const session = useSession()
  const write = useWrite()
  const may = useMayWrite()
  const programme = useEntity('programme', workshop.programme)
  const groups = useReading(['group'], (reader) => groupsOf(reader, workshop.programme), [workshop.programme])
  const counted = useReadingSignal(['tally', 'workshop'], (reader) => countedOf(reader, workshop.id), [
    workshop.id,
  ])
  const [group, chooseGroup] = useChosenGroup(workshop.id)
  const [typing, setTyping] = useState<Gender | null>(null)
  const [saved, setSaved] = useState<{ gender: Gender; at: number } | null>(null)

  const isOver = workshop.status === 'closed' || workshop.status === 'cancelled'
  const mayCount = may('tally', 'count') && !isOver
  const hasGroup = groups.some(({ id }) => id === group)
  const groupId = hasGroup ? group : null

  const count = async (gender: Gender, by: number) => {
    const written = await write([tally(workshop.id, gender, groupId, by)])
    if (!written) return false
    buzz()
    setSaved({ gender, at: written[0]?.n ?? 0 })
    return true
  }
  const minus = (gender: Gender) => {
    // A minus where nobody was counted would take a person from another group without saying so.
    if (countIn(live.state, workshop.id, gender, groupId) > 0) void count(gender, -1)
    else session.say(t('count.minus.nobody'))
  }
  const undo = useUndo(workshop.id)

  const genders: readonly Gender[] = programme?.undisclosedGender
    ? ['female', 'male', 'undisclosed']
    : ['female', 'male']
  return (
    <>
      <section
        class="count"
        aria-label={t('workshop.tabs.count')}
        // A thumb that stays a moment would open it over the halves.
        onContextMenu={(event) => event.preventDefault()}
      >
        <DeclaredNote workshop={workshop} counted={counted} />
        <div class={`halves halves-${genders.length}`}>
          {genders.map((gender) => (
            <Half
              key={gender}
              gender={gender}
              counted={counted}
              isEnabled={mayCount}
              saved={saved?.gender === gender ? saved.at : null}
              onAdd={() => void count(gender, 1)}
              onMinus={() => minus(gender)}
              onType={() => setTyping(gender)}
            />
          ))}
        </div>
        <div class="tray">
          {groups.length > 0 ? (
            <ChipGroup
              label={t('count.group.label')}
              value={groupId ?? 'none'}
              onChoose={(value) =>
                chooseGroup(value === 'none' || value === null ? null : entityIdFrom(value))
              }
              options={[
                ...groups.map(({ id, name, shortName }) => ({
                  value: id as string,
                  label: formats.name(shortName ?? name),
                  note: <GroupFigure counted={counted} group={id} />,
                })),
                {
                  value: 'none',
                  label: t('common.noGroup'),
                  note: <UngroupedFigure counted={counted} />,
                },
              ]}
            />
          ) : (
            <span class="soft small">{t('count.group.none')}</span>
          )}
          <div class="sum">
            <Totals counted={counted} />
            {mayCount && (
              <Button icon="undo" {...shortcut('undo')} onClick={undo}>
                {t('common.undo')}
              </Button>
            )}
          </div>
        </div>
      </section>
      {typing && (
        <TypedCount
          workshop={workshop.id}
          gender={typing}
          group={groups.find(({ id }) => id === groupId) ?? null}
          onCount={(by) => {
            void count(typing, by).then((isSaved) => isSaved && setTyping(null))
          }}
          onClose={() => setTyping(null)}
        />
      )}
    </>
  )
}

/** The group that the next people belong to; kept, since a reload in a full hall must not mix groups. */
function useChosenGroup(workshop: EntityId) {
  const { draft, saveDraft } = useServices()
  const key = `count-group:${workshop}`
  const [group, setGroup] = useState<EntityId | null>(null)
  useEffect(() => {
    let isCurrent = true
    setGroup(null)
    void draft(key).then((found) => {
      if (isCurrent && typeof found === 'string') setGroup(entityIdFrom(found))
    })
    return () => {
      isCurrent = false
    }
  }, [key, draft])
  const choose = (next: EntityId | null) => {
    setGroup(next)
    void saveDraft(key, next)
  }
  return [group, choose] as const
}

/** Takes back this tablet's last tally here, and the one before, and so on: one a press, in order. */
function useUndo(workshop: EntityId): () => void {
  const { undoable, buzz } = useServices()
  const { t, formats } = useWords()
  const session = useSession()
  const write = useWrite()
  const queue = useRef<Promise<void>>(Promise.resolve())
  const undoLast = async () => {
    const last = await undoable(workshop)
    if (!last) return session.say(t('count.undo.nothing'))
    const { gender, group, count, id } = last
    if (!(await write([{ ...tally(workshop, gender, group, -count), undoes: id }]))) return
    buzz()
    const who = t(gender === null ? 'count.undo.group' : `count.half.${gender}`)
    session.say(t('count.undo.done', { who, change: formats.number(-count) }))
  }
  return () => {
    // Two presses at once would both find the same tally: each waits for the one before.
    queue.current = queue.current.then(undoLast).catch(() => session.warn(t('common.commitFailure.storage')))
  }
}

function DeclaredNote({ workshop, counted }: { workshop: Workshop; counted: ReadonlySignal<Counted> }) {
  const { t } = useWords()
  const { women, men, total } = workshop.declared ?? {}
  if (counted.value.people !== 0 || !(women ?? men ?? total)) return null
  return <p class="banner">{t('count.declared.hint')}</p>
}

interface CountedProps {
  readonly counted: ReadonlySignal<Counted>
}

function GroupFigure({ counted, group }: CountedProps & { readonly group: EntityId }) {
  return <>{useWords().formats.number(counted.value.groups.get(group) ?? 0)}</>
}

function UngroupedFigure({ counted }: CountedProps) {
  return <>{useWords().formats.number(counted.value.ungrouped)}</>
}

function Totals({ counted }: CountedProps) {
  const { t, formats } = useWords()
  const { people, female, male, share } = counted.value
  return (
    <>
      <div>
        <strong class="num" data-count="people">
          {formats.number(people)}
        </strong>
        <span>{t('count.sum.people')}</span>
      </div>
      <div class="sum-women">
        <strong class="num">{share === null ? '—' : formats.percent(share)}</strong>
        <span>{t('common.women')}</span>
      </div>
      <Spoken
        text={t('count.sum.spoken', {
          women: t('common.women', { count: female }),
          men: t('common.men', { count: male }),
        })}
      />
    </>
  )
}
