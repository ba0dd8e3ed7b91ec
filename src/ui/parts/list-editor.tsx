/** One editor for the two lists that a programme is made of: axes and participant groups. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Axis, Group } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { NO_TEXTS, nameFrom } from '../names.ts'
import { orderAtEnd, ordersAfterMove } from '../order.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { type Direction, ListEditorLine } from './list-editor-line.tsx'
import { NameFields } from './name-fields.tsx'

interface ListEditorProps {
  readonly kind: 'axis' | 'group'
  readonly programme: EntityId
  /** In their order; retired ones among them. */
  readonly items: readonly (Axis | Group)[]
  readonly newLabel: string
  readonly isReadOnly: boolean
}

export function ListEditor({ kind, programme, items, newLabel, isReadOnly }: ListEditorProps) {
  const { t, formats } = useWords()
  const session = useSession()
  const write = useWrite()
  const list = useRef<HTMLOListElement>(null)
  const justMoved = useRef<{ readonly id: EntityId; readonly direction: Direction } | null>(null)
  const used = items.filter((item) => !item.retired)
  const retired = items.filter((item) => item.retired)

  // Moving a line in the document takes the focus from its button; the next press must find it there.
  useEffect(() => {
    const moved = justMoved.current
    if (!moved) return
    justMoved.current = null
    const buttons = [
      ...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-item="${moved.id}"]`) ?? []),
    ]
    const same = buttons.find((button) => button.dataset['direction'] === moved.direction && !button.disabled)
    const other = buttons.find((button) => !button.disabled)
    ;(same ?? other)?.focus()
  }, [items])

  const move = async (from: number, direction: Direction) => {
    const item = used[from]
    const to = direction === 'up' ? from - 1 : from + 1
    if (!item || !used[to]) return
    justMoved.current = { id: item.id, direction }
    const orders = ordersAfterMove(used, from, to)
    const written = await write([...orders].map(([id, order]) => set(kind, id, { order })))
    if (written) session.say(t('programme.list.moved', { name: formats.name(item.name), place: to + 1 }))
  }

  const retire = async (item: Axis | Group, isRetired: boolean) => {
    const written = await write([set(kind, item.id, { retired: isRetired })])
    if (!written) return
    const name = formats.name(item.name)
    if (isRetired) session.say(t('programme.list.retired', { name }), () => void retire(item, false))
    else session.say(t('programme.list.restored', { name }))
  }

  return (
    <>
      <ol class="lines" ref={list}>
        {used.map((item, index) => (
          <ListEditorLine
            key={item.id}
            item={item}
            place={index + 1}
            isLast={index === used.length - 1}
            isReadOnly={isReadOnly}
            onMove={(direction) => void move(index, direction)}
            onRetire={() => void retire(item, true)}
          />
        ))}
      </ol>
      {retired.length > 0 && (
        <>
          <h3>{t('programme.list.retiredTitle')}</h3>
          <ul class="lines">
            {retired.map((item) => (
              <li key={item.id} class="line">
                <span class="line-main soft">
                  <bdi>{formats.name(item.name)}</bdi>
                </span>
                {!isReadOnly && (
                  <Button
                    aria-label={t('programme.list.restoreOne', { name: formats.name(item.name) })}
                    onClick={() => void retire(item, false)}
                  >
                    {t('common.restore')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {!isReadOnly && (
        <NewItem kind={kind} programme={programme} order={orderAtEnd(items)} label={newLabel} />
      )}
    </>
  )
}

interface NewItemProps extends Pick<ListEditorProps, 'kind' | 'programme'> {
  readonly order: number
  readonly label: string
}

function NewItem({ kind, programme, order, label }: NewItemProps) {
  const { t, formats } = useWords()
  const { newEntityId } = useServices()
  const session = useSession()
  const write = useWrite()
  const [texts, setTexts] = useState(NO_TEXTS)
  const [isChecked, setChecked] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const name = nameFrom(texts)

  async function add(event: Event) {
    event.preventDefault()
    setChecked(true)
    if (!name) return
    const written = await write([set(kind, newEntityId(), { programme, name, order })])
    if (!written) return
    session.say(t('programme.list.added', { name: formats.name(name) }))
    setTexts(NO_TEXTS)
    setChecked(false)
    first.current?.focus()
  }

  return (
    <form class="new-item stack" noValidate aria-label={label} onSubmit={(event) => void add(event)}>
      <NameFields
        label={label}
        texts={texts}
        onInput={setTexts}
        inputRef={first}
        error={isChecked && !name ? t('programme.list.nameError') : undefined}
      />
      <div class="row">
        <Button type="submit" icon="plus">
          {t('common.add')}
        </Button>
      </div>
    </form>
  )
}
