import { useRef } from 'preact/hooks'
import { keys as arabic } from '../../i18n/words/ar/keys.ts'
import { createKeySwitch } from '../key-switch.ts'
import { WithWords } from '../late-words.tsx'
import { useSession } from '../session.ts'
import { SHORTCUTS } from '../shortcuts.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { CheckField } from './fields.tsx'
import { KeyCaps } from './key-caps.tsx'
import '../styles/keys.css'

interface KeysSheetProps {
  onClose(): void
}

const LATE = { keys: arabic }

/** All that a hardware keyboard can do, drawn from the table that the handler obeys. */
export function KeysSheet({ onClose }: KeysSheetProps) {
  const { t } = useWords()
  return (
    <Dialog title={t('settings.keys')} onClose={onClose}>
      <WithWords arabic={LATE}>
        <Sheet onClose={onClose} />
      </WithWords>
    </Dialog>
  )
}

function Sheet({ onClose }: KeysSheetProps) {
  const { t } = useWords()
  const session = useSession()
  const single = useRef(session.once(createKeySwitch)).current
  return (
    <>
      <p class="soft">{t('keys.hint')}</p>
      <CheckField
        label={t('keys.single')}
        isChecked={single.isOn.value}
        onCheck={(isOn) => {
          single.turn(isOn).catch(() => session.warn(t('settings.theme.failed')))
        }}
      />
      {SHORTCUTS.map(({ title, shortcuts }) => (
        <section key={title} class="keys-group">
          <h3>{t(title)}</h3>
          <dl>
            {shortcuts.map(({ id, keys, word }) => (
              <div key={id}>
                <dt>{t(word)}</dt>
                <dd>
                  <KeyCaps keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div class="dialog-actions">
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </>
  )
}
