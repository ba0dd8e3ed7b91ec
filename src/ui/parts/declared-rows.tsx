/** What the programme declares, channel by channel and axis by axis, and the total of costs that its document states. */
import { useState } from 'preact/hooks'
import { DECLARED_FIGURES, type DeclaredRow, withRow } from '../../domain/declared.ts'
import type { EntityId } from '../../domain/ids.ts'
import { CHANNELS, type Channel, type DeclaredByChannel, type Programme } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { axesOf, groupsOf } from '../../domain/programme.ts'
import type { Reader } from '../../domain/state.ts'
import type { Words } from '../../i18n/words.ts'
import { useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { titleOf } from '../values.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import { Button, IconButton } from './button.tsx'
import { DeclaredBudget } from './declared-budget.tsx'
import { DeclaredForm, StatedFigure } from './declared-form.tsx'
import { Select } from './fields.tsx'
import '../styles/declared.css'

type RowPlace = Pick<DeclaredRow, 'channel' | 'axis'>

/** A channel as it is said, with its axis where it is about one. */
export function channelName(
  words: Words,
  reader: Reader,
  channel: Channel | null,
  axis: EntityId | null,
): string {
  const whole = channel ? words.t(`common.channel.${channel}`) : words.t('declared.channel.together')
  return axis
    ? words.t('declared.channel.ofAxis', { channel: whole, axis: titleOf(words, reader, 'axis', axis) })
    : whole
}

export function DeclaredRows({ programme }: { readonly programme: Programme }) {
  const words = useWords()
  const { t } = words
  const { live } = useServices()
  const session = useSession()
  const write = useWrite()
  const may = useMayWrite()('programme', 'declared')
  const [place, setPlace] = useState<RowPlace | 'new' | null>(null)
  const rows = programme.declared ?? []
  const nameOf = ({ channel, axis }: RowPlace) => channelName(words, live.state, channel, axis)

  const put = (next: DeclaredByChannel) =>
    write([set('programme', programme.id, { declared: next.length > 0 ? next : null })])
  const save = async (row: DeclaredRow) => {
    if (!(await put(withRow(rows, row)))) return
    setPlace(null)
    session.say(t('declared.channel.saved', { name: nameOf(row) }), () => void put(rows))
  }
  const remove = async ({ channel, axis }: RowPlace) => {
    if (!(await put(withRow(rows, { channel, axis })))) return
    session.say(t('declared.channel.removed', { name: nameOf({ channel, axis }) }), () => void put(rows))
  }

  return (
    <section class="panel" id="declared" aria-labelledby="declared-title">
      <h2 id="declared-title">{t('declared.title')}</h2>
      <p class="soft small">{t('declared.channel.intro')}</p>
      {rows.length === 0 ? (
        <p class="soft">{t('declared.channel.none')}</p>
      ) : (
        <RowTable rows={sorted(rows)} nameOf={nameOf}>
          {may &&
            ((row) => (
              <span class="declared-actions">
                <IconButton
                  icon="edit"
                  kind="quiet"
                  label={t('declared.channel.editOne', { name: nameOf(row) })}
                  onClick={() => setPlace({ channel: row.channel, axis: row.axis })}
                />
                <IconButton
                  icon="close"
                  kind="quiet"
                  label={t('declared.channel.removeOne', { name: nameOf(row) })}
                  onClick={() => void remove(row)}
                />
              </span>
            ))}
        </RowTable>
      )}
      {may && place === null && (
        <div class="row">
          <Button icon="plus" onClick={() => setPlace('new')}>
            {t('declared.channel.add')}
          </Button>
        </div>
      )}
      {place !== null && (
        <RowForm
          key={JSON.stringify(place)}
          programme={programme}
          place={place === 'new' ? null : place}
          onSave={(row) => void save(row)}
          onCancel={() => setPlace(null)}
        />
      )}
      <DeclaredBudget programme={programme} />
    </section>
  )
}

/** Channels in their order, what is said of all together last; each before its axes. */
function sorted(rows: DeclaredByChannel): DeclaredByChannel {
  const place = ({ channel, axis }: RowPlace) =>
    (channel ? CHANNELS.indexOf(channel) : CHANNELS.length) * 2 + (axis ? 1 : 0)
  return rows.toSorted((a, b) => place(a) - place(b))
}

interface RowTableProps {
  readonly rows: DeclaredByChannel
  nameOf(row: RowPlace): string
  readonly children: false | ((row: DeclaredRow) => preact.JSX.Element)
}

function RowTable({ rows, nameOf, children }: RowTableProps) {
  const { t } = useWords()
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={t('declared.title')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('declared.channel.label')}</th>
            {DECLARED_FIGURES.map((name) => (
              <th key={name} scope="col" class="n">
                {t(`declared.field.${name}`)}
              </th>
            ))}
            {children && (
              <th scope="col">
                <span class="sr-only">{t('common.edit')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.channel} ${row.axis}`}>
              <th scope="row">
                <bdi>{nameOf(row)}</bdi>
              </th>
              {DECLARED_FIGURES.map((name) => (
                <td key={name} class="n">
                  <StatedFigure figure={row[name]} isMarked={false} />
                </td>
              ))}
              {children && <td class="n">{children(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowFormProps {
  readonly programme: Programme
  /** The row to change; null asks which. */
  readonly place: RowPlace | null
  onSave(row: DeclaredRow): void
  onCancel(): void
}

const TOGETHER = 'together'
const WHOLE = 'whole'

function RowForm({ programme, place, onSave, onCancel }: RowFormProps) {
  const words = useWords()
  const { t, formats } = words
  const { live } = useServices()
  const axes = useReading(['axis'], (reader) => axesOf(reader, programme.id), [programme.id])
  const groups = useReading(['group'], (reader) => groupsOf(reader, programme.id), [programme.id])
  const [channel, setChannel] = useState<Channel | typeof TOGETHER>(place?.channel ?? 'in-person')
  const [axis, setAxis] = useState<EntityId | typeof WHOLE>(place?.axis ?? WHOLE)
  const chosen: RowPlace = place ?? {
    channel: channel === TOGETHER ? null : channel,
    axis: axis === WHOLE ? null : axis,
  }
  const before = (programme.declared ?? []).find(
    (row) => row.channel === chosen.channel && row.axis === chosen.axis,
  )
  return (
    <div class="new-item">
      {place ? (
        <h3>
          <bdi>{channelName(words, live.state, place.channel, place.axis)}</bdi>
        </h3>
      ) : (
        <div class="two-fields">
          <Select<Channel | typeof TOGETHER>
            label={t('declared.channel.label')}
            options={[
              ...CHANNELS.map((value) => ({ value, label: t(`common.channel.${value}`) })),
              { value: TOGETHER, label: t('declared.channel.together') },
            ]}
            value={channel}
            onChoose={setChannel}
          />
          <Select<EntityId | typeof WHOLE>
            label={t('declared.channel.axis')}
            options={[
              { value: WHOLE, label: t('declared.channel.whole') },
              ...axes.map(({ id, name }) => ({ value: id, label: formats.name(name) })),
            ]}
            value={axis}
            onChoose={setAxis}
          />
        </div>
      )}
      <DeclaredForm
        key={`${chosen.channel} ${chosen.axis}`}
        label={channelName(words, live.state, chosen.channel, chosen.axis)}
        before={before}
        groups={groups}
        onSave={(figures) => onSave({ ...chosen, ...figures })}
        onCancel={onCancel}
      />
    </div>
  )
}
