import { useState } from 'preact/hooks'
import type { Axis, Group } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { nameFrom, textsOf } from '../names.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button, IconButton } from './button.tsx'
import { NameFields } from './name-fields.tsx'

export type Direction = 'up' | 'down'

interface LineProps {
  readonly item: Axis | Group
  /** From 1. */
  readonly place: number
  readonly isLast: boolean
  readonly isReadOnly: boolean
  onMove(direction: Direction): void
  onRetire(): void
}

export function ListEditorLine({ item, place, isLast, isReadOnly, onMove, onRetire }: LineProps) {
  const { t, formats } = useWords()
  const [isEditing, setEditing] = useState(false)
  const name = formats.name(item.name)
  return (
    <li
      class="line"
      onKeyDown={(event) => {
        if (isReadOnly || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        onMove(event.key === 'ArrowUp' ? 'up' : 'down')
      }}
    >
      <span class="line-number num" aria-hidden="true">
        {formats.number(place)}
      </span>
      <div class="line-main">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {item.shortName && (
          <div class="meta">
            <bdi>{formats.name(item.shortName)}</bdi>
          </div>
        )}
      </div>
      {!isReadOnly && (
        <div class="line-actions">
          <IconButton
            icon="up"
            kind="quiet"
            label={t('programme.list.upOne', { name })}
            data-item={item.id}
            data-direction="up"
            disabled={place === 1}
            onClick={() => onMove('up')}
          />
          <IconButton
            icon="down"
            kind="quiet"
            label={t('programme.list.downOne', { name })}
            data-item={item.id}
            data-direction="down"
            disabled={isLast}
            onClick={() => onMove('down')}
          />
          <IconButton
            icon="edit"
            kind="quiet"
            label={t('programme.list.editOne', { name })}
            aria-expanded={isEditing}
            onClick={() => setEditing(!isEditing)}
          />
          <Button kind="quiet" aria-label={t('programme.list.retireOne', { name })} onClick={onRetire}>
            {t('programme.list.retire')}
          </Button>
        </div>
      )}
      {isEditing && <EditForm item={item} onDone={() => setEditing(false)} />}
    </li>
  )
}

function EditForm({ item, onDone }: { readonly item: Axis | Group; onDone(): void }) {
  const { t, formats } = useWords()
  const session = useSession()
  const write = useWrite()
  const [texts, setTexts] = useState(() => textsOf(item.name))
  const [shortTexts, setShortTexts] = useState(() => textsOf(item.shortName))
  const name = nameFrom(texts, item.name)

  async function save(event: Event) {
    event.preventDefault()
    if (!name) return
    const shortName = nameFrom(shortTexts, item.shortName) ?? null
    const isShortChanged = JSON.stringify(shortTexts) !== JSON.stringify(textsOf(item.shortName))
    const written = await write([set(item.kind, item.id, { name, ...(isShortChanged && { shortName }) })])
    if (!written) return
    session.say(t('programme.list.saved', { name: formats.name(name) }))
    onDone()
  }

  return (
    <form class="line-form" noValidate onSubmit={(event) => void save(event)}>
      <NameFields
        label={t('programme.list.name')}
        texts={texts}
        onInput={setTexts}
        error={name ? undefined : t('programme.list.nameError')}
      />
      <NameFields label={t('programme.list.shortName')} texts={shortTexts} onInput={setShortTexts} />
      <div class="row">
        <Button type="submit" kind="primary">
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
