import { useRef, useState } from 'preact/hooks'
import type { LocalizedName } from '../../domain/fields.ts'
import type { Programme } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { NO_TEXTS, nameFrom } from '../names.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import { Button } from './button.tsx'
import { NameFields } from './name-fields.tsx'
import { USUAL_REASONS } from './reason-form.tsx'

const NONE: readonly LocalizedName[] = []

/** The programme's own list of reasons, offered beside free text wherever something is decided. */
export function ReasonList({ programme }: { readonly programme: Programme }) {
  const { t, formats } = useWords()
  const session = useSession()
  const write = useWrite()
  const mayWrite = useMayWrite()('programme', 'reasons')
  const reasons = programme.reasons ?? NONE

  /** Saves the list as it shall be, and offers to take that back. */
  const save = async (next: readonly LocalizedName[], said: string): Promise<boolean> => {
    if (!(await write([set('programme', programme.id, { reasons: next })]))) return false
    session.say(said, () => void write([set('programme', programme.id, { reasons })]))
    return true
  }
  const remove = (place: number, reason: LocalizedName) =>
    save(
      reasons.filter((_, index) => index !== place),
      t('deciding.reasons.removed', { reason: formats.name(reason) }),
    )
  return (
    <section class="panel" aria-labelledby="reasons">
      <h2 id="reasons">{t('deciding.reasons.title')}</h2>
      <p class="soft small">{t(reasons.length === 0 ? 'deciding.reasons.none' : 'deciding.reasons.intro')}</p>
      {reasons.length === 0 && mayWrite && (
        <div class="row">
          <Button
            icon="plus"
            onClick={() => void save([...new Set(USUAL_REASONS.map((key) => t(key)))], t('common.saved'))}
          >
            {t('deciding.reasons.usual')}
          </Button>
        </div>
      )}
      <ul class="lines">
        {reasons.map((reason, place) => (
          <li key={formats.name(reason)} class="line">
            <span class="line-main">
              <bdi>{formats.name(reason)}</bdi>
            </span>
            {mayWrite && (
              <div class="line-actions">
                <Button
                  kind="quiet"
                  aria-label={t('deciding.reasons.removeOne', { reason: formats.name(reason) })}
                  onClick={() => void remove(place, reason)}
                >
                  {t('deciding.reasons.remove')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && reasons.length < MOST_REASONS && (
        <NewReason
          known={reasons}
          onAdd={(reason) =>
            save([...reasons, reason], t('deciding.reasons.added', { reason: formats.name(reason) }))
          }
        />
      )}
    </section>
  )
}

/** More than this nobody looks through while a hall waits; the model would hold a hundred. */
const MOST_REASONS = 30

interface NewReasonProps {
  readonly known: readonly LocalizedName[]
  /** True once it is stored. */
  onAdd(reason: LocalizedName): Promise<boolean>
}

function NewReason({ known, onAdd }: NewReasonProps) {
  const { t, formats } = useWords()
  const [texts, setTexts] = useState(NO_TEXTS)
  const [isChecked, setChecked] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const reason = nameFrom(texts)
  const isKnown = reason && known.some((each) => formats.name(each) === formats.name(reason))
  const error = !reason ? t('deciding.reasons.empty') : isKnown ? t('deciding.reasons.twice') : undefined

  async function add(event: Event) {
    event.preventDefault()
    setChecked(true)
    if (!reason || error || !(await onAdd(reason))) return
    setTexts(NO_TEXTS)
    setChecked(false)
    first.current?.focus()
  }

  return (
    <form
      class="new-item stack"
      noValidate
      aria-label={t('deciding.reasons.new')}
      onSubmit={(event) => void add(event)}
    >
      <NameFields
        label={t('deciding.reasons.new')}
        texts={texts}
        onInput={setTexts}
        inputRef={first}
        error={isChecked ? error : undefined}
      />
      <div class="row">
        <Button type="submit" icon="plus">
          {t('common.add')}
        </Button>
      </div>
    </form>
  )
}
