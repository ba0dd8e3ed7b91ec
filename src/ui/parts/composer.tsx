import { useRef, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Gender, Workshop } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { axesOf, channelOf, groupsOf } from '../../domain/programme.ts'
import { MAX_TEXT } from '../../domain/text.ts'
import { useDraft } from '../draft.ts'
import { Icon } from '../icons.tsx'
import { useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { shortcut } from '../shortcut.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { ChipGroup } from './chips.tsx'
import { directionOf } from './fields.tsx'

interface Idea {
  readonly text: string
  readonly axis: EntityId | null
  readonly gender: Gender | null
  readonly group: EntityId | null
}

const NOTHING: Idea = { text: '', axis: null, gender: null, group: null }

/** One proposal after the other: the text is enough, everything else can wait for the sorting. */
export function Composer({ workshop }: { readonly workshop: Workshop }) {
  const { t, formats } = useWords()
  const { newEntityId } = useServices()
  const write = useWrite()
  const idea = useDraft(`idea:${workshop.id}`, NOTHING)
  const [lastSaved, setLastSaved] = useState<string | null>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const isSaving = useRef(false)
  const { axes, groups, programme } = useReading(
    ['axis', 'group', 'programme'],
    (reader) => ({
      axes: axesOf(reader, workshop.programme),
      groups: groupsOf(reader, workshop.programme),
      programme: reader.get('programme', workshop.programme),
    }),
    [workshop.programme],
  )
  const { value } = idea
  const isEmpty = value.text.trim() === ''

  const save = async () => {
    if (isEmpty || isSaving.current) return
    isSaving.current = true
    const draft = { ...set('proposal', newEntityId(), fieldsOf(value, workshop)), numbered: true as const }
    const written = await write([draft])
    isSaving.current = false
    text.current?.focus()
    if (!written) return
    // Whoever types on while it is saved has begun the next one.
    if (text.current?.value === value.text) idea.clear()
    const op = written[0]
    const label = op?.type === 'set' ? op.fields['label'] : undefined
    setLastSaved(typeof label === 'string' ? label : '')
  }
  const genders: readonly Gender[] = programme?.undisclosedGender
    ? ['female', 'male', 'undisclosed']
    : ['female', 'male']
  return (
    <form
      class="composer"
      aria-label={t('ideas.composer.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div class="row row-between">
        <label for="idea-text" class="composer-title">
          {t('ideas.composer.title')}
        </label>
        <span class="composer-saved" role="status">
          {lastSaved !== null && (
            <>
              <Icon name="check" />
              {t('ideas.composer.saved', { label: lastSaved })}
            </>
          )}
        </span>
        <NextLabel />
      </div>
      <textarea
        ref={text}
        id="idea-text"
        {...shortcut('propose')}
        class="composer-text"
        dir={directionOf(value.text)}
        maxLength={MAX_TEXT}
        placeholder={t('ideas.composer.placeholder')}
        value={value.text}
        onInput={(event) => idea.set({ ...value, text: event.currentTarget.value })}
      />
      {axes.length > 0 && (
        <ChipGroup
          isClearable
          label={t('ideas.axis.label')}
          value={value.axis}
          onChoose={(axis) => idea.set({ ...value, axis })}
          options={axes.map(({ id, name, shortName }) => ({
            value: id,
            label: formats.name(shortName ?? name),
          }))}
        />
      )}
      <div class="composer-speaker">
        <ChipGroup
          isClearable
          label={t('ideas.speaker.gender')}
          value={value.gender}
          onChoose={(gender) => idea.set({ ...value, gender })}
          options={genders.map((gender) => ({ value: gender, label: t(`common.gender.${gender}`) }))}
        />
        {groups.length > 0 && (
          <ChipGroup
            isClearable
            label={t('ideas.speaker.group')}
            value={value.group}
            onChoose={(group) => idea.set({ ...value, group })}
            options={groups.map(({ id, name, shortName }) => ({
              value: id,
              label: formats.name(shortName ?? name),
            }))}
          />
        )}
      </div>
      <Button type="submit" kind="primary" size="large" icon="check" wide disabled={isEmpty}>
        {t('ideas.composer.save')}
      </Button>
    </form>
  )
}

/** The number the next proposal will carry: this station's letter and one more than its last. */
function NextLabel() {
  const { t } = useWords()
  const station = useServices().enrolment.value?.station ?? ''
  const next = useReading(
    ['proposal'],
    (reader) =>
      reader.all('proposal').reduce((highest, { label }) => {
        const [, letters, number] = /^([A-Z]+)(\d+)$/.exec(label ?? '') ?? []
        return letters === station ? Math.max(highest, Number(number)) : highest
      }, 0) + 1,
    [station],
  )
  return (
    <bdi class="composer-label num">
      <span class="sr-only">{t('ideas.composer.next')} </span>
      {`${station}${next}`}
    </bdi>
  )
}

function fieldsOf({ text, axis, gender, group }: Idea, workshop: Workshop) {
  return {
    programme: workshop.programme,
    workshop: workshop.id,
    text,
    channel: channelOf(workshop),
    ...(axis && { axis }),
    ...((gender || group) && { speaker: { gender, group } }),
  }
}
