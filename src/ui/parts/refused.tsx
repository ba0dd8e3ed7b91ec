import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { SetOperation } from '../../domain/operation.ts'
import type { WordKey, Words } from '../../i18n/words.ts'
import type { OwnRecord } from '../../store/store.ts'
import { type CorrectableText, corrected, textsOf } from '../correction.ts'
import { ownAsText, ownFileName } from '../own-file.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { dayOf } from '../today.ts'
import { fieldWord, kindWord, operationInWords } from '../values.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useUnsavedWarning } from '../write.ts'
import { Button } from './button.tsx'
import { TextArea } from './fields.tsx'
import { Tag } from './tag.tsx'

/** What the server did not accept, each with its reason and what can be done about it. */
export function Rejected({ records }: { readonly records: readonly OwnRecord[] }) {
  const { t } = useWords()
  return (
    <>
      <h3>{t('sync.attention.rejected', { count: records.length })}</h3>
      <ul class="plain-list stack">
        {records.map((record) => (
          <RefusedCard key={record.op.id} record={record}>
            <Remedies record={record} canSetAside />
          </RefusedCard>
        ))}
      </ul>
    </>
  )
}

/** What was seen to: corrected, or set aside. Nothing of it was deleted. */
export function SeenTo({ records }: { readonly records: readonly OwnRecord[] }) {
  const { t } = useWords()
  return (
    <details class="seen-to">
      <summary>{t('sync.seenTo.title', { count: records.length })}</summary>
      <ul class="plain-list stack">
        {records.map((record) => (
          <RefusedCard key={record.op.id} record={record}>
            {record.state.type === 'corrected' ? (
              <Tag tone="accepted">{t('sync.seenTo.corrected')}</Tag>
            ) : (
              <>
                <Tag tone="pending">{t('sync.seenTo.setAside')}</Tag>
                <Remedies record={record} />
              </>
            )}
          </RefusedCard>
        ))}
      </ul>
    </details>
  )
}

/** What was refused, as a file made without the network: for whoever helps. */
export function SaveAsFile({ records }: { readonly records: readonly OwnRecord[] }) {
  const { t } = useWords()
  const { enrolment, now, download } = useServices()
  const session = useSession()
  const save = () => {
    const name = ownFileName(enrolment.value?.station ?? '', dayOf(now()))
    download(name, ownAsText(records.toSorted((a, b) => a.n - b.n)))
    session.say(t('sync.file.saved', { name }))
  }
  return (
    <div class="stack">
      <p class="soft">{t('sync.file.intro', { count: records.length })}</p>
      <div class="row">
        <Button icon="file" onClick={save}>
          {t('sync.file.save')}
        </Button>
      </div>
    </div>
  )
}

interface RefusedCardProps {
  readonly record: OwnRecord
  readonly children: ComponentChildren
}

function RefusedCard({ record: { op, state }, children }: RefusedCardProps) {
  const words = useWords()
  const { t, formats } = words
  const { live } = useServices()
  if (state.type === 'pending' || state.type === 'acked') return null
  return (
    <li class="card">
      <strong>{t(`common.rejection.${state.reason}`)}</strong>
      <p class="said">
        {t(op.type === 'tally' ? 'common.kind.tally' : kindWord(op.kind))}
        {' · '}
        {operationInWords(words, live.state, op)}
      </p>
      <div class="meta">
        <span>{t('sync.attention.written', { moment: formats.moment(op.at) })}</span>
        <span>{t('sync.attention.kept')}</span>
      </div>
      {children}
    </li>
  )
}

interface RemediesProps {
  readonly record: OwnRecord
  readonly canSetAside?: boolean
}

function Remedies({ record: { n, op }, canSetAside = false }: RemediesProps) {
  const words = useWords()
  const { t } = words
  const { live, setAside } = useServices()
  const session = useSession()
  const may = useMayWrite()
  const [isEditing, setEditing] = useState(false)
  // A count is not sent anew: the coordinator may still let the first one in, and people would count twice.
  const canCorrect =
    op.type === 'set' &&
    textsOf(op).length > 0 &&
    Object.keys(op.fields).every((field) => may(op.kind, field))
  if (canCorrect && isEditing) return <CorrectionForm n={n} op={op} onClose={() => setEditing(false)} />
  const value = operationInWords(words, live.state, op)
  return (
    <div class="row">
      {canCorrect && (
        <Button
          icon="edit"
          aria-label={t('sync.attention.correctOne', { value })}
          onClick={() => setEditing(true)}
        >
          {t('sync.attention.correct')}
        </Button>
      )}
      {canSetAside && (
        <Button
          kind="quiet"
          aria-label={t('sync.attention.setAsideOne', { value })}
          onClick={() => {
            void setAside(n).then((isDone) => isDone && session.say(t('sync.attention.isSetAside')))
          }}
        >
          {t('sync.attention.setAside')}
        </Button>
      )}
    </div>
  )
}

interface CorrectionFormProps {
  readonly n: number
  readonly op: SetOperation
  onClose(): void
}

const MEMBERS: Readonly<Record<string, WordKey>> = {
  reason: 'sort.reason.own',
  authority: 'sort.reason.authority',
}

function labelOf(words: Words, { field, member }: CorrectableText): string {
  const { t } = words
  const label = t(fieldWord(words, field))
  if (member === null) return label
  const known = MEMBERS[member]
  if (known) return t(known)
  return member === 'ar' || member === 'fr'
    ? t(`programme.names.${member}`, { label })
    : `${label} (${member})`
}

/** The texts of a refused operation, to be put right and sent as a new one. */
function CorrectionForm({ n, op, onClose }: CorrectionFormProps) {
  const words = useWords()
  const { t } = words
  const { correct } = useServices()
  const session = useSession()
  const warnUnsaved = useUnsavedWarning()
  const [texts, setTexts] = useState<readonly CorrectableText[]>(() => textsOf(op))
  const send = async () => {
    const sent = await correct(n, corrected(op, texts))
    if (sent.ok) session.say(t('sync.attention.isCorrected'))
    else warnUnsaved(sent.error.reason)
  }
  return (
    <form
      class="stack"
      aria-label={t('sync.attention.correct')}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {texts.map((text, index) => (
        <TextArea
          key={`${text.field} ${text.member}`}
          label={labelOf(words, text)}
          value={text.value}
          onInput={(value) => setTexts(texts.with(index, { ...text, value }))}
        />
      ))}
      <div class="row">
        <Button type="submit" kind="primary">
          {t('sync.attention.sendAnew')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
