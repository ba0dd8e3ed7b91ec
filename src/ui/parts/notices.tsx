import { useEffect, useRef } from 'preact/hooks'
import { NOTICE_MS, type Notice, useSession } from '../session.ts'
import { shortcut } from '../shortcut.ts'
import { useWords } from '../words.ts'

interface NoticesProps {
  /** The id of the modal dialog that these are a part of. */
  readonly dialog?: string
}

/**
 * What is being said at the edge of the screen. The live regions are always there, so that they are heard. A modal
 * dialog takes all around it out of sight, hearing and reach, popovers included: it has regions of its own.
 */
export function Notices({ dialog }: NoticesProps) {
  const session = useSession()
  const isInFront = session.dialog.value === (dialog ?? null)
  const notices = isInFront ? session.notices.value : []
  const failures = notices.filter(({ tone }) => tone === 'failure')
  const done = notices.filter(({ tone }) => tone === 'done')
  return (
    <div class="notices">
      <div role="alert">
        {failures.map((notice) => (
          <Failure key={notice.id} notice={notice} />
        ))}
      </div>
      <div role="status">
        {done.map((notice) => (
          <Done key={notice.id} notice={notice} />
        ))}
      </div>
    </div>
  )
}

function Failure({ notice }: { readonly notice: Notice }) {
  const session = useSession()
  const { t } = useWords()
  return (
    <div class="notice notice-failure">
      <span>{notice.text}</span>
      {notice.remedy && (
        <button type="button" onClick={() => notice.remedy?.act()}>
          {notice.remedy.label}
        </button>
      )}
      <button type="button" onClick={() => session.dismiss(notice.id)}>
        {t('common.close')}
      </button>
    </div>
  )
}

function Done({ notice }: { readonly notice: Notice }) {
  const session = useSession()
  const { t } = useWords()
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Who stands on it is about to press: it goes as long after they leave.
    const goUnlessUsed = () => {
      if (said.current?.matches(':focus-within, :hover')) timer = setTimeout(goUnlessUsed, NOTICE_MS)
      else session.dismiss(notice.id)
    }
    let timer = setTimeout(goUnlessUsed, NOTICE_MS)
    return () => clearTimeout(timer)
  }, [notice.id, session])
  return (
    <div class="notice" ref={said}>
      <span>{notice.text}</span>
      {notice.undo && (
        <button
          type="button"
          {...shortcut('undo')}
          onClick={() => {
            session.dismiss(notice.id)
            notice.undo?.()
          }}
        >
          {t('common.undo')}
        </button>
      )}
    </div>
  )
}
