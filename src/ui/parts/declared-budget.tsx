import { useState } from 'preact/hooks'
import type { Programme } from '../../domain/kinds.ts'
import { centimesFrom, typedFrom } from '../../domain/money-words.ts'
import { set } from '../../domain/operation.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { TextField } from './fields.tsx'

/** What the programme's document states as the projects' total, for the guard to compare. */
export function DeclaredBudget({ programme }: { readonly programme: Programme }) {
  const { t } = useWords()
  const may = useMayWrite()('programme', 'declaredBudget')
  const stated = programme.declaredBudget
  const [isEditing, setEditing] = useState(false)
  if (!may && stated === undefined) return null
  return (
    <div class="new-item">
      {isEditing ? (
        <BudgetForm programme={programme} onDone={() => setEditing(false)} />
      ) : (
        <div class="row row-between">
          <div>
            <div class="soft small">{t('declared.budget.label')}</div>
            {stated === undefined ? (
              <span class="soft">{t('about.none')}</span>
            ) : (
              <Amount centimes={stated} isDeclared />
            )}
          </div>
          {may && (
            <Button
              icon="edit"
              aria-label={t('about.editOne', { name: t('declared.budget.label') })}
              onClick={() => setEditing(true)}
            >
              {t('common.edit')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function BudgetForm({ programme, onDone }: { readonly programme: Programme; onDone(): void }) {
  const { t } = useWords()
  const session = useSession()
  const write = useWrite()
  const before = programme.declaredBudget
  const [text, setText] = useState(() => (before === undefined ? '' : typedFrom(before)))
  const [isChecked, setChecked] = useState(false)
  const centimes = text.trim() === '' ? null : centimesFrom(text)
  const put = (declaredBudget: number | null) => write([set('programme', programme.id, { declaredBudget })])
  const save = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    if (centimes === undefined || !(await put(centimes))) return
    session.say(t('declared.budget.saved'), () => void put(before ?? null))
    onDone()
  }
  return (
    <form class="stack" noValidate onSubmit={(event) => void save(event)}>
      <TextField
        label={t('declared.budget.label')}
        hint={t('declared.budget.hint')}
        error={isChecked && centimes === undefined ? t('declared.budget.error') : undefined}
        value={text}
        onInput={setText}
        inputMode="decimal"
        dir="ltr"
      />
      <div class="row">
        <Button type="submit" kind="primary">
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}

interface AmountProps {
  readonly centimes: number
  /** Stated by a source, not added up here. */
  readonly isDeclared: boolean
}

/** An amount of money that shows, as figures do, where it comes from. */
export function Amount({ centimes, isDeclared }: AmountProps) {
  const { t, formats } = useWords()
  return (
    <span class={isDeclared ? 'figure figure-declared num' : 'figure num'}>
      <bdi>{formats.dirhams(centimes)}</bdi>
      {isDeclared && <small class="figure-mark">{t('common.figure.declared')}</small>}
    </span>
  )
}
