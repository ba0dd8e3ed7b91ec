import { useState } from 'preact/hooks'
import type { Programme } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { centimesFrom, dirhamsOf } from '../money-input.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { TextField } from './fields.tsx'

/** What the programme's document states as the projects' total, for the guard to compare. */
export function DeclaredBudget({ programme }: { readonly programme: Programme }) {
  const { t, formats } = useWords()
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
              <span class="figure figure-declared num">
                <bdi>{formats.dirhams(stated)}</bdi>
                <small class="figure-mark">{t('common.figure.declared')}</small>
              </span>
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
  const [text, setText] = useState(() => (before === undefined ? '' : dirhamsOf(before)))
  const [isChecked, setChecked] = useState(false)
  const centimes = centimesFrom(text)
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
