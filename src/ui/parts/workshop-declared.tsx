/** What is declared of one workshop: shown, entered, and compared with what was counted there. */
import { useState } from 'preact/hooks'
import { countedOf, isCounted } from '../../domain/attendance.ts'
import { findingsOf } from '../../domain/guard.ts'
import type { Declared, Workshop } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { groupsOf } from '../../domain/programme.ts'
import { WithDossierWords } from '../dossier-words.tsx'
import { useReading } from '../reading.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { DeclaredFigures, DeclaredForm } from './declared-form.tsx'
import { FindingList, GUARD_KINDS } from './guard.tsx'
import '../styles/declared.css'

export function WorkshopDeclared({ workshop }: { readonly workshop: Workshop }) {
  return (
    <WithDossierWords>
      <DeclaredPanel workshop={workshop} />
    </WithDossierWords>
  )
}

function DeclaredPanel({ workshop }: { readonly workshop: Workshop }) {
  const { t } = useWords()
  const session = useSession()
  const write = useWrite()
  const may = useMayWrite()('workshop', 'declared')
  const [isEditing, setEditing] = useState(false)
  const groups = useReading(['group'], (reader) => groupsOf(reader, workshop.programme, { retired: true }), [
    workshop.programme,
  ])
  const hasCount = useReading(['tally', 'workshop'], (reader) => isCounted(countedOf(reader, workshop.id)), [
    workshop.id,
  ])
  const findings = useReading(
    GUARD_KINDS,
    (reader) =>
      findingsOf(reader, workshop.programme).filter(
        ({ place }) => place.kind === 'workshop' && place.id === workshop.id,
      ),
    [workshop.id, workshop.programme],
  )
  const stated = workshop.declared
  const put = (declared: Declared | null) => write([set('workshop', workshop.id, { declared })])
  const save = async (declared: Declared) => {
    const written = await put(Object.keys(declared).length > 0 ? declared : null)
    if (!written) return
    setEditing(false)
    session.say(t('declared.workshop.saved'), () => void put(stated ?? null))
  }
  if (!may && !stated) return null
  const usedGroups = groups.filter(({ id, retired }) => !retired || stated?.groups?.[id] !== undefined)
  return (
    <section class="panel" id="declared" aria-labelledby="declared-title">
      <h2 id="declared-title">{t('declared.title')}</h2>
      <p class="soft small">{t(hasCount ? 'declared.workshop.counted' : 'declared.workshop.intro')}</p>
      {isEditing ? (
        <DeclaredForm
          label={t('declared.title')}
          before={stated}
          groups={usedGroups}
          onSave={(declared) => void save(declared)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          {stated ? (
            <DeclaredFigures declared={stated} groups={usedGroups} />
          ) : (
            <p class="soft">{t('declared.workshop.none')}</p>
          )}
          {may && (
            <div class="row">
              <Button icon="edit" onClick={() => setEditing(true)}>
                {t(stated ? 'declared.workshop.edit' : 'declared.workshop.add')}
              </Button>
            </div>
          )}
        </>
      )}
      {findings.length > 0 && <FindingList findings={findings} isHere />}
    </section>
  )
}
