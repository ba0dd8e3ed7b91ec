/** One project: all that is known of it, whose voices it answers, how far it has come, and who changed what. */
import { useState } from 'preact/hooks'
import type { Project } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { projects as arabic } from '../../i18n/words/ar/projects.ts'
import { WithWords } from '../late-words.tsx'
import { useNavigate } from '../navigation.tsx'
import { Button } from '../parts/button.tsx'
import { ConflictList } from '../parts/conflicts.tsx'
import { History } from '../parts/history.tsx'
import { Page } from '../parts/page.tsx'
import { ProjectCommitment } from '../parts/project-commitment.tsx'
import { ProjectFacts } from '../parts/project-facts.tsx'
import { ProjectForm } from '../parts/project-form.tsx'
import { ProjectIndicators } from '../parts/project-indicators.tsx'
import { ProjectProgress } from '../parts/project-progress.tsx'
import { ProjectSmart } from '../parts/project-smart.tsx'
import { ProjectVoices } from '../parts/project-voices.tsx'
import { Tag } from '../parts/tag.tsx'
import { entityIdFrom, useEntity } from '../reading.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { Missing } from '../stand-in.tsx'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import '../styles/office.css'
import '../styles/proposal.css'
import '../styles/projects.css'

const LATE = { projects: arabic }

export function ProjectScreen({ id }: { readonly id: string }) {
  const project = useEntity('project', entityIdFrom(id))
  return (
    <WithWords arabic={LATE}>
      {project ? <ProjectPage key={project.id} project={project} /> : <Missing />}
    </WithWords>
  )
}

function ProjectPage({ project }: { readonly project: Project }) {
  const { t, formats } = useWords()
  const programme = useEntity('programme', project.programme)
  const mayEdit = useMayWrite()('project', 'title')
  const [isEditing, setEditing] = useState(false)
  return (
    <Page
      title={formats.name(project.title)}
      where={
        programme && (
          <>
            <bdi>{formats.name(programme.title)}</bdi>
            {programme.example && <Tag tone="merged">{t('shell.programme.example')}</Tag>}
          </>
        )
      }
      back="/projects"
    >
      <div class="office office-columns">
        <div class="stack">
          <Disagreements project={project} />
          {isEditing ? (
            <ProjectForm project={project} onDone={() => setEditing(false)} />
          ) : (
            <ProjectFacts project={project}>
              {mayEdit && <Actions project={project} onEdit={() => setEditing(true)} />}
            </ProjectFacts>
          )}
          <ProjectSmart project={project} mayEdit={mayEdit} />
          <ProjectIndicators project={project} mayEdit={mayEdit} />
          <ProjectCommitment project={project} mayEdit={mayEdit} />
        </div>
        <div class="stack">
          <ProjectProgress project={project} mayEdit={mayEdit} />
          <ProjectVoices project={project} />
          <History kind="project" entity={project} />
        </div>
      </div>
    </Page>
  )
}

/** What two people changed without seeing each other. */
function Disagreements({ project }: { readonly project: Project }) {
  const { t } = useWords()
  const { live } = useServices()
  const conflicts = live.conflictsOf('project', project.id).value
  if (conflicts.length === 0) return null
  return (
    <section class="panel">
      <h2>{t('sync.conflicts.title')}</h2>
      <p class="soft small">{t('sync.conflicts.intro')}</p>
      <ConflictList conflicts={conflicts} isTitled={false} />
    </section>
  )
}

function Actions({ project, onEdit }: { readonly project: Project; onEdit(): void }) {
  const { t } = useWords()
  const session = useSession()
  const write = useWrite()
  const navigate = useNavigate()
  const remove = async () => {
    if (!(await write([set('project', project.id, { removed: true })]))) return
    session.say(t('projects.removed'), () => void write([set('project', project.id, { removed: false })]))
    navigate('/projects')
  }
  return (
    <div class="row print-hidden">
      <Button icon="edit" onClick={onEdit}>
        {t('projects.editSheet')}
      </Button>
      <Button kind="danger" onClick={() => void remove()}>
        {t('common.remove')}
      </Button>
    </div>
  )
}
