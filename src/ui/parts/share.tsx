import type { Figure } from '../../domain/figure.ts'
import { useWords } from '../words.ts'
import { Sign } from './figure.tsx'

const UNKNOWN_SIGN = '—'

interface ShareProps {
  /** 0 to 1; null where it cannot be said. */
  readonly share: number | null
  /** The whole of which it is a share: where that was declared or is approximate, so is the share. */
  readonly of: Figure
  readonly isMarked?: boolean
}

/** A percentage that shows, as its figures do, whether anybody counted. */
export function Share({ share, of, isMarked = true }: ShareProps) {
  const { t, formats } = useWords()
  if (share === null) {
    return (
      <span class="figure num">
        <span aria-hidden="true">{UNKNOWN_SIGN}</span>
        <span class="sr-only">{t('common.figure.unknown')}</span>
      </span>
    )
  }
  const isCounted = of.origin === 'counted'
  const mark = t(of.origin === 'mixed' ? 'common.figure.mixed' : 'common.figure.declared')
  return (
    <span class={isCounted ? 'figure num' : 'figure figure-declared num'}>
      {of.certainty === 'approximate' && <Sign sign="~" word={t('common.figure.approximate')} />}
      <bdi>{formats.percent(share)}</bdi>
      {!isCounted && (
        <>
          {/* A space as wide as the number is large, which ends with its line. */}{' '}
          <small class={isMarked ? 'figure-mark' : 'sr-only'}>{mark}</small>
        </>
      )}
    </span>
  )
}
