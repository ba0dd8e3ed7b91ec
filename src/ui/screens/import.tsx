/** Ideas that were collected elsewhere: a file is chosen, looked at, and taken in. */
import { useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Channel, Programme } from '../../domain/kinds.ts'
import type { SetDraft } from '../../domain/operation.ts'
import { imports } from '../../i18n/words/ar/imports.ts'
import type { Standing } from '../../imports/plan.ts'
import { useOpenFile, useWriteMany } from '../importing.ts'
import { WithWords } from '../late-words.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { ImportDesk, type Order } from '../parts/import-desk.tsx'
import { ChooseFirst } from '../parts/import-file.tsx'
import { Page } from '../parts/page.tsx'
import { Progress } from '../parts/progress.tsx'
import { useServices } from '../services.ts'
import { useProgramme, useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import '../styles/office.css'
import '../styles/import.css'

export function ImportScreen() {
  return (
    <WithWords arabic={imports}>
      <ImportPage />
    </WithWords>
  )
}

function ImportPage() {
  const { t } = useWords()
  const programme = useProgramme()
  const collectivity = useServices().enrolment.value?.collectivity.id
  const may = useMayWrite()
  return (
    <Page title={t('import.title.text')} back={{ to: '/ideas' }}>
      {!may('proposal', 'source') ? (
        <EmptyState icon="file" title={t('import.forbidden.title')} hint={t('import.forbidden.hint')} />
      ) : programme && collectivity ? (
        <Importer key={programme.id} programme={programme} collectivity={collectivity} />
      ) : (
        <EmptyState icon="file" title={t('import.choose.title')} hint={t('import.programme.hint')} />
      )}
    </Page>
  )
}

/** What an import has done, and how it is undone. */
interface Outcome {
  readonly channel: Channel
  readonly counts: Readonly<Record<'taken' | 'updated' | 'restored', number>>
  readonly hasParticipants: boolean
  /** The disk refused in the middle. */
  readonly isCut: boolean
  readonly undo: readonly SetDraft[]
}

type Stage =
  | { readonly step: 'desk' }
  | { readonly step: 'writing'; readonly done: number; readonly total: number }
  | { readonly step: 'done'; readonly outcome: Outcome }

const COUNTED: Readonly<Partial<Record<Standing, keyof Outcome['counts']>>> = {
  new: 'taken',
  alike: 'taken',
  changed: 'updated',
  withdrawn: 'restored',
}

interface ImporterProps {
  readonly programme: Programme
  readonly collectivity: EntityId
}

function Importer({ programme, collectivity }: ImporterProps) {
  const { t } = useWords()
  const session = useSession()
  const write = useWrite()
  const writeMany = useWriteMany()
  const { opening, open, reread, close } = useOpenFile()
  const [stage, setStage] = useState<Stage>({ step: 'desk' })

  const writeAll = (drafts: readonly SetDraft[]) =>
    writeMany(drafts, (done) => setStage({ step: 'writing', done, total: drafts.length }))
  const run = async ({ channel, changes, participants }: Order) => {
    const saved = await writeAll(changes.map(({ draft }) => draft))
    const isWhole = saved === changes.length
    const hasParticipants =
      isWhole && participants !== null && (await write([participants.draft])) !== undefined
    const counts = { taken: 0, updated: 0, restored: 0 }
    const written = changes.slice(0, saved)
    for (const { standing } of written) {
      const counted = COUNTED[standing]
      if (counted) counts[counted] += 1
    }
    const undo = [...written.map((change) => change.undo), ...(hasParticipants ? [participants.undo] : [])]
    const isCut = !isWhole || (participants !== null && !hasParticipants)
    setStage({ step: 'done', outcome: { channel, counts, hasParticipants, isCut, undo } })
  }
  const undo = async ({ undo: drafts }: Outcome) => {
    const saved = await writeAll(drafts)
    close()
    setStage({ step: 'desk' })
    if (saved === drafts.length) session.say(t('import.done.undone'))
  }
  const choose = (file: File) => void open(file)

  if (stage.step === 'writing') return <Writing done={stage.done} total={stage.total} />
  if (stage.step === 'done') {
    return (
      <Done
        outcome={stage.outcome}
        onUndo={() => void undo(stage.outcome)}
        onAnother={() => {
          close()
          setStage({ step: 'desk' })
        }}
      />
    )
  }
  switch (opening.state) {
    case 'none':
      return <ChooseFirst onChoose={choose} />
    case 'failed':
      return <ChooseFirst flaw={opening.flaw} name={opening.name} onChoose={choose} />
    case 'reading':
      return (
        <p class="import-wait" role="status">
          {t('import.choose.reading', { name: opening.name })}
        </p>
      )
    case 'open':
      return (
        <ImportDesk
          // Read in another way, it is another table, with guesses of its own.
          key={JSON.stringify([opening.file.name, opening.file.bytes.length, opening.file.table.header])}
          collectivity={collectivity}
          programme={programme}
          file={opening.file}
          onReread={(how) => void reread(opening.file, how)}
          onChoose={choose}
          onImport={(order) => void run(order)}
        />
      )
  }
}

function Writing({ done, total }: { readonly done: number; readonly total: number }) {
  const { t } = useWords()
  const label = t('import.write.progress', { done, total })
  return (
    <div class="import-wait stack" role="status">
      <p>{label}</p>
      <Progress label={label} total={total} parts={[{ tone: 'accepted', value: done }]} isThick />
    </div>
  )
}

interface DoneProps {
  readonly outcome: Outcome
  onUndo(): void
  onAnother(): void
}

function Done({ outcome, onUndo, onAnother }: DoneProps) {
  const { t } = useWords()
  const { counts, channel, hasParticipants, isCut, undo } = outcome
  const lines = [
    ...(['taken', 'updated', 'restored'] as const).flatMap((what) =>
      counts[what] > 0 ? [t(`import.done.${what}`, { count: counts[what] })] : [],
    ),
    ...(hasParticipants ? [t('import.done.participants')] : []),
  ]
  return (
    <div class="office office-narrow">
      <section class="panel" aria-labelledby="import-done">
        <h2 id="import-done">{t('import.done.title')}</h2>
        {isCut && (
          <p class="trouble" role="alert">
            {t('import.done.cut')}
          </p>
        )}
        <ul class="import-outcome" role="status">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div class="row">
          <ButtonLink to="/ideas" search={{ channel }} kind="primary" icon="idea">
            {t('import.done.ideas')}
          </ButtonLink>
          <Button icon="file" onClick={onAnother}>
            {t('import.choose.another')}
          </Button>
          {undo.length > 0 && (
            <Button icon="undo" onClick={onUndo}>
              {t('import.done.undo')}
            </Button>
          )}
        </div>
      </section>
    </div>
  )
}
