/** The projects of the programme: their matrix, how they are made, and the programme's strengths and weaknesses. */
import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Programme } from '../../domain/kinds.ts'
import { matrixOf } from '../../domain/matrix.ts'
import { set } from '../../domain/operation.ts'
import { axesOf } from '../../domain/programme.ts'
import { proposalsToAnswer, voicesByProject } from '../../domain/voices.ts'
import { projects as arabic } from '../../i18n/words/ar/projects.ts'
import { WithWords } from '../late-words.tsx'
import { NO_TEXTS, nameFrom } from '../names.ts'
import { useNavigate } from '../navigation.tsx'
import { orderAtEnd } from '../order.ts'
import { Amount } from '../parts/amount.tsx'
import { Button } from '../parts/button.tsx'
import { ChipGroup } from '../parts/chips.tsx'
import { NameFields } from '../parts/name-fields.tsx'
import { NoProgramme } from '../parts/no-programme.tsx'
import { Page } from '../parts/page.tsx'
import { ProjectMatrix } from '../parts/project-matrix.tsx'
import { CARD_KINDS } from '../parts/proposal-card.tsx'
import { ProposalsToProject } from '../parts/proposals-to-project.tsx'
import { Swot } from '../parts/swot.tsx'
import { Unpriced } from '../parts/unpriced.tsx'
import { useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { useProgramme, useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import '../styles/office.css'
import '../styles/projects.css'

const LATE = { projects: arabic }

export function ProjectsScreen() {
  const programme = useProgramme()
  return (
    <WithWords arabic={LATE}>
      <Projects programme={programme} />
    </WithWords>
  )
}

function Projects({ programme }: { readonly programme: Programme | undefined }) {
  const { t } = useWords()
  return (
    <Page title={t('projects.title')} back="/programme">
      {programme ? <ProjectsOf key={programme.id} programme={programme} /> : <NoProgramme />}
    </Page>
  )
}

function ProjectsOf({ programme }: { readonly programme: Programme }) {
  const { t } = useWords()
  const mayMake = useMayWrite()('project', 'title')
  const matrix = useReading(['project', 'axis'], (reader) => matrixOf(reader, programme.id), [programme.id])
  const voices = useReading(
    ['proposal', 'project', 'workshop'],
    (reader) => voicesByProject(reader, programme.id),
    [programme.id],
  )
  return (
    <div class="office projects-page">
      {mayMake && <Making programme={programme.id} />}
      <section class="panel" aria-labelledby="matrix">
        <h2 id="matrix">{t('projects.matrix.title')}</h2>
        {matrix.count === 0 ? (
          <p class="soft">{t('programme.projects.none')}</p>
        ) : (
          <>
            {mayMake && <p class="soft small print-hidden">{t('projects.matrix.hint')}</p>}
            <ProjectMatrix matrix={matrix} voices={voices} mayOrder={mayMake} />
            <div class="matrix-sum">
              <h3>{t('projects.matrix.sum')}</h3>
              <Amount centimes={matrix.centimes} />
              <Unpriced count={matrix.unpriced} />
            </div>
          </>
        )}
      </section>
      <Swot programme={programme} />
    </div>
  )
}

const WAYS = [
  { way: 'from-proposals', icon: 'idea', word: 'projects.make.fromProposals' },
  { way: 'alone', icon: 'plus', word: 'projects.make.alone' },
] as const

/** The two ways in which a project comes to be. */
function Making({ programme }: { readonly programme: EntityId }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<(typeof WAYS)[number]['way'] | null>(null)
  const close = () => setChosen(null)
  return (
    <>
      <div class="row making print-hidden">
        {WAYS.map(({ way, icon, word }) => (
          <Button
            key={way}
            icon={icon}
            aria-expanded={chosen === way}
            onClick={() => setChosen(chosen === way ? null : way)}
          >
            {t(word)}
          </Button>
        ))}
      </div>
      {chosen === 'alone' && <NewProject programme={programme} onMade={close} />}
      {chosen === 'from-proposals' && <ToAnswer programme={programme} onMade={close} />}
    </>
  )
}

interface MakingProps {
  readonly programme: EntityId
  onMade(): void
}

function ToAnswer({ programme, onMade }: MakingProps) {
  const proposals = useReading([...CARD_KINDS, 'project'], (reader) => proposalsToAnswer(reader, programme), [
    programme,
  ])
  return <ProposalsToProject programme={programme} proposals={proposals} onMade={onMade} />
}

/** A project that nobody proposed: its title and axis; everything else on its own page. */
function NewProject({ programme, onMade }: MakingProps) {
  const { t, formats } = useWords()
  const { newEntityId, live } = useServices()
  const session = useSession()
  const write = useWrite()
  const navigate = useNavigate()
  const [texts, setTexts] = useState(NO_TEXTS)
  const [axis, setAxis] = useState<EntityId | null>(null)
  const [isChecked, setChecked] = useState(false)
  const axes = useReading(['axis'], (reader) => axesOf(reader, programme), [programme])
  const title = nameFrom(texts)

  async function create(event: Event) {
    event.preventDefault()
    setChecked(true)
    if (!title) return
    const id = newEntityId()
    const order = orderAtEnd(
      live.state
        .all('project')
        .filter((project) => project.programme === programme && project.axis === (axis ?? undefined)),
    )
    const written = await write([set('project', id, { programme, title, ...(axis && { axis }), order })])
    if (!written) return
    session.say(t('projects.make.made', { name: formats.name(title) }))
    onMade()
    navigate(`/projects/${id}`)
  }

  return (
    <section class="panel" aria-labelledby="new-project">
      <h2 id="new-project">{t('projects.make.alone')}</h2>
      <form class="stack" noValidate onSubmit={(event) => void create(event)}>
        <NameFields
          label={t('projects.field.title')}
          texts={texts}
          onInput={setTexts}
          error={isChecked && !title ? t('projects.flaw.title') : undefined}
        />
        <ChipGroup<EntityId>
          isClearable
          label={t('projects.field.axis')}
          value={axis}
          onChoose={(chosen) => setAxis(chosen)}
          options={axes.map(({ id, name, shortName }) => ({
            value: id,
            label: formats.name(shortName ?? name),
          }))}
        />
        <div class="row">
          <Button type="submit" kind="primary">
            {t('projects.make.create')}
          </Button>
          <Button onClick={onMade}>{t('common.cancel')}</Button>
        </div>
      </form>
    </section>
  )
}
