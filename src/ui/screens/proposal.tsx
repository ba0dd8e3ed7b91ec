/** One proposal: its words, what belongs to it, what became of it, and who changed what. */
import type { EntityId } from '../../domain/ids.ts'
import type { Gender, Proposal } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { axesOf, groupsOf, judgementOf, mergeEnd, workshopsOf } from '../../domain/programme.ts'
import { MAX_TEXT } from '../../domain/text.ts'
import { similar as arabic } from '../../i18n/words/ar/similar.ts'
import { useDraft } from '../draft.ts'
import { useJudgementField } from '../judging.ts'
import { WithWords } from '../late-words.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { ChipGroup } from '../parts/chips.tsx'
import { Disagreement } from '../parts/disagreements.tsx'
import { Select, TextArea } from '../parts/fields.tsx'
import { History } from '../parts/history.tsx'
import { Judgements } from '../parts/judgements.tsx'
import { Origin } from '../parts/origin.tsx'
import { Page } from '../parts/page.tsx'
import { CARD_KINDS, ProposalCard, ProposalMeta } from '../parts/proposal-card.tsx'
import { ProposalFate } from '../parts/proposal-fate.tsx'
import { SimilarIdeas } from '../parts/similar-ideas.tsx'
import { Tag } from '../parts/tag.tsx'
import { entityIdFrom, useEntity, useReading } from '../reading.ts'
import { useSession } from '../session.ts'
import { Missing } from '../stand-in.tsx'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import '../styles/proposal.css'

export function ProposalScreen({ id }: { readonly id: string }) {
  const proposal = useEntity('proposal', entityIdFrom(id))
  if (!proposal) return <Missing />
  return (
    <WithWords arabic={arabic}>
      <ProposalPage key={proposal.id} proposal={proposal} />
    </WithWords>
  )
}

function ProposalPage({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useWords()
  const may = useMayWrite()
  const field = useJudgementField()
  const back = proposal.workshop ? (`/workshops/${proposal.workshop}/ideas` as const) : '/ideas'
  return (
    <Page
      title={t('proposal.title.text', { label: proposal.label ?? '' })}
      where={<Where proposal={proposal} />}
      back={back}
    >
      <div class="proposal-page">
        <div class="stack">
          <Disagreement proposal={proposal} />
          {proposal.withdrawn && <WithdrawnBanner proposal={proposal} />}
          {may('proposal', 'text') ? <Wording proposal={proposal} /> : <ReadOnly proposal={proposal} />}
          {may('proposal', 'axis') && <Belongings proposal={proposal} />}
        </div>
        <div class="stack">
          <MergedInto proposal={proposal} />
          <ProposalFate proposal={proposal} />
          <Judgements proposal={proposal} />
          {!proposal.withdrawn && <SimilarIdeas proposal={proposal} field={field} />}
          {proposal.source && <Origin source={proposal.source} />}
          <History kind="proposal" entity={proposal} />
        </div>
      </div>
    </Page>
  )
}

function Where({ proposal }: { readonly proposal: Proposal }) {
  const { t, formats } = useWords()
  const workshop = useEntity('workshop', proposal.workshop)
  const programme = useEntity('programme', proposal.programme)
  return (
    <>
      <bdi>{workshop ? formats.name(workshop.title) : t('proposal.workshop.none')}</bdi>
      {programme?.example && <Tag tone="merged">{t('shell.programme.example')}</Tag>}
    </>
  )
}

/** Changes fields and offers to take it back. */
function useChange(proposal: Proposal) {
  const write = useWrite()
  const session = useSession()
  const { t } = useWords()
  return async (fields: { readonly [Field in keyof Proposal]?: Proposal[Field] | null }, said: string) => {
    const before = Object.fromEntries(
      Object.keys(fields).map((field) => [field, proposal[field as keyof Proposal] ?? null]),
    )
    const written = await write([set('proposal', proposal.id, fields)])
    if (!written) return false
    session.say(said || t('common.saved'), () => void write([set('proposal', proposal.id, before)]))
    return true
  }
}

function Wording({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useWords()
  const change = useChange(proposal)
  const draft = useDraft<string | null>(`proposal:${proposal.id}`, null)
  const text = draft.value ?? proposal.text
  const isChanged = text.trim() !== '' && text.trim() !== proposal.text
  const save = async () => {
    if (isChanged && (await change({ text }, t('proposal.text.saved')))) draft.clear()
  }
  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        void save()
      }}
    >
      <TextArea
        label={t('proposal.text.label')}
        rows={5}
        maxLength={MAX_TEXT}
        value={text}
        onInput={(next) => draft.set(next)}
      />
      <div class="row">
        <Button type="submit" kind="primary" disabled={!isChanged}>
          {t('proposal.text.save')}
        </Button>
        {draft.value !== null && draft.value !== proposal.text && (
          <Button kind="quiet" onClick={() => draft.clear()}>
            {t('proposal.text.discard')}
          </Button>
        )}
        {!proposal.withdrawn && (
          <Button
            kind="danger"
            onClick={() => void change({ withdrawn: true }, t('proposal.withdrawn.done'))}
          >
            {t('proposal.withdrawn.button')}
          </Button>
        )}
      </div>
    </form>
  )
}

function ReadOnly({ proposal }: { readonly proposal: Proposal }) {
  return (
    <div class="panel">
      <p class="said proposal-words" dir="auto">
        {proposal.text}
      </p>
      <ProposalMeta proposal={proposal} />
    </div>
  )
}

function WithdrawnBanner({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useWords()
  const may = useMayWrite()
  const change = useChange(proposal)
  return (
    <div class="banner">
      <span>{t('proposal.withdrawn.banner')}</span>
      {may('proposal', 'withdrawn') && (
        <Button onClick={() => void change({ withdrawn: false }, t('proposal.withdrawn.restored'))}>
          {t('common.restore')}
        </Button>
      )}
    </div>
  )
}

/** Axis, speaker, workshop: each is saved when it is chosen. */
function Belongings({ proposal }: { readonly proposal: Proposal }) {
  const { t, formats } = useWords()
  const change = useChange(proposal)
  const { axes, groups, workshops, programme } = useReading(
    ['axis', 'group', 'workshop', 'programme'],
    (reader) => ({
      // A retired axis or group stays offered where it is the one chosen.
      axes: axesOf(reader, proposal.programme, { retired: true }).filter(
        ({ id, retired }) => !retired || id === proposal.axis,
      ),
      groups: groupsOf(reader, proposal.programme, { retired: true }).filter(
        ({ id, retired }) => !retired || id === proposal.speaker?.group,
      ),
      workshops: workshopsOf(reader, proposal.programme),
      programme: reader.get('programme', proposal.programme),
    }),
    [proposal],
  )
  const { gender = null, group = null } = proposal.speaker ?? {}
  const speak = (speaker: { gender: Gender | null; group: EntityId | null }) =>
    change({ speaker: speaker.gender || speaker.group ? speaker : null }, t('proposal.speaker.saved'))
  const genders: readonly Gender[] =
    programme?.undisclosedGender || gender === 'undisclosed'
      ? ['female', 'male', 'undisclosed']
      : ['female', 'male']
  return (
    <div class="panel">
      <ChipGroup
        isClearable
        label={t('ideas.axis.label')}
        value={proposal.axis ?? null}
        onChoose={(axis) => void change({ axis }, t('proposal.axis.saved'))}
        options={axes.map(({ id, name, shortName }) => ({
          value: id,
          label: formats.name(shortName ?? name),
        }))}
      />
      <ChipGroup
        isClearable
        label={t('ideas.speaker.gender')}
        value={gender}
        onChoose={(next) => void speak({ gender: next, group })}
        options={genders.map((value) => ({ value, label: t(`common.gender.${value}`) }))}
      />
      <ChipGroup
        isClearable
        label={t('ideas.speaker.group')}
        value={group}
        onChoose={(next) => void speak({ gender, group: next })}
        options={groups.map(({ id, name, shortName }) => ({
          value: id,
          label: formats.name(shortName ?? name),
        }))}
      />
      <Select<EntityId | ''>
        label={t('proposal.workshop.label')}
        value={proposal.workshop ?? ''}
        onChoose={(workshop) => void change({ workshop: workshop || null }, t('proposal.workshop.moved'))}
        options={[
          { value: '', label: t('proposal.workshop.none') },
          ...workshops.map(({ id, title }) => ({ value: id, label: formats.name(title) })),
        ]}
      />
    </div>
  )
}

/** Where a merged proposal goes on; or that its merge leads nowhere. */
function MergedInto({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useWords()
  const judgement = judgementOf(proposal)
  const end = useReading(CARD_KINDS, (reader) => mergeEnd(reader, proposal), [proposal])
  if (judgement?.verdict !== 'merged') return null
  if (!end) {
    return (
      <div class="banner">
        <span>{t('proposal.merged.nowhere')}</span>
        <ButtonLink to="/ideas">{t('sort.finished.list')}</ButtonLink>
      </div>
    )
  }
  return (
    <section class="stack">
      <h2 class="section-title">{t('proposal.merged.title')}</h2>
      <ProposalCard proposal={end} />
    </section>
  )
}
