import type { Head } from '../../domain/fold.ts'
import { standing } from '../../domain/fold.ts'
import { set } from '../../domain/operation.ts'
import type { Conflict } from '../../domain/state.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { authorInWords, fieldWord, titleOf, valueInWords } from '../values.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { Tag } from './tag.tsx'

interface ConflictListProps {
  readonly conflicts: readonly Conflict[]
  /** False where the page is about the thing itself. */
  readonly isTitled?: boolean
}

/** Fields that people changed without seeing each other: every value, who wrote it, and a choice. */
export function ConflictList({ conflicts, isTitled = true }: ConflictListProps) {
  const words = useWords()
  const { live } = useServices()
  return (
    <ul class="plain-list stack">
      {conflicts.map((conflict) => {
        const { kind, entity, field, state } = conflict
        const shown = standing(state)
        const name = words.t(fieldWord(words, field))
        return (
          <li key={`${kind} ${entity} ${field}`} class="card conflict">
            <strong>{isTitled ? `${titleOf(words, live.state, kind, entity)} · ${name}` : name}</strong>
            <div class="conflict-values">
              {state.heads.map((head) => (
                <Choice key={head.id} conflict={conflict} head={head} isShown={head.id === shown?.id} />
              ))}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

interface ChoiceProps {
  readonly conflict: Conflict
  readonly head: Head
  readonly isShown: boolean
}

function Choice({ conflict: { kind, entity, field, state }, head, isShown }: ChoiceProps) {
  const words = useWords()
  const { t, formats } = words
  const { live, enrolment } = useServices()
  const session = useSession()
  const may = useMayWrite()
  const write = useWrite()
  const value = valueInWords(words, live.state, field, head.value)
  const keep = async () => {
    const shown = standing(state)?.value
    if (!(await write([set(kind, entity, { [field]: head.value })]))) return
    // What was on the screens stays so: there is nothing to take back. Another value can be.
    const undo = () => void write([set(kind, entity, { [field]: shown ?? null })])
    session.say(t('sync.conflicts.settled'), isShown ? undefined : undo)
  }
  return (
    <div class="conflict-value">
      <div>
        <p class="said" dir="auto">
          {value}
        </p>
        <div class="meta">
          <span>
            {t('sync.conflicts.author', {
              who: authorInWords(words, live.state, head.device, enrolment.value?.collectivity.id),
              moment: formats.moment(head.at),
            })}
          </span>
          {isShown && <Tag tone="pending">{t('sync.conflicts.shown')}</Tag>}
        </div>
      </div>
      {may(kind, field) && (
        <Button aria-label={t('sync.conflicts.keepValue', { value })} onClick={() => void keep()}>
          {t('sync.conflicts.keep')}
        </Button>
      )}
    </div>
  )
}
