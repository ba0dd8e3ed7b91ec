/** Setting up: the collectivity, its programmes, axes, groups, workshops, and the projects as they stand. */

import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Programme } from '../../domain/kinds.ts'
import { axesOf, groupsOf } from '../../domain/programme.ts'
import { projectSection } from '../../domain/report.ts'
import { similar as arabic } from '../../i18n/words/ar/similar.ts'
import { WithDossierWords } from '../dossier-words.tsx'
import { WithWords } from '../late-words.tsx'
import { AboutProgramme } from '../parts/about-programme.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { CollectivityForm } from '../parts/collectivity-form.tsx'
import { DeclaredRows } from '../parts/declared-rows.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { LoadExample } from '../parts/example.tsx'
import { GuardPanel } from '../parts/guard.tsx'
import { ListEditor } from '../parts/list-editor.tsx'
import { Page } from '../parts/page.tsx'
import { PlannedWorkshops } from '../parts/planned-workshops.tsx'
import { defaultGroups, ProgrammeForm } from '../parts/programme-form.tsx'
import { ProgrammeList } from '../parts/programme-list.tsx'
import { ProgrammeStart } from '../parts/programme-start.tsx'
import { ProjectTable } from '../parts/project-table.tsx'
import { ReasonList } from '../parts/reason-list.tsx'
import { Tag } from '../parts/tag.tsx'
import { TimelinePanel } from '../parts/timeline.tsx'
import { useEntity, useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import '../styles/office.css'

export function ProgrammeScreen() {
  const { t } = useWords()
  const programme = useSession().programme.value
  const maySetUp = useMayWrite()('programme', 'title')
  return (
    <Page title={t('programme.title')}>
      {programme ? (
        <WithDossierWords>
          <ProgrammePage key={programme.id} programme={programme} maySetUp={maySetUp} />
        </WithDossierWords>
      ) : maySetUp ? (
        <ProgrammeStart />
      ) : (
        <EmptyState icon="plan" title={t('programme.start.waiting')} />
      )}
    </Page>
  )
}

interface SectionProps {
  readonly programme: Programme
  readonly maySetUp: boolean
}

function ProgrammePage({ programme, maySetUp }: SectionProps) {
  const session = useSession()
  const hasExample = session.programmes.value.some(({ example }) => example)
  const [isMakingNew, setMakingNew] = useState(false)
  return (
    <div class="office office-halves">
      <div class="stack">
        <Head programme={programme} maySetUp={maySetUp} />
        <PlannedWorkshops programme={programme.id} />
        {maySetUp && <CollectivitySection />}
        {maySetUp && isMakingNew && <NewProgramme onDone={() => setMakingNew(false)} />}
        {maySetUp && <ProgrammeList onNew={() => setMakingNew(true)} />}
        {maySetUp && !hasExample && <LoadExample />}
      </div>
      <div class="stack">
        <Axes programme={programme} maySetUp={maySetUp} />
        <Groups programme={programme} maySetUp={maySetUp} />
        <WithWords arabic={arabic}>
          <ReasonList programme={programme} />
        </WithWords>
      </div>
      <div class="office-wide stack">
        <GuardPanel programme={programme.id} />
        <TimelinePanel programme={programme.id} />
        <Projects programme={programme.id} />
        <DeclaredRows programme={programme} />
        <AboutProgramme programme={programme} />
      </div>
    </div>
  )
}

function Head({ programme, maySetUp }: SectionProps) {
  const { t, formats } = useWords()
  const [isEditing, setEditing] = useState(false)
  const { title, start, end, example, undisclosedGender } = programme
  const period = [start, end].flatMap((date) => (date ? [formats.date(date)] : []))
  return (
    <section class="panel" aria-labelledby="programme-title">
      <h2 id="programme-title" class="guide-title">
        <bdi>{formats.name(title)}</bdi>
      </h2>
      <div class="meta">
        {period.length > 0 && <bdi class="num">{period.join('–')}</bdi>}
        {example && <Tag tone="merged">{t('programme.all.example')}</Tag>}
        {undisclosedGender && <Tag tone="pending">{t('common.fields.undisclosedGender')}</Tag>}
      </div>
      {isEditing && (
        <ProgrammeForm
          programme={programme}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      )}
      {maySetUp && !isEditing && (
        <div class="row">
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t('programme.form.edit')}
          </Button>
          <ButtonLink to="/devices" icon="device">
            {t('programme.invite')}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}

function NewProgramme({ onDone }: { onDone(): void }) {
  const { t } = useWords()
  return (
    <section class="panel" aria-labelledby="new-programme">
      <h2 id="new-programme">{t('programme.form.new')}</h2>
      <ProgrammeForm onDone={onDone} onCancel={onDone} />
    </section>
  )
}

function CollectivitySection() {
  const { t, formats } = useWords()
  const { enrolment } = useServices()
  const collectivity = useEntity('collectivity', enrolment.value?.collectivity.id)
  const [isEditing, setEditing] = useState(false)
  const stop = () => setEditing(false)
  return (
    <section class="panel" aria-labelledby="collectivity">
      <h2 id="collectivity">{t('programme.collectivity.title')}</h2>
      {collectivity && !isEditing ? (
        <>
          <p>
            <bdi>{formats.name(collectivity.name)}</bdi>
          </p>
          {collectivity.level && <p class="soft small">{t(`common.level.${collectivity.level}`)}</p>}
          <div class="row">
            <Button icon="edit" onClick={() => setEditing(true)}>
              {t('common.edit')}
            </Button>
          </div>
        </>
      ) : (
        <CollectivityForm onDone={stop} {...(collectivity && { onCancel: stop })} />
      )}
    </section>
  )
}

function Axes({ programme, maySetUp }: SectionProps) {
  const { t } = useWords()
  const items = useReading(['axis'], (reader) => axesOf(reader, programme.id, { retired: true }), [
    programme.id,
  ])
  return (
    <section class="panel" aria-labelledby="axes">
      <h2 id="axes">{t('programme.axes.title')}</h2>
      <p class="soft small">{t(items.length === 0 ? 'programme.axes.none' : 'programme.axes.intro')}</p>
      <ListEditor
        kind="axis"
        programme={programme.id}
        items={items}
        newLabel={t('programme.axes.new')}
        isReadOnly={!maySetUp}
      />
    </section>
  )
}

function Groups({ programme, maySetUp }: SectionProps) {
  const { t } = useWords()
  const { newEntityId } = useServices()
  const write = useWrite()
  const items = useReading(['group'], (reader) => groupsOf(reader, programme.id, { retired: true }), [
    programme.id,
  ])
  return (
    <section class="panel" aria-labelledby="groups">
      <h2 id="groups">{t('programme.groups.title')}</h2>
      <p class="soft small">{t(items.length === 0 ? 'programme.groups.none' : 'programme.groups.intro')}</p>
      {items.length === 0 && maySetUp && (
        <div class="row">
          <Button icon="people" onClick={() => void write(defaultGroups(programme.id, newEntityId))}>
            {t('programme.groups.defaults')}
          </Button>
        </div>
      )}
      <ListEditor
        kind="group"
        programme={programme.id}
        items={items}
        newLabel={t('programme.groups.new')}
        isReadOnly={!maySetUp}
      />
    </section>
  )
}

function Projects({ programme }: { readonly programme: EntityId }) {
  const { t } = useWords()
  const projects = useReading(['project', 'axis'], (reader) => projectSection(reader, programme), [programme])
  const axes = useReading(['axis'], (reader) => axesOf(reader, programme, { retired: true }), [programme])
  return (
    <section class="panel" aria-labelledby="projects">
      <h2 id="projects">{t('programme.projects.title')}</h2>
      {projects.rows.length === 0 ? (
        <p class="soft">{t('programme.projects.none')}</p>
      ) : (
        <ProjectTable projects={projects} axes={axes} label={t('programme.projects.title')} />
      )}
      <div class="row">
        <ButtonLink to="/projects" icon="plan">
          {t('projectValue.open')}
        </ButtonLink>
      </div>
    </section>
  )
}
