import type { Figure as FigureValue } from '../../domain/figure.ts'
import { useWords } from '../words.ts'

/** What stands where a number would. */
const UNKNOWN = '—'

interface FigureProps {
  readonly figure: FigureValue
  /** False where a legend or a column already says "declared". */
  readonly isMarked?: boolean
}

/** A number that shows where it comes from: counted plain, declared marked, approximate with ~, a sum with unknown parts with ≥, unknown as —. */
export function Figure({ figure, isMarked = true }: FigureProps) {
  const { t, formats } = useWords()
  const { value, origin, certainty } = figure
  if (value === null) {
    return (
      <span class="figure num">
        <span aria-hidden="true">{UNKNOWN}</span>
        <span class="sr-only">{t(origin === 'none' ? 'common.figure.none' : 'common.figure.unknown')}</span>
      </span>
    )
  }
  const isCounted = origin === 'counted'
  return (
    <span class={isCounted ? 'figure num' : 'figure figure-declared num'}>
      {certainty === 'approximate' && <Sign sign="~" word={t('common.figure.approximate')} />}
      {certainty === 'at-least' && <Sign sign="≥" word={t('figure.sign.atLeast')} />}
      <bdi>{formats.number(value)}</bdi>
      {!isCounted && isMarked && (
        <>
          {/* A space as wide as the number is large, which ends with its line. */}{' '}
          <small class="figure-mark">
            {t(origin === 'mixed' ? 'common.figure.mixed' : 'common.figure.declared')}
          </small>
        </>
      )}
      {!isCounted && !isMarked && (
        <span class="sr-only">
          {t(origin === 'mixed' ? 'common.figure.mixed' : 'common.figure.declared')}
        </span>
      )}
    </span>
  )
}

/** A mathematical sign for the eye, a word for the ear. */
export function Sign({ sign, word }: { readonly sign: string; readonly word: string }) {
  return (
    <>
      <span aria-hidden="true">{sign}</span>
      <span class="sr-only">{`${word} `}</span>
    </>
  )
}
