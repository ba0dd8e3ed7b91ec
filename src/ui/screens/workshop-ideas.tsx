/** Writing proposals down as they are spoken, and what was written so far. */
import type { Workshop } from '../../domain/kinds.ts'
import { axesOf, proposalsIn } from '../../domain/programme.ts'
import { similar as arabic } from '../../i18n/words/ar/similar.ts'
import { WithWords } from '../late-words.tsx'
import { Composer } from '../parts/composer.tsx'
import { CARD_KINDS } from '../parts/proposal-card.tsx'
import { ProposalList } from '../parts/proposal-list.tsx'
import { WorkshopPage } from '../parts/workshop-page.tsx'
import { entityIdFrom, useReading } from '../reading.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import '../styles/ideas.css'

export function WorkshopIdeasScreen({ id }: { readonly id: string }) {
  return (
    <WorkshopPage id={entityIdFrom(id)}>
      {(workshop) => (
        <WithWords arabic={arabic}>
          <Ideas workshop={workshop} />
        </WithWords>
      )}
    </WorkshopPage>
  )
}

function Ideas({ workshop }: { readonly workshop: Workshop }) {
  const { t } = useWords()
  const may = useMayWrite()
  const { proposals, axes } = useReading(
    CARD_KINDS,
    (reader) => ({
      proposals: proposalsIn(reader, workshop.id),
      axes: axesOf(reader, workshop.programme, { retired: true }),
    }),
    [workshop.id, workshop.programme],
  )
  const mayCapture = may('proposal', 'text')
  return (
    <div class={mayCapture ? 'ideas' : 'ideas ideas-read'}>
      {mayCapture && <Composer key={workshop.id} workshop={workshop} />}
      <div class="ideas-list">
        <ProposalList
          proposals={proposals}
          axes={axes}
          emptyHint={t(mayCapture ? 'ideas.empty.write' : 'ideas.empty.read')}
        />
      </div>
    </div>
  )
}
