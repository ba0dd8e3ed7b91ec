import type { Source } from '../../domain/programme-fields.ts'
import { useWords } from '../words.ts'

/** Where a proposal that was not captured here comes from, and what its source says of it. */
export function Origin({ source }: { readonly source: Source }) {
  const { t, formats } = useWords()
  const { name, row, date, status, url } = source
  const facts = [
    ...(row ? [{ term: t('import.origin.row'), text: row }] : []),
    ...(date ? [{ term: t('import.origin.date'), text: formats.date(date) }] : []),
    ...(status ? [{ term: t('import.origin.status'), text: status }] : []),
  ]
  return (
    <section class="panel" aria-labelledby="origin">
      <h2 id="origin">{t('import.origin.title')}</h2>
      <p>
        <bdi>{name}</bdi>
      </p>
      {facts.length > 0 && (
        <dl class="meta origin">
          {facts.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {url && (
        <a href={url} target="_blank" rel="noreferrer" class="line-link">
          {t('import.origin.link')}
        </a>
      )}
    </section>
  )
}
