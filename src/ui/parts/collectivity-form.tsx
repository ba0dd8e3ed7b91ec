import { useState } from 'preact/hooks'
import { LEVELS, type Level } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { nameFrom, textsOf } from '../names.ts'
import { useEntity } from '../reading.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { ChipGroup } from './chips.tsx'
import { NameFields } from './name-fields.tsx'

/** Names the collectivity and says what it is. `onDone` is called once that is saved. */
export function CollectivityForm({ onDone, onCancel }: { onDone?(): void; onCancel?(): void }) {
  const { t } = useWords()
  const { enrolment } = useServices()
  const id = enrolment.value?.collectivity.id
  const collectivity = useEntity('collectivity', id)
  const session = useSession()
  const write = useWrite()
  const [texts, setTexts] = useState(() => textsOf(collectivity?.name))
  const [level, setLevel] = useState<Level>(collectivity?.level ?? 'commune')
  const [isChecked, setChecked] = useState(false)
  const name = nameFrom(texts, collectivity?.name)

  async function save(event: Event) {
    event.preventDefault()
    setChecked(true)
    if (!name || !id) return
    const written = await write([set('collectivity', id, { name, level })])
    if (!written) return
    session.say(t('programme.collectivity.saved'))
    onDone?.()
  }

  return (
    <form class="stack" noValidate onSubmit={(event) => void save(event)}>
      <NameFields
        label={t('programme.collectivity.name')}
        texts={texts}
        onInput={setTexts}
        error={isChecked && !name ? t('programme.collectivity.error') : undefined}
      />
      <ChipGroup
        label={t('programme.collectivity.level')}
        options={LEVELS.map((value) => ({ value, label: t(`common.level.${value}`) }))}
        value={level}
        onChoose={(value) => value && setLevel(value)}
      />
      <div class="row">
        <Button type="submit" kind="primary">
          {t('common.save')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('common.cancel')}</Button>}
      </div>
    </form>
  )
}
