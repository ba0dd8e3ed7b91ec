import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Workshop, WorkshopStatus } from '../../domain/kinds.ts'
import { type Draft, set, tally } from '../../domain/operation.ts'
import { workshopEnd, workshopsOf } from '../../domain/programme.ts'
import { useMoveByFile } from '../move-by-file.ts'
import { useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { ownWaiting } from '../waiting.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button, ButtonLink } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { CheckField, Select } from './fields.tsx'
import { WallLink } from './wall-link.tsx'

interface WorkshopActionsProps {
  readonly workshop: Workshop
  onClose(): void
}

/**
 * Changes a workshop's status, and offers to take it back. Closed while something waits to be sent, it leaves a copy
 * of that among the downloads: a tablet may be lost on the way home.
 */
export function useWorkshopStatus(workshop: Workshop): (status: WorkshopStatus) => Promise<boolean> {
  const write = useWrite()
  const session = useSession()
  const services = useServices()
  const { keep } = useMoveByFile()
  const { t } = useWords()
  return async (status) => {
    const isWaiting = ownWaiting(services) > 0
    const before = workshop.status ?? 'planned'
    if (!(await write([set('workshop', workshop.id, { status })]))) return false
    const name = status === 'closed' && isWaiting ? await keep().catch(() => undefined) : undefined
    const done = name ? t('workshop.status.closedWithFile', { name }) : t(`workshop.status.${status}`)
    session.say(done, () => {
      void write([set('workshop', workshop.id, { status: before })])
    })
    return true
  }
}

/** What is done seldom to a workshop: open, close, cancel, join, move what was counted here by mistake. */
export function WorkshopActions({ workshop, onClose }: WorkshopActionsProps) {
  const { t, formats } = useWords()
  const [step, setStep] = useState<'menu' | 'join' | 'move'>('menu')
  const change = useWorkshopStatus(workshop)
  const status = workshop.status ?? 'planned'
  const to = (next: WorkshopStatus) => () => {
    void change(next).then((isChanged) => isChanged && onClose())
  }
  if (step === 'join') return <JoinDialog workshop={workshop} onClose={onClose} />
  if (step === 'move') return <MoveDialog workshop={workshop} onClose={onClose} />
  return (
    <Dialog title={formats.name(workshop.title)} onClose={onClose}>
      <div class="stack workshop-menu">
        {status === 'planned' && <Button onClick={to('open')}>{t('workshop.actions.start')}</Button>}
        {status === 'open' && <Button onClick={to('closed')}>{t('workshop.actions.close')}</Button>}
        {(status === 'closed' || status === 'cancelled') && (
          <Button onClick={to('open')}>{t('workshop.actions.reopen')}</Button>
        )}
        <WallLink workshop={workshop.id} />
        <ButtonLink to={`/workshops/${workshop.id}/edit`} icon="edit">
          {t('workshop.actions.edit')}
        </ButtonLink>
        <Button onClick={() => setStep('move')}>{t('workshop.actions.move')}</Button>
        <Button onClick={() => setStep('join')}>{t('workshop.actions.join')}</Button>
        {(status === 'planned' || status === 'open') && (
          <Button kind="danger" onClick={to('cancelled')}>
            {t('workshop.actions.cancel')}
          </Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Dialog>
  )
}

/** A workshop started in the field turns out to be a planned one: its counts and proposals go there. */
function JoinDialog({ workshop, onClose }: WorkshopActionsProps) {
  const { t, formats } = useWords()
  const write = useWrite()
  const session = useSession()
  const [target, setTarget] = useState<EntityId | ''>(workshop.into ?? '')
  const join = async (into: EntityId | null) => {
    if (!(await write([set('workshop', workshop.id, { into })]))) return
    session.say(t(into ? 'workshop.join.done' : 'workshop.join.separated'), () => {
      void write([set('workshop', workshop.id, { into: workshop.into ?? null })])
    })
    onClose()
  }
  return (
    <Dialog title={t('workshop.actions.join')} onClose={onClose}>
      <p>{t('workshop.join.hint', { title: formats.name(workshop.title) })}</p>
      <OtherWorkshops
        workshop={workshop}
        label={t('workshop.join.target')}
        value={target}
        onChoose={setTarget}
      />
      <div class="dialog-actions">
        <Button
          kind="primary"
          disabled={target === '' || target === workshop.into}
          onClick={() => target !== '' && void join(target)}
        >
          {t('workshop.join.button')}
        </Button>
        {workshop.into && <Button onClick={() => void join(null)}>{t('workshop.join.separate')}</Button>}
        <Button kind="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}

/** What this tablet counted and captured here, by mistake, goes to another workshop: minus here, plus there. */
function MoveDialog({ workshop, onClose }: WorkshopActionsProps) {
  const { t, formats } = useWords()
  const write = useWrite()
  const session = useSession()
  const { live, enrolment } = useServices()
  const [target, setTarget] = useState<EntityId | ''>('')
  const [isWithProposals, setWithProposals] = useState(true)
  const { device, station } = enrolment.value ?? {}
  const cells = live.cells(workshop.id).value.filter((cell) => cell.device === device && cell.count !== 0)
  const people = cells.reduce((sum, cell) => sum + (cell.gender === null ? 0 : cell.count), 0)
  const proposals = live
    .list('proposal')
    .value.filter((each) => each.workshop === workshop.id && isLabelledBy(each.label, station))
  const carried = isWithProposals ? proposals : []

  const move = async (from: EntityId, to: EntityId) => {
    const drafts: Draft[] = [
      ...cells.flatMap(({ gender, group, count }) => [
        tally(from, gender, group, -count),
        tally(to, gender, group, count),
      ]),
      ...carried.map((proposal) => set('proposal', proposal.id, { workshop: to })),
    ]
    return write(drafts)
  }
  const confirm = async () => {
    if (target === '' || !(await move(workshop.id, target))) return
    session.say(t('workshop.move.done'), () => void move(target, workshop.id))
    onClose()
  }
  const isNothing = cells.length === 0 && carried.length === 0
  return (
    <Dialog title={t('workshop.actions.move')} onClose={onClose}>
      <p>
        {t('workshop.move.hint', {
          title: formats.name(workshop.title),
          people: t('common.people', { count: people }),
        })}
      </p>
      {proposals.length > 0 && (
        <CheckField
          label={t('workshop.move.proposals', {
            proposals: t('common.proposals', { count: proposals.length }),
          })}
          isChecked={isWithProposals}
          onCheck={setWithProposals}
        />
      )}
      <OtherWorkshops
        workshop={workshop}
        label={t('workshop.move.target')}
        value={target}
        onChoose={setTarget}
      />
      <div class="dialog-actions">
        <Button kind="primary" disabled={target === '' || isNothing} onClick={() => void confirm()}>
          {t('workshop.move.button')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}

interface OtherWorkshopsProps {
  readonly workshop: Workshop
  readonly label: string
  readonly value: EntityId | ''
  onChoose(value: EntityId | ''): void
}

/** The programme's other workshops; those joined to this one would make a circle. */
function OtherWorkshops({ workshop, label, value, onChoose }: OtherWorkshopsProps) {
  const { t, formats } = useWords()
  const others = useReading(
    ['workshop'],
    (reader) =>
      workshopsOf(reader, workshop.programme).filter(
        (other) => other.id !== workshop.id && workshopEnd(reader, other.id) !== workshop.id && !other.into,
      ),
    [workshop],
  )
  return (
    <Select
      label={label}
      value={value}
      onChoose={onChoose}
      options={[
        { value: '', label: others.length === 0 ? t('workshop.others.none') : t('workshop.others.choose') },
        ...others.map(({ id, title, date }) => ({
          value: id,
          label: date ? `${formats.name(title)} (${formats.date(date)})` : formats.name(title),
        })),
      ]}
    />
  )
}

/** A label is the station's letters and a number: "B7" is B's. */
const isLabelledBy = (label: string | undefined, station: string | undefined): boolean =>
  label !== undefined && station !== undefined && label.replace(/\d+$/, '') === station
