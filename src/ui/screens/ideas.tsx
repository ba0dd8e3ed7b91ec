/** Every proposal of the programme. */
import { CHANNELS, type Programme } from '../../domain/kinds.ts'
import { axesOf, proposalsOf, workshopsOf } from '../../domain/programme.ts'
import { similar as arabic } from '../../i18n/words/ar/similar.ts'
import { WithWords } from '../late-words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { NoProgramme } from '../parts/no-programme.tsx'
import { Page } from '../parts/page.tsx'
import { CARD_KINDS } from '../parts/proposal-card.tsx'
import { ProposalList } from '../parts/proposal-list.tsx'
import { useReading } from '../reading.ts'
import { useProgramme } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import '../styles/ideas.css'

export function IdeasScreen({ search }: { readonly search: string }) {
  const { t } = useWords()
  const programme = useProgramme()
  const may = useMayWrite()
  return (
    <Page
      title={t('ideas.all.title')}
      tools={
        programme && (
          <span class="bar-tools">
            <ButtonLink to="/sort" icon="check">
              {t('ideas.all.sort')}
            </ButtonLink>
            {may('proposal', 'source') && (
              <ButtonLink to="/import" icon="file">
                {t('imported.open.button')}
              </ButtonLink>
            )}
          </span>
        )
      }
    >
      {programme ? (
        <WithWords arabic={arabic}>
          <AllIdeas programme={programme} search={search} />
        </WithWords>
      ) : (
        <NoProgramme icon="idea" />
      )}
    </Page>
  )
}

function AllIdeas({ programme, search }: { readonly programme: Programme; readonly search: string }) {
  const { t } = useWords()
  const asked = new URLSearchParams(search).get('channel')
  // An address that says something else says nothing.
  const channel = CHANNELS.find((each) => each === asked)
  const { proposals, axes, workshops } = useReading(
    CARD_KINDS,
    (reader) => ({
      proposals: proposalsOf(reader, programme.id),
      axes: axesOf(reader, programme.id, { retired: true }),
      workshops: workshopsOf(reader, programme.id),
    }),
    [programme.id],
  )
  return (
    <div class="all-ideas">
      <ProposalList
        key={`${programme.id} ${channel ?? ''}`}
        {...(channel && { channel })}
        proposals={proposals}
        axes={axes}
        workshops={workshops}
        emptyHint={t('ideas.empty.all')}
      />
    </div>
  )
}
