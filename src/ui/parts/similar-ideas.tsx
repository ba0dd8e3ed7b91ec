import type { Proposal } from '../../domain/kinds.ts'
import { judgementOf, mergeEnd } from '../../domain/programme.ts'
import { STRONG_DEGREE, VERY_STRONG_DEGREE } from '../../domain/similar.ts'
import { type JudgementField, useJudge } from '../judging.ts'
import { useReading } from '../reading.ts'
import { useSimilar } from '../similar.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { CARD_KINDS, ProposalCard, shortLabel } from './proposal-card.tsx'
import '../styles/similar.css'

/** Offered at once: what fits beside the proposal, and what the labelled set was measured by. */
const SHOWN = 5

interface SimilarIdeasProps {
  readonly proposal: Proposal
  /** The judgement that this person may write; undefined for who only reads. */
  readonly field: JudgementField | undefined
  onMerged?(): void
}

/** What asks for the same, how alike it is, and one tap to merge. Merging is a link: both texts stay. */
export function SimilarIdeas({ proposal, field, onMerged }: SimilarIdeasProps) {
  const { t } = useWords()
  const judge = useJudge(field ?? 'sorting')
  const { alike, isStale, update } = useSimilar(proposal, SHOWN)
  const judgement = judgementOf(proposal)
  const goesOnIn = judgement?.verdict === 'merged' ? judgement.into : undefined
  const mates = useReading(
    CARD_KINDS,
    (reader) =>
      alike?.flatMap(({ id, degree }) => {
        const other = reader.get('proposal', id)
        // One that goes on in this proposal would make a circle.
        return other ? [{ other, degree, isHere: mergeEnd(reader, other)?.id === proposal.id }] : []
      }),
    [alike, proposal],
  )
  const merge = async (other: Proposal) => {
    if (await judge(proposal, { verdict: 'merged', into: other.id })) onMerged?.()
  }
  return (
    <section class="similar" aria-label={t('sort.similar.title')}>
      <h2 class="section-title">{t('sort.similar.title')}</h2>
      {!mates && <p class="soft">{t('deciding.similar.searching')}</p>}
      {mates?.length === 0 && <p class="soft">{t('sort.similar.none')}</p>}
      {isStale && (
        <Button icon="sync" onClick={update}>
          {t('deciding.similar.update')}
        </Button>
      )}
      {mates && mates.length > 0 && field && <p class="soft small">{t('deciding.similar.keeps')}</p>}
      {mates?.map(({ other, degree, isHere }) => (
        <ProposalCard key={other.id} proposal={other}>
          <div class="row row-between">
            <Degree degree={degree} />
            {field && !isHere && other.id !== goesOnIn && (
              <Button
                aria-label={t('deciding.similar.mergeWith', { label: shortLabel(other) })}
                onClick={() => void merge(other)}
              >
                {t('sort.similar.merge')}
              </Button>
            )}
          </div>
        </ProposalCard>
      ))}
    </section>
  )
}

/** How alike: in words, and as a bar. A bare percentage would promise a precision that nobody has. */
function Degree({ degree }: { readonly degree: number }) {
  const { t } = useWords()
  const [word, tone] =
    degree >= VERY_STRONG_DEGREE
      ? ([t('deciding.degree.veryStrong'), 'very-strong'] as const)
      : degree >= STRONG_DEGREE
        ? ([t('deciding.degree.strong'), 'strong'] as const)
        : ([t('deciding.degree.some'), 'some'] as const)
  return (
    <span class={`degree degree-${tone}`}>
      <span class="degree-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round(100 * degree)}%` }} />
      </span>
      {word}
    </span>
  )
}
