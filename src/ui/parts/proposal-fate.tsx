import type { ComponentChildren } from 'preact'
import type { Proposal } from '../../domain/kinds.ts'
import { type Fate, fateOf } from '../../domain/voices.ts'
import { projects as arabic } from '../../i18n/words/ar/projects.ts'
import { WithWords } from '../late-words.tsx'
import { Link } from '../navigation.tsx'
import { useReading } from '../reading.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import { ButtonLink } from './button.tsx'
import { JudgementTag } from './judgement-tag.tsx'
import { CARD_KINDS, shortLabel } from './proposal-card.tsx'
import { Tag } from './tag.tsx'
import '../styles/fate.css'

const LATE = { projects: arabic }

const JUDGED = {
  unjudged: 'projects.fate.unjudged',
  sorting: 'projects.fate.sorting',
  decision: 'projects.fate.decision',
} as const

/** What became of a proposal, step by step: the decision, the proposal it goes on in, the project, how far that is. */
export function ProposalFate({ proposal }: { readonly proposal: Proposal }) {
  return (
    <WithWords arabic={LATE}>
      <Steps proposal={proposal} />
    </WithWords>
  )
}

function Steps({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useWords()
  const fate = useReading([...CARD_KINDS, 'project'], (reader) => fateOf(reader, proposal), [proposal])
  const judged = fate.judgement ? (fate.isDecided ? 'decision' : 'sorting') : 'unjudged'
  return (
    <section class="panel" aria-labelledby="fate">
      <h2 id="fate">{t('projects.fate.title')}</h2>
      <ol class="fate">
        <Step isReached={fate.judgement !== undefined} label={t(JUDGED[judged])}>
          <JudgementTag proposal={proposal} judgement={fate.judgement} />
          {fate.judgement?.reason && (
            <span class="said small" dir="auto">
              {fate.judgement.reason}
            </span>
          )}
        </Step>
        {fate.merges.map((merged) => (
          <Step key={merged.id} isReached label={t('projects.fate.merged')}>
            <Link to={`/proposals/${merged.id}`} class="fate-link" dir="auto">
              <bdi>{shortLabel(merged)}</bdi>
            </Link>
            <JudgementTag proposal={merged} judgement={merged.decision ?? merged.sorting} />
          </Step>
        ))}
        <ProjectSteps fate={fate} proposal={proposal} />
      </ol>
    </section>
  )
}

function ProjectSteps({ fate, proposal }: { readonly fate: Fate; readonly proposal: Proposal }) {
  const { t, formats } = useWords()
  const may = useMayWrite()
  const { project } = fate
  if (!project) {
    const end = fate.merges.at(-1) ?? proposal
    const verdict = (end.decision ?? end.sorting)?.verdict
    return verdict === 'accepted' && !proposal.withdrawn ? (
      <Step isReached={false} label={t('projects.fate.project')}>
        <span class="soft">{t('projects.fate.awaiting')}</span>
        {may('proposal', 'project') && (
          <ButtonLink to="/projects" icon="plan">
            {t('projects.fate.answer')}
          </ButtonLink>
        )}
      </Step>
    ) : null
  }
  const { progress } = project
  return (
    <>
      <Step isReached label={t('projects.fate.project')}>
        <Link to={`/projects/${project.id}`} class="fate-link">
          <bdi>{formats.name(project.title)}</bdi>
        </Link>
      </Step>
      <Step isReached={progress !== undefined} label={t('projects.fate.progress')}>
        {progress ? (
          <>
            <Tag>{t(`projectValue.progress.${progress.status}`)}</Tag>
            {progress.percent !== undefined && (
              <bdi class="num">{formats.percent(progress.percent / 100)}</bdi>
            )}
          </>
        ) : (
          <span class="soft">{t('projects.fate.noProgress')}</span>
        )}
      </Step>
    </>
  )
}

interface StepProps {
  readonly isReached: boolean
  readonly label: string
  readonly children: ComponentChildren
}

function Step({ isReached, label, children }: StepProps) {
  return (
    <li class={isReached ? 'fate-step fate-reached' : 'fate-step'}>
      <span class="soft small">{label}</span>
      <span class="row fate-what">{children}</span>
    </li>
  )
}
