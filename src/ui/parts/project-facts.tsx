import type { ComponentChildren } from 'preact'
import type { WorkshopDate } from '../../domain/fields.ts'
import type { Project } from '../../domain/kinds.ts'
import { activitiesOf } from '../project-input.ts'
import { useEntity } from '../reading.ts'
import { useWords } from '../words.ts'
import { Amount } from './amount.tsx'
import { Facts } from './facts.tsx'
import { Months } from './months.tsx'
import { Tag } from './tag.tsx'

interface ProjectFactsProps {
  readonly project: Project
  /** What can be done about it. */
  readonly children?: ComponentChildren
}

/** A project as a council reads it: one sheet. */
export function ProjectFacts({ project, children }: ProjectFactsProps) {
  const { t, formats } = useWords()
  const axis = useEntity('axis', project.axis)
  const { objectives, results, partners, budget, start, end } = project
  const period = [start, end].filter((date): date is WorkshopDate => date !== undefined)
  const activities = activitiesOf(project)
  return (
    <section class="panel project-sheet" aria-labelledby="project-sheet">
      <div class="meta">
        <Tag tone={axis ? 'plain' : 'pending'}>{axis ? formats.name(axis.name) : t('common.noAxis')}</Tag>
      </div>
      <h2 id="project-sheet" class="guide-title">
        <bdi>{formats.name(project.title)}</bdi>
      </h2>
      <div class="project-figures">
        <div>
          <h3>{t('projects.field.budget')}</h3>
          {budget === undefined ? (
            <span class="soft">{t('projects.unanswered')}</span>
          ) : (
            <Amount centimes={budget} />
          )}
        </div>
        <Facts
          facts={[
            {
              name: t('projects.field.months'),
              value: <Months project={project} />,
            },
            ...(period.length > 0
              ? [
                  {
                    name: t('projects.field.period'),
                    value: period.map((date) => formats.date(date)).join(' – '),
                  },
                ]
              : []),
          ]}
        />
      </div>
      <Told label={t('projects.field.objectives')} text={objectives} />
      <Told label={t('projects.field.results')} text={results} />
      {activities.length > 0 && (
        <div class="told">
          <h3>{t('projects.field.activities')}</h3>
          <ol class="activities">
            {activities.map(({ text, publics }) => (
              <li key={`${text} ${publics ?? ''}`}>
                <span class="said" dir="auto">
                  {text}
                </span>
                {publics && (
                  <div class="meta">
                    <span>{t('projects.field.publics')}</span> <bdi>{publics}</bdi>
                  </div>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
      <Told label={t('projects.field.partners')} text={partners} />
      {children}
    </section>
  )
}

function Told({ label, text }: { readonly label: string; readonly text: string | undefined }) {
  if (text === undefined) return null
  return (
    <div class="told">
      <h3>{label}</h3>
      <p class="said" dir="auto">
        {text}
      </p>
    </div>
  )
}
