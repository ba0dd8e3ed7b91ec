import type { Project, Proposal } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { contradictedLinks, voicesOf } from '../../domain/voices.ts'
import { useReading } from '../reading.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import { Button, ButtonLink } from './button.tsx'
import { Facts } from './facts.tsx'
import { Progress } from './progress.tsx'
import { CARD_KINDS, ProposalCard, shortLabel } from './proposal-card.tsx'

/** Drawn at once: a project of hundreds of voices is read by its figures. */
const WINDOW = 20

/** Whose voices the project answers: how many proposals, from how many workshops, how many of them women's. */
export function ProjectVoices({ project }: { readonly project: Project }) {
  const { t, formats } = useWords()
  const { voices, contradicted } = useReading(
    [...CARD_KINDS, 'project'],
    (reader) => ({ voices: voicesOf(reader, project), contradicted: contradictedLinks(reader, project) }),
    [project],
  )
  const { proposals, workshops, women, men, told, untold, womenShare } = voices
  return (
    <section class="panel" aria-labelledby="voices">
      <h2 id="voices">{t('projects.voices.title')}</h2>
      {proposals.length === 0 ? (
        <p class="soft">{t('projects.voices.none')}</p>
      ) : (
        <>
          <Facts
            facts={[
              { name: t('projects.voices.proposals'), value: formats.number(proposals.length) },
              { name: t('projects.voices.workshops'), value: formats.number(workshops) },
              {
                name: t('projects.voices.women'),
                value: womenShare === null ? '—' : formats.percent(womenShare),
              },
            ]}
          />
          {womenShare !== null && (
            <Progress
              label={t('projects.voices.bar', { women, men })}
              parts={[
                { tone: 'women', value: women },
                { tone: 'men', value: men },
              ]}
              total={told}
            />
          )}
          <p class="soft small">{t('projects.voices.basis', { told, untold })}</p>
          {proposals.slice(0, WINDOW).map((proposal) => (
            <Voice key={proposal.id} proposal={proposal} project={project} />
          ))}
          {proposals.length > WINDOW && (
            <p class="soft small">{t('projects.pick.more', { count: proposals.length - WINDOW })}</p>
          )}
        </>
      )}
      {contradicted.length > 0 && (
        <>
          <h3>{t('projects.voices.contradicted')}</h3>
          {contradicted.map((proposal) => (
            <Voice key={proposal.id} proposal={proposal} project={project} />
          ))}
        </>
      )}
      <div class="row print-hidden">
        <ButtonLink to="/projects" icon="idea">
          {t('projects.voices.more')}
        </ButtonLink>
      </div>
    </section>
  )
}

function Voice({ proposal, project }: { readonly proposal: Proposal; readonly project: Project }) {
  const { t } = useWords()
  const session = useSession()
  const write = useWrite()
  const may = useMayWrite()
  const unlink = async () => {
    if (!(await write([set('proposal', proposal.id, { project: null })]))) return
    session.say(
      t('projects.voices.unlinked'),
      () => void write([set('proposal', proposal.id, { project: project.id })]),
    )
  }
  return (
    <ProposalCard proposal={proposal} hasWorkshop>
      {may('proposal', 'project') && proposal.project === project.id && (
        <div class="print-hidden">
          <Button
            kind="quiet"
            aria-label={t('projects.voices.unlinkOne', { label: shortLabel(proposal) })}
            onClick={() => void unlink()}
          >
            {t('projects.voices.unlink')}
          </Button>
        </div>
      )}
    </ProposalCard>
  )
}
