/** The programme's stages on one line: side by side where there is room, one under the other where there is not. */
import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Milestone } from '../../domain/kinds.ts'
import { milestonesOf, type Stage, tenseOf, timelineOf } from '../../domain/milestones.ts'
import { set } from '../../domain/operation.ts'
import { MILESTONE_TYPES, type MilestoneType } from '../../domain/programme-fields.ts'
import { Icon } from '../icons.tsx'
import { useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { dayOf } from '../today.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { CheckField } from './fields.tsx'
import { MilestoneForm } from './milestone-form.tsx'
import { Tag } from './tag.tsx'
import '../styles/timeline.css'

export function TimelinePanel({ programme }: { readonly programme: EntityId }) {
  const { t } = useWords()
  const may = useMayWrite()('milestone', 'title')
  const [withWorkshops, setWithWorkshops] = useState(true)
  const [editing, setEditing] = useState<EntityId | 'new' | null>(null)
  const stages = useReading(
    ['milestone', 'workshop'],
    (reader) => (withWorkshops ? timelineOf(reader, programme) : milestonesOf(reader, programme)),
    [programme, withWorkshops],
  )
  const milestones = stages.flatMap((stage) => (stage.kind === 'milestone' ? [stage] : []))
  const edited = milestones.find(({ id }) => id === editing)
  return (
    <section class="panel" id="milestones" aria-labelledby="milestones-title">
      <div class="row row-between">
        <h2 id="milestones-title">{t('milestones.title')}</h2>
        <CheckField
          label={t('milestones.withWorkshops')}
          isChecked={withWorkshops}
          onCheck={setWithWorkshops}
        />
      </div>
      {stages.length === 0 && <p class="soft">{t('milestones.none')}</p>}
      <Timeline stages={stages} {...(may && { onEdit: setEditing })} />
      {may && editing === null && (
        <div class="row">
          <Button icon="plus" onClick={() => setEditing('new')}>
            {t('milestones.add')}
          </Button>
          {milestones.length === 0 && <UsualMilestones programme={programme} />}
        </div>
      )}
      {(edited || editing === 'new') && (
        <MilestoneForm
          key={editing}
          programme={programme}
          {...(edited && { milestone: edited })}
          onDone={() => setEditing(null)}
        />
      )}
    </section>
  )
}

interface TimelineProps {
  readonly stages: readonly Stage[]
  onEdit?(id: EntityId): void
}

/** Stages in their order. What lies behind is filled, what is to come is open. */
export function Timeline({ stages, onEdit }: TimelineProps) {
  const { now } = useServices()
  const today = dayOf(now())
  return (
    <ol class="timeline">
      {stages.map((stage) => (
        <li key={stage.id} class={`stage stage-${stage.kind}`} data-tense={tenseOf(stage, today) ?? 'open'}>
          <StageDate stage={stage} isNow={tenseOf(stage, today) === 'now'} />
          <StageBody stage={stage} {...(onEdit && { onEdit })} />
        </li>
      ))}
    </ol>
  )
}

function StageDate({ stage: { date }, isNow }: { readonly stage: Stage; readonly isNow: boolean }) {
  const { t, formats } = useWords()
  // Of a session in some week of this month, nobody can say that it goes on.
  const isKnownToTheDay = date?.precision === 'day' || date?.precision === 'range'
  return (
    <div class="stage-date">
      {date ? <bdi>{formats.date(date)}</bdi> : <span class="soft">{t('milestones.noDate')}</span>}
      {isNow && isKnownToTheDay && <Tag tone="accepted">{t('milestones.now')}</Tag>}
    </div>
  )
}

function StageBody({ stage, onEdit }: { readonly stage: Stage; onEdit?(id: EntityId): void }) {
  const { t, formats } = useWords()
  const title = formats.name(stage.title)
  const type = stage.kind === 'milestone' ? typeOf(stage) : undefined
  const kind =
    stage.kind === 'workshop'
      ? stage.type
        ? t(`common.workshopType.${stage.type}`)
        : t('milestones.workshop')
      : type && t(`milestones.type.${type}`)
  return (
    <div class="stage-body">
      <strong>
        <bdi>{title}</bdi>
      </strong>
      {kind && kind !== title && <div class="soft small">{kind}</div>}
      {stage.place && (
        <div class="soft small">
          <bdi>{stage.place}</bdi>
        </div>
      )}
      {stage.kind === 'milestone' && stage.note && (
        <p class="small">
          <bdi>{stage.note}</bdi>
        </p>
      )}
      {stage.kind === 'milestone' && onEdit && (
        <button
          type="button"
          class="button button-quiet stage-edit"
          aria-label={t('milestones.editOne', { title })}
          onClick={() => onEdit(stage.id)}
        >
          <Icon name="edit" />
          {t('common.edit')}
        </button>
      )}
    </div>
  )
}

/** A kind that this version knows; another is told by its title alone. */
const typeOf = ({ type }: Milestone): MilestoneType | undefined =>
  MILESTONE_TYPES.find((known) => known === type && known !== 'other')

/** The ten stages that published programmes have, to be dated one by one. */
function UsualMilestones({ programme }: { readonly programme: EntityId }) {
  const { t } = useWords()
  const { newEntityId } = useServices()
  const session = useSession()
  const write = useWrite()
  const put = async () => {
    const drafts = MILESTONE_TYPES.filter((type) => type !== 'other').map((type) =>
      set('milestone', newEntityId(), { programme, title: t(`milestones.type.${type}`), type }),
    )
    if (!(await write(drafts))) return
    const undo = () => void write(drafts.map(({ entity }) => set('milestone', entity, { removed: true })))
    session.say(t('milestones.usualAdded'), undo)
  }
  return (
    <Button icon="plan" onClick={() => void put()}>
      {t('milestones.usual')}
    </Button>
  )
}
