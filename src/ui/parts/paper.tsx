import { unreachable } from '../../domain/unreachable.ts'
import type { Block, Paper } from '../../exports/paper.ts'
import type { ShownTable } from '../../exports/shown.ts'
import type { DocumentWords } from '../../i18n/documents.ts'
import { directionOf } from '../text-direction.ts'

interface PaperSheetProps {
  readonly paper: Paper
  readonly words: DocumentWords
  /** What other devices owe has been asked, or could not be. */
  readonly isSettled: boolean
}

/** A document as it will be printed, in its own language and direction. */
export function PaperSheet({ paper: { title, subtitle, blocks, about }, words, isSettled }: PaperSheetProps) {
  const { t, direction, locale } = words
  return (
    <article
      class="paper"
      tabIndex={0}
      aria-label={title}
      dir={direction}
      lang={locale}
      data-settled={isSettled}
    >
      <header class="paper-head">
        <p>
          <bdi>{subtitle}</bdi>
        </p>
        <h2>{title}</h2>
      </header>
      {blocks.map((block) => (
        <BlockOnPaper key={`${block.is} ${block.title}`} block={block} words={words} />
      ))}
      <footer class="paper-about">
        <h3>{t('documents.table.about')}</h3>
        <Facts rows={about} />
        <p>{t('documents.about.later')}</p>
      </footer>
    </article>
  )
}

function BlockOnPaper({ block, words }: { readonly block: Block; readonly words: DocumentWords }) {
  switch (block.is) {
    case 'facts':
      return (
        <section class="paper-block paper-whole">
          <h3>{block.title}</h3>
          <Facts rows={block.rows} />
        </section>
      )
    case 'text':
      return (
        <section class="paper-block">
          {block.title && <h3>{block.title}</h3>}
          <p class="paper-text" dir="auto">
            {block.text}
          </p>
        </section>
      )
    case 'table':
      return (
        <section class="paper-block">
          <h3>{block.title}</h3>
          <TableOnPaper table={block.table} title={block.title} />
        </section>
      )
    case 'signatures':
      return (
        <section class="paper-block paper-whole">
          <h3>{block.title}</h3>
          <div class="paper-signatures">
            {block.signers.map((signer) => (
              <div key={signer}>
                <strong>{signer}</strong>
                <span>{words.t('documents.minutes.name')}</span>
                <span>{words.t('documents.minutes.signature')}</span>
              </div>
            ))}
          </div>
        </section>
      )
    default:
      return unreachable(block)
  }
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <dl class="paper-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi dir={directionOf(value)}>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface TableOnPaperProps {
  readonly table: ShownTable
  readonly title: string
}

/** Its headings come again on every page. On a phone it is moved sideways: columns as narrow as that tear words apart. */
function TableOnPaper({ table: { columns, rows, totals }, title }: TableOnPaperProps) {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const line = (cells: readonly string[], index: number) => (
    <tr key={index}>
      {cells.map((cell, place) => (
        <td key={columns[place]?.title ?? place} class={columns[place]?.isNumber ? 'n' : undefined}>
          <bdi dir={directionOf(cell)}>{cell}</bdi>
        </td>
      ))}
    </tr>
  )
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={title}>
      <table class="paper-table">
        <colgroup>
          {columns.map(({ title, width }) => (
            <col key={title} style={{ inlineSize: `${(100 * width) / whole}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" class={isNumber ? 'n' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map(line)}</tbody>
        {totals.length > 0 && <tbody class="paper-totals">{totals.map(line)}</tbody>}
      </table>
    </div>
  )
}
