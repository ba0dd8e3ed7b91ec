import type { Source } from '../../domain/programme-fields.ts'
import { useWords } from '../words.ts'
import { Facts } from './facts.tsx'
import '../styles/office.css'

/** Where a proposal that was not captured here comes from, and what its source says of it. */
export function Origin({ source }: { readonly source: Source }) {
  const { t, formats } = useWords()
  const { name, row, date, status, url } = source
  const facts = [
    ...(row ? [{ name: t('imported.origin.row'), value: row }] : []),
    ...(date ? [{ name: t('imported.origin.date'), value: formats.date(date) }] : []),
    ...(status ? [{ name: t('imported.origin.status'), value: status }] : []),
  ]
  return (
    <section class="panel" aria-labelledby="origin">
      <h2 id="origin">{t('imported.origin.title')}</h2>
      <p>
        <bdi>{name}</bdi>
      </p>
      {facts.length > 0 && <Facts facts={facts} />}
      {url && (
        <a href={url} target="_blank" rel="noreferrer" class="line-link">
          {t('imported.origin.link')}
        </a>
      )}
    </section>
  )
}
