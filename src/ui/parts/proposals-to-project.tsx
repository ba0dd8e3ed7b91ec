import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Proposal } from '../../domain/kinds.ts'
import { type SetDraft, set } from '../../domain/operation.ts'
import { axesOf, projectsOf } from '../../domain/programme.ts'
import { MAX_NAME } from '../../domain/text.ts'
import { useNavigate } from '../navigation.tsx'
import { orderAtEnd } from '../order.ts'
import { useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { Select, TextField } from './fields.tsx'
import { ProposalMeta } from './proposal-card.tsx'
import { SeekingFields, useSeeking } from './seeking.tsx'

/** Drawn at once; a search finds the others. */
const WINDOW = 60

interface ProposalsToProjectProps {
  readonly programme: EntityId
  /** Accepted, and not answered by any project yet. */
  readonly proposals: readonly Proposal[]
  onMade(): void
}

/** Accepted proposals become a project, join one that is there, or become one project each. */
export function ProposalsToProject({ programme, proposals, onMade }: ProposalsToProjectProps) {
  const { t } = useWords()
  const seeking = useSeeking(proposals)
  const [chosen, setChosen] = useState<ReadonlySet<EntityId>>(new Set())
  const axes = useReading(['axis'], (reader) => axesOf(reader, programme, { retired: true }), [programme])
  const offered = seeking.found
  const selected = proposals.filter(({ id }) => chosen.has(id))
  const toggle = (id: EntityId) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  if (proposals.length === 0) {
    return (
      <section class="panel" aria-labelledby="to-answer">
        <h2 id="to-answer">{t('projects.make.fromProposals')}</h2>
        <p class="soft">{t('projects.pick.none')}</p>
      </section>
    )
  }
  return (
    <section class="panel" aria-labelledby="to-answer">
      <h2 id="to-answer">{t('projects.make.fromProposals')}</h2>
      <p class="soft small">{t('projects.pick.hint')}</p>
      <div class="row">
        <SeekingFields seeking={seeking} axes={axes} />
      </div>
      <ul class="pick-list" aria-busy={seeking.isSearching}>
        {offered.slice(0, WINDOW).map((proposal) => (
          <li key={proposal.id}>
            <label class="card pick">
              <input type="checkbox" checked={chosen.has(proposal.id)} onChange={() => toggle(proposal.id)} />
              <span class="stack pick-words">
                <span class="said" dir="auto">
                  {proposal.text}
                </span>
                <ProposalMeta proposal={proposal} hasWorkshop />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {offered.length > WINDOW && (
        <p class="soft small">{t('projects.pick.more', { count: offered.length - WINDOW })}</p>
      )}
      {offered.length === 0 && <p class="soft">{t('proposals.nothing.hint')}</p>}
      <p role="status" class="small">
        {t('projects.pick.chosen', { count: selected.length })}
      </p>
      {selected.length > 0 && (
        <Answers
          programme={programme}
          selected={selected}
          onDone={() => {
            setChosen(new Set())
            onMade()
          }}
        />
      )}
    </section>
  )
}

interface AnswersProps {
  readonly programme: EntityId
  readonly selected: readonly Proposal[]
  onDone(): void
}

/** What the chosen proposals become. */
function Answers({ programme, selected, onDone }: AnswersProps) {
  const { t, formats } = useWords()
  const { newEntityId } = useServices()
  const session = useSession()
  const write = useWrite()
  const navigate = useNavigate()
  const [typed, setTyped] = useState<string | null>(null)
  const projects = useReading(['project', 'axis'], (reader) => projectsOf(reader, programme), [programme])
  const title = typed ?? titleFrom(selected)
  const link = (proposal: Proposal, project: EntityId) => set('proposal', proposal.id, { project })

  const projectDraft = (id: EntityId, name: string, from: readonly Proposal[], place = 0): SetDraft => {
    const axis = commonAxis(from)
    const order = orderAtEnd(projects.filter((project) => project.axis === axis)) + place
    return set('project', id, { programme, title: name, ...(axis && { axis }), order })
  }
  const save = async (drafts: readonly SetDraft[], made: readonly EntityId[]) => {
    if (!(await write(drafts))) return false
    const undo = [
      ...selected.map(({ id }) => set('proposal', id, { project: null })),
      ...made.map((id) => set('project', id, { removed: true })),
    ]
    session.say(t('projects.pick.linked', { count: selected.length }), () => void write(undo))
    onDone()
    return true
  }
  const makeOne = async (event: Event) => {
    event.preventDefault()
    const name = title.trim()
    if (name === '') return
    const id = newEntityId()
    const drafts = [projectDraft(id, name, selected), ...selected.map((proposal) => link(proposal, id))]
    if (await save(drafts, [id])) navigate(`/projects/${id}`)
  }
  const makeEach = () => {
    const made = selected.map((proposal) => ({ proposal, id: newEntityId() }))
    const drafts = made.flatMap(({ proposal, id }, index) => [
      projectDraft(id, titleFrom([proposal]), [proposal], index),
      link(proposal, id),
    ])
    void save(
      drafts,
      made.map(({ id }) => id),
    )
  }

  return (
    <form class="stack" noValidate onSubmit={(event) => void makeOne(event)}>
      <TextField
        label={t('projects.field.title')}
        value={title}
        maxLength={MAX_NAME}
        onInput={setTyped}
        error={title.trim() === '' ? t('projects.flaw.title') : undefined}
      />
      <div class="row">
        <Button type="submit" kind="primary">
          {t('projects.pick.makeOne', { count: selected.length })}
        </Button>
        {selected.length > 1 && (
          <Button onClick={makeEach}>{t('projects.pick.makeEach', { count: selected.length })}</Button>
        )}
      </div>
      {projects.length > 0 && (
        <Select<EntityId | ''>
          label={t('projects.pick.addTo')}
          value=""
          onChoose={(id) => {
            if (id)
              void save(
                selected.map((proposal) => link(proposal, id)),
                [],
              )
          }}
          options={[
            { value: '', label: t('projects.pick.choose') },
            ...projects.map((project) => ({ value: project.id, label: formats.name(project.title) })),
          ]}
        />
      )}
    </form>
  )
}

/** The first words of the first: a beginning to be written over. */
function titleFrom(proposals: readonly Proposal[]): string {
  const [line = ''] = (proposals[0]?.text ?? '').split('\n')
  if (line.length <= TITLE_LENGTH) return line
  const end = line.lastIndexOf(' ', TITLE_LENGTH)
  return `${line.slice(0, end > 0 ? end : TITLE_LENGTH)}…`
}

/** A title longer than this does not fit a line of the matrix. */
const TITLE_LENGTH = 90

/** The axis that the proposals share; undefined where they do not agree. */
function commonAxis(proposals: readonly Proposal[]): EntityId | undefined {
  const axes = new Set(proposals.map(({ axis }) => axis))
  return axes.size === 1 ? proposals[0]?.axis : undefined
}
