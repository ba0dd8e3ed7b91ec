/** Listens to a hardware keyboard, and shows what it can do. */
import type { ComponentType } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { createKeySwitch } from './key-switch.ts'
import { useSession } from './session.ts'
import { ALL_SHORTCUTS, keyOf, PREFIXES } from './shortcuts.ts'
import { useWords } from './words.ts'

/** Longest time between the two keys of one shortcut: longer, and the second was meant alone. */
const BETWEEN_MS = 1_500
/** A screen that is not there by then has failed, and says so itself. */
const ARRIVAL_MS = 5_000

export function Keyboard() {
  const { direction } = useWords()
  const { isOn } = useSession().once(createKeySwitch)
  const [Help, setHelp] = useState<ComponentType<{ onClose(): void }>>()
  const prefix = useRef({ key: '', at: 0 })
  // Before anything is seen: who types at once is heard.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // A key held down would count a crowd.
      if (event.defaultPrevented || event.repeat || event.isComposing) return
      const key = keyOf(event, direction)
      if (key === undefined) return
      const isFirstKept = event.timeStamp - prefix.current.at < BETWEEN_MS
      const pressed = isFirstKept && prefix.current.key ? [prefix.current.key, key] : [key]
      prefix.current = { key: '', at: 0 }
      if (key === 'Ctrl+Enter') {
        if (submit(event)) event.preventDefault()
        return
      }
      if (isTyping(event) || document.querySelector('dialog[open]')) return
      if (!isOn.value && !key.startsWith('Ctrl+')) return
      if ((key === 'Ahead' || key === 'Back') && isRadio(event)) return
      if (pressed.length === 1 && PREFIXES.has(key)) {
        prefix.current = { key, at: event.timeStamp }
        return
      }
      const found = ALL_SHORTCUTS.find(({ keys }) => keys.join(' ') === pressed.join(' '))
      if (!found) return
      if (found.id === 'help') loadHelp().then((sheet) => setHelp(() => sheet), unlessThere)
      else if (!use(found.id) && !(found.by && goThenUse(found.by, found.id))) return
      event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [direction, isOn])
  return Help ? <Help onClose={() => setHelp(undefined)} /> : null
}

const loadHelp = async () => (await import('./parts/keys-sheet.tsx')).KeysSheet
/** Offline before the app was laid by, there is no sheet; it is asked for again the next time. */
const unlessThere = () => undefined

/** Presses what carries this shortcut, or puts the cursor into it. False where it is not there. */
function use(id: string): boolean {
  const targets = [...document.querySelectorAll<HTMLElement>(`[data-shortcut="${id}"]:not(:disabled)`)]
  // What was said last can be taken back first, and stands last. The verdicts are hidden while a reason is asked for.
  const target = targets.findLast((each) => each.checkVisibility() || each.closest('[hidden]'))
  if (!target) return false
  if (target.matches('input, textarea')) target.focus()
  else target.click()
  return true
}

/** Goes to the screen that has it, and uses it as soon as it is there. False where there is no way. */
function goThenUse(way: string, id: string): boolean {
  if (!use(way)) return false
  const arrival = new MutationObserver(() => {
    if (use(id)) arrival.disconnect()
  })
  arrival.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => arrival.disconnect(), ARRIVAL_MS)
  return true
}

/** Saves the form that is being filled in. */
function submit({ target }: KeyboardEvent): boolean {
  const form = target instanceof HTMLElement ? target.closest('form') : null
  form?.requestSubmit()
  return form !== null
}

function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.closest(
      'input:not([type="radio"], [type="checkbox"]), textarea, select, dialog, [contenteditable]',
    ) !== null
  )
}

/** Arrows choose among radios. */
const isRadio = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLInputElement && target.type === 'radio'
