import { useState } from 'preact/hooks'
import type { FileFlaw, TakeIn } from '../../exports/warsha-file.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { FileButton } from './fields.tsx'

/** Larger than any programme; keeps a film that was chosen by mistake out of memory. */
const MAX_FILE_BYTES = 100_000_000

/** A programme of another collectivity's Warsha: first what it would bring, then taking it in. */
export function TakeProgrammeIn() {
  const { t } = useWords()
  const { live, enrolment } = useServices()
  const session = useSession()
  const write = useWrite()
  // Looked at anew when it is taken in: others may have sent something meanwhile.
  const [look, setLook] = useState<(() => TakeIn) | null>(null)
  const here = enrolment.value?.collectivity.id
  const open = async (file: File | undefined) => {
    setLook(null)
    if (!file || !here) return
    const failed = (flaw: FileFlaw) => session.warn(t(`exports.take.failure.${flaw}`))
    if (file.size > MAX_FILE_BYTES) return failed('not-a-programme-file')
    try {
      const { readProgrammeFile, takeIn } = await import('../../exports/warsha-file.ts')
      const read = readProgrammeFile(await file.text(), here)
      if (read.ok) setLook(() => () => takeIn(live.state, read.value))
      else failed(read.error)
    } catch {
      // The card it is on was pulled out, or the right to read it has ended.
      failed('not-a-programme-file')
    }
  }
  const take = async ({ drafts, programme }: TakeIn) => {
    if (!(await write(drafts))) return
    setLook(null)
    session.chooseProgramme(programme)
    session.say(t('exports.take.done'))
  }
  return (
    <section class="panel" aria-labelledby="take-in">
      <h2 id="take-in">{t('exports.take.title')}</h2>
      <p class="soft">{t('exports.take.hint')}</p>
      <div class="row">
        <FileButton
          label={t('exports.take.choose')}
          accept=".warsha,.txt,.ndjson,application/x-ndjson,text/plain"
          onChoose={([file]) => void open(file)}
        />
      </div>
      {look && <Found found={look()} onTake={() => void take(look())} />}
    </section>
  )
}

interface FoundProps {
  readonly found: TakeIn
  onTake(): void
}

function Found({ found: { added, filled, kept, drafts }, onTake }: FoundProps) {
  const { t } = useWords()
  return (
    <div class="stack" role="status" data-testid="take-in-found">
      {drafts.length === 0 && <p>{t('exports.take.nothing')}</p>}
      {added > 0 && <p>{t('exports.take.brings', { count: added })}</p>}
      {filled > 0 && <p>{t('exports.take.fills', { count: filled })}</p>}
      {kept > 0 && <p>{t('exports.take.keeps', { count: kept })}</p>}
      {drafts.length > 0 && (
        <div class="row">
          <Button kind="primary" onClick={onTake}>
            {t('exports.take.confirm')}
          </Button>
        </div>
      )}
    </div>
  )
}
