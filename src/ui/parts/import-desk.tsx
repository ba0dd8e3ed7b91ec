/** An open file beside what it would change; one button writes it. */
import { useMemo, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import type { Programme } from '../../domain/kinds.ts'
import { axesOf, groupsOf } from '../../domain/programme.ts'
import { changesOf, participantsChange, TAKE_NEW } from '../../imports/drafts.ts'
import { matchNames } from '../../imports/names.ts'
import { namesIn } from '../../imports/rows.ts'
import type { Order } from '../import-run.ts'
import { type HowToRead, type OpenFile, sourceName, usePlan, useRemember } from '../importing.ts'
import { useReading } from '../reading.ts'
import { useWords } from '../words.ts'
import { useMayWrite } from '../write.ts'
import { Button } from './button.tsx'
import { ColumnsPanel, NamesPanel } from './import-columns.tsx'
import { FilePanel } from './import-file.tsx'
import {
  ParticipantsPanel,
  statedFrom,
  type TypedParticipants,
  typedParticipants,
} from './import-participants.tsx'
import { RowsPanel } from './import-rows.tsx'

interface ImportDeskProps {
  readonly collectivity: EntityId
  readonly programme: Programme
  readonly file: OpenFile
  onReread(how: HowToRead): void
  onChoose(file: File): void
  onImport(order: Order): void
}

export function ImportDesk(props: ImportDeskProps) {
  const { collectivity, programme, file, onReread, onChoose, onImport } = props
  const { table, kind } = file
  const { t } = useWords()
  const may = useMayWrite()
  const [columns, setColumns] = useState(file.choices.columns)
  const [channel, setChannel] = useState(file.choices.channel)
  const [source, setSource] = useState(() => sourceName(kind, file.name))
  const [chosenAxes, setChosenAxes] = useState(file.choices.axes)
  const [chosenGroups, setChosenGroups] = useState(file.choices.groups)
  const [taken, setTaken] = useState(TAKE_NEW)
  // Only what somebody types here: the rest shows what others declare meanwhile, and is never written.
  const [typed, setTyped] = useState<Partial<TypedParticipants>>({})
  useRemember(file, { columns, channel, axes: chosenAxes, groups: chosenGroups })

  const axes = useReading(['axis'], (reader) => axesOf(reader, programme.id), [programme.id])
  const groups = useReading(['group'], (reader) => groupsOf(reader, programme.id), [programme.id])
  const axisNames = useMemo(
    () => (columns.axis === undefined ? [] : namesIn(table, columns.axis)),
    [table, columns.axis],
  )
  const groupNames = useMemo(
    () => (columns.group === undefined ? [] : namesIn(table, columns.group)),
    [table, columns.group],
  )
  const axisMap = useMemo(() => matchNames(axisNames, axes, chosenAxes), [axisNames, axes, chosenAxes])
  const groupMap = useMemo(
    () => matchNames(groupNames, groups, chosenGroups),
    [groupNames, groups, chosenGroups],
  )
  // What another device sends meanwhile is compared, too.
  const here = useReading(['proposal'], (reader) => reader.all('proposal'), [])
  const wishes = useMemo(
    () => ({
      scope: { collectivity, programme: programme.id },
      table,
      kind,
      columns,
      source: source.trim(),
      channel,
      axes: axisMap,
      groups: groupMap,
      here,
    }),
    [collectivity, programme.id, table, kind, columns, source, channel, axisMap, groupMap, here],
  )
  const plan = usePlan(wishes)

  const changes = useMemo(() => changesOf(plan ?? [], taken), [plan, taken])
  const mayDeclare = may('programme', 'declared')
  const stated = mayDeclare ? statedFrom(typed) : {}
  const declares = stated !== undefined && participantsChange(programme, channel, stated) !== null
  const isReady =
    plan !== undefined && columns.text !== undefined && source.trim() !== '' && stated !== undefined
  const isEmpty = changes.length === 0 && !declares

  return (
    <div class="import">
      <div class="stack">
        <FilePanel file={file} onReread={onReread} onChoose={onChoose} />
        <ColumnsPanel
          table={table}
          columns={columns}
          onColumns={setColumns}
          channel={channel}
          onChannel={(chosen) => {
            setChannel(chosen)
            setTyped({})
          }}
          source={source}
          onSource={setSource}
        />
        <NamesPanel what="axes" names={axisNames} things={axes} chosen={axisMap} onChoose={setChosenAxes} />
        <NamesPanel
          what="groups"
          names={groupNames}
          things={groups}
          chosen={groupMap}
          onChoose={setChosenGroups}
        />
      </div>
      <div class="stack">
        <RowsPanel plan={plan} taken={taken} onTaken={setTaken} />
        {mayDeclare && (
          <ParticipantsPanel
            typed={{ ...typedParticipants(programme, channel), ...typed }}
            onType={(part, figure) => setTyped({ ...typed, [part]: figure })}
          />
        )}
      </div>
      <div class="import-act">
        {isReady && isEmpty && <p role="status">{t('import.write.nothing')}</p>}
        <Button
          kind="primary"
          size="large"
          disabled={!isReady || isEmpty}
          onClick={() => onImport({ source: source.trim(), channel, changes, participants: stated ?? {} })}
        >
          {changes.length === 0 && declares
            ? t('import.write.participants')
            : t('import.write.button', { count: changes.length })}
        </Button>
      </div>
    </div>
  )
}
