/** Planning a workshop and changing it. Only what was changed is written. */
import { useState } from 'preact/hooks'
import { isSameValue } from '../../domain/canonical.ts'
import type { EntityId } from '../../domain/ids.ts'
import { WORKSHOP_TYPES, type Workshop, type WorkshopStatus, type WorkshopType } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { dateFrom, inputOf } from '../dates.ts'
import { withText } from '../names.ts'
import { stepsBack, useNavigate } from '../navigation.tsx'
import { Button } from '../parts/button.tsx'
import { ChipGroup } from '../parts/chips.tsx'
import { DateFields } from '../parts/date-fields.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { TextArea, TextField } from '../parts/fields.tsx'
import { NoProgramme } from '../parts/no-programme.tsx'
import { Page } from '../parts/page.tsx'
import { useEntity } from '../reading.ts'
import { useServices } from '../services.ts'
import { useProgramme, useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import '../styles/office.css'

export function NewWorkshopScreen() {
  const { t } = useWords()
  const programme = useProgramme()
  const mayPlan = useMayWrite()('workshop', 'title')
  return (
    <Page title={t('workshopForm.new')} back="/programme">
      {!mayPlan ? (
        <EmptyState icon="plan" title={t('workshopForm.forbidden')} />
      ) : programme ? (
        <WorkshopForm programme={programme.id} />
      ) : (
        <NoProgramme />
      )}
    </Page>
  )
}

export function EditWorkshopScreen({ id }: { readonly id: string }) {
  const { t } = useWords()
  const workshop = useEntity('workshop', id as EntityId)
  const mayPlan = useMayWrite()('workshop', 'title')
  return (
    <Page title={t('workshopForm.edit')} back="/programme">
      {!mayPlan ? (
        <EmptyState icon="plan" title={t('workshopForm.forbidden')} />
      ) : workshop ? (
        <WorkshopForm key={workshop.id} programme={workshop.programme} workshop={workshop} />
      ) : (
        <EmptyState icon="search" title={t('workshopForm.missing')} />
      )}
    </Page>
  )
}

interface WorkshopFormProps {
  readonly programme: EntityId
  readonly workshop?: Workshop
}

function WorkshopForm({ programme, workshop }: WorkshopFormProps) {
  const { t, formats, locale } = useWords()
  const { newEntityId } = useServices()
  const session = useSession()
  const write = useWrite()
  const leave = useLeave()
  const [title, setTitle] = useState(() => (workshop ? formats.name(workshop.title) : ''))
  const [type, setType] = useState<WorkshopType>(workshop?.type ?? 'neighbourhood')
  const [neighbourhood, setNeighbourhood] = useState(workshop?.neighbourhood ?? '')
  const [place, setPlace] = useState(workshop?.place ?? '')
  const [date, setDate] = useState(() =>
    workshop ? inputOf(workshop.date) : { precision: 'day' as const, start: '', end: '' },
  )
  const [time, setTime] = useState(workshop?.time ?? '')
  const [agenda, setAgenda] = useState(workshop?.agenda ?? '')
  const [isChecked, setChecked] = useState(false)
  const isTitled = title.trim() !== ''
  const isDateTouched = !isSameValue(date, inputOf(workshop?.date))
  const isDateEmpty = date.precision === 'day' && date.start === ''
  const chosenDate = isDateEmpty ? null : dateFrom(date)

  async function save(event: Event) {
    event.preventDefault()
    setChecked(true)
    if (!isTitled || chosenDate === undefined) return
    const isTitleTouched = !workshop || title.trim() !== formats.name(workshop.title)
    const wanted = {
      ...(isTitleTouched && { title: withText(workshop?.title, locale, title.trim()) }),
      type,
      neighbourhood: neighbourhood.trim() || null,
      place: place.trim() || null,
      // An untouched date keeps its source's own wording.
      ...(isDateTouched && { date: chosenDate }),
      time: time || null,
      agenda: agenda.trim() || null,
    }
    const fields = workshop
      ? changed(workshop, wanted)
      : { programme, status: 'planned', ...Object.fromEntries(given(wanted)) }
    if (Object.keys(fields).length > 0) {
      const written = await write([set('workshop', workshop?.id ?? newEntityId(), fields)])
      if (!written) return
    }
    session.say(t(workshop ? 'workshopForm.saved' : 'workshopForm.created'))
    leave()
  }

  return (
    <form class="office office-narrow" noValidate onSubmit={(event) => void save(event)}>
      <section class="panel">
        <TextField
          label={t('workshopForm.name')}
          value={title}
          onInput={setTitle}
          maxLength={300}
          error={isChecked && !isTitled ? t('workshopForm.nameError') : undefined}
        />
        <ChipGroup
          label={t('workshopForm.type')}
          options={WORKSHOP_TYPES.map((value) => ({ value, label: t(`common.workshopType.${value}`) }))}
          value={type}
          onChoose={(value) => value && setType(value)}
        />
        <div class="two-fields">
          <TextField
            label={t('workshopForm.neighbourhood')}
            value={neighbourhood}
            onInput={setNeighbourhood}
            maxLength={300}
          />
          <TextField label={t('workshopForm.place')} value={place} onInput={setPlace} maxLength={300} />
        </div>
      </section>
      <section class="panel">
        <DateFields
          input={date}
          onInput={setDate}
          error={isChecked && chosenDate === undefined ? t('workshopForm.date.error') : undefined}
        />
        <div class="two-fields">
          <TextField label={t('workshopForm.time')} type="time" dir="ltr" value={time} onInput={setTime} />
        </div>
        <TextArea
          label={t('workshopForm.agenda')}
          value={agenda}
          onInput={setAgenda}
          maxLength={10_000}
          rows={5}
        />
      </section>
      <div class="row save-row">
        <Button type="submit" kind="primary" size="large">
          {t(workshop ? 'common.save' : 'workshopForm.create')}
        </Button>
        <Button size="large" onClick={leave}>
          {t('common.cancel')}
        </Button>
      </div>
      {workshop && <CancelWorkshop workshop={workshop} />}
    </form>
  )
}

/** Cancelling is a state like any other, undone at once or later. */
function CancelWorkshop({ workshop: { id, status } }: { readonly workshop: Workshop }) {
  const { t } = useWords()
  const session = useSession()
  const write = useWrite()
  const isCancelled = status === 'cancelled'
  const put = (next: WorkshopStatus) => write([set('workshop', id, { status: next })])
  const toggle = async () => {
    const before = status ?? 'planned'
    const written = await put(isCancelled ? 'planned' : 'cancelled')
    if (!written) return
    session.say(t(isCancelled ? 'workshopForm.reinstated' : 'workshopForm.cancelled'), () => void put(before))
  }
  return (
    <Button kind={isCancelled ? 'plain' : 'danger'} size="large" onClick={() => void toggle()}>
      {t(isCancelled ? 'workshopForm.reinstate' : 'workshopForm.cancelWorkshop')}
    </Button>
  )
}

/** Back to where the form was opened from, or to the programme. */
function useLeave(): () => void {
  const navigate = useNavigate()
  return () => {
    if (stepsBack() > 0) history.back()
    else navigate('/programme')
  }
}

type Fields = Readonly<Record<string, unknown>>

const given = (fields: Fields) => Object.entries(fields).filter(([, value]) => value !== null)

/** The fields that differ from what stands; an empty one that was empty before is no change. */
function changed(before: Workshop, wanted: Fields): Fields {
  const standing: Fields = { ...before }
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => !isSameValue(value, standing[field] ?? null)),
  )
}
