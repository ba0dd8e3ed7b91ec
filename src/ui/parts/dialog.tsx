import type { ComponentChildren } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import { focusHeading } from '../focus.ts'
import { useSession } from '../session.ts'
import { Notices } from './notices.tsx'

interface DialogProps {
  readonly title: string
  /** Escape, the veil, a button: whatever closes it. */
  onClose(): void
  readonly children: ComponentChildren
}

/** The browser's own modal dialog, open for as long as it is drawn; focus returns where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const { openDialog } = useSession()
  useLayoutEffect(() => openDialog(titleId), [openDialog, titleId])
  useEffect(() => {
    const opened = dialog.current
    const before = document.activeElement
    opened?.showModal()
    return () => {
      opened?.close()
      if (before instanceof HTMLElement) before.focus()
      // What opened it may go with it: a bar of choices once they are decided.
      setTimeout(() => {
        if (document.activeElement === document.body) focusHeading()
      })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      class="dialog"
      closedby="any"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div class="dialog-body">
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
      <Notices dialog={titleId} />
    </dialog>
  )
}
