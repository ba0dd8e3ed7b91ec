/** Ideas that were collected elsewhere: a file is chosen, looked at, and taken in. */
import type { EntityId } from '../../domain/ids.ts'
import type { Programme } from '../../domain/kinds.ts'
import { imports } from '../../i18n/words/ar/imports.ts'
import { useImportRun } from '../import-run.ts'
import { useOpenFile } from '../importing.ts'
import { WithWords } from '../late-words.tsx'
import { EmptyState } from '../parts/empty.tsx'
import { ImportDesk } from '../parts/import-desk.tsx'
import { EarlierImport, ImportDone, ImportProgress } from '../parts/import-done.tsx'
import { ChooseFirst } from '../parts/import-file.tsx'
import { NoProgramme } from '../parts/no-programme.tsx'
import { Page } from '../parts/page.tsx'
import { useServices } from '../services.ts'
import { useProgramme } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
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
    <Page title={t('import.title.text')} back="/ideas">
      {!may('proposal', 'source') ? (
        <EmptyState icon="file" title={t('import.forbidden.title')} hint={t('import.forbidden.hint')} />
      ) : programme && collectivity ? (
        <Importer key={programme.id} programme={programme} collectivity={collectivity} />
      ) : (
        <NoProgramme icon="file" />
      )}
    </Page>
  )
}

interface ImporterProps {
  readonly programme: Programme
  readonly collectivity: EntityId
}

function Importer({ programme, collectivity }: ImporterProps) {
  const { t } = useWords()
  const { stage, kept, run, undo, toDesk } = useImportRun(programme.id)
  const { opening, open, reread, close } = useOpenFile()
  const choose = (file: File) => void open(file)

  switch (stage.step) {
    case 'writing':
      return <ImportProgress done={stage.done} total={stage.total} />
    case 'done':
      return (
        <ImportDone
          outcome={stage.outcome}
          onUndo={() => {
            close()
            void undo(stage.outcome)
          }}
          onAnother={() => {
            close()
            toDesk()
          }}
        />
      )
    case 'desk':
      break
  }
  switch (opening.state) {
    case 'none':
      return (
        <ChooseFirst onChoose={choose}>
          {kept.map((outcome, index) => (
            <EarlierImport
              key={outcome.at}
              outcome={outcome}
              isLast={index === 0}
              onUndo={() => void undo(outcome)}
            />
          ))}
        </ChooseFirst>
      )
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
