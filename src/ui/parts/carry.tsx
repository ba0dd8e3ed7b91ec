/** Moving by file: handing over what waits here, and taking in what waits on another device. */
import type { ProblemType } from '../../domain/wire.ts'
import type { WordKey } from '../../i18n/words.ts'
import type { CarriedRecord } from '../../store/store.ts'
import { useNow } from '../clock.ts'
import { useMoveByFile } from '../move-by-file.ts'
import { type IntakeFailure, type TakenIn, useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { ownWaiting } from '../waiting.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { FileButton } from './fields.tsx'
import { Tag } from './tag.tsx'

/** No day of workshops comes near it: whatever is larger is something else, and is not even read. */
const MAX_FILE_BYTES = 64 * 1_024 * 1_024

export function Carry() {
  const { t } = useWords()
  const services = useServices()
  const { carried } = services
  return (
    <section class="panel" aria-labelledby="carry">
      <h2 id="carry">{t('sync.carry.title')}</h2>
      <p class="soft">{t('sync.carry.intro')}</p>
      <div class="row">
        {ownWaiting(services) > 0 && <MoveByFile />}
        <TakeIn />
      </div>
      {carried.value.length > 0 && <CarriedFiles records={carried.value} />}
    </section>
  )
}

/** Writes what waits here into a file for another device. */
export function MoveByFile() {
  const { t } = useWords()
  const { move } = useMoveByFile()
  return (
    <Button icon="share" onClick={() => void move()}>
      {t('sync.carry.write')}
    </Button>
  )
}

function TakeIn() {
  const { t } = useWords()
  const { takeCarryFile } = useServices()
  const session = useSession()

  const sayTaken = ({ intake, station, count }: TakenIn) => {
    switch (intake) {
      case 'taken':
        return session.say(t('sync.carry.taken', { count, station }))
      case 'known':
        return session.say(t('sync.carry.known'))
      case 'arrived':
        return session.say(t('sync.carry.arrived'))
    }
  }
  const take = async (file: File) => {
    const failed = (failure: IntakeFailure) => session.warn(t(`sync.carry.failure.${failure}`))
    if (file.size > MAX_FILE_BYTES) return failed('not-a-carry-file')
    try {
      const taken = await takeCarryFile(await file.text())
      if (taken.ok) sayTaken(taken.value)
      else failed(taken.error)
    } catch {
      // The file could not be read: the card it is on was pulled out, or the right to read it has ended.
      failed('storage')
    }
  }
  return (
    <FileButton
      label={t('sync.carry.take')}
      accept=".txt,text/plain"
      onChoose={(files) => {
        void files.reduce((before, file) => before.then(() => take(file)), Promise.resolve())
      }}
    />
  )
}

function CarriedFiles({ records }: { readonly records: readonly CarriedRecord[] }) {
  const { t } = useWords()
  return (
    <>
      <h3>{t('sync.carry.files')}</h3>
      <ul class="plain-list stack">
        {records.toReversed().map((record) => (
          <CarriedFile key={record.key} record={record} />
        ))}
      </ul>
    </>
  )
}

function CarriedFile({ record }: { readonly record: CarriedRecord }) {
  const { t, formats } = useWords()
  const { header, count, isProven, state } = record
  const { station } = header
  return (
    <li class="card" data-station={station} data-state={state.type}>
      <strong>{t('sync.carry.from', { station, count })}</strong>
      <div class="meta">
        <span>{formats.moment(header.at)}</span>
        <CarriedTag state={state} />
      </div>
      {state.type === 'waiting' && !isProven && <p class="soft">{t('sync.carry.unproven')}</p>}
      {state.type !== 'delivered' && state.problem && <Problem problem={state.problem} station={station} />}
      {state.type === 'delivered' && state.refused > 0 && (
        <p class="soft">{t('sync.carry.setAside', { count: state.refused })}</p>
      )}
    </li>
  )
}

function CarriedTag({ state }: { readonly state: CarriedRecord['state'] }) {
  const { t, formats } = useWords()
  const now = useNow()
  switch (state.type) {
    case 'waiting':
      return <Tag tone="pending">{t(state.problem ? 'sync.carry.waitingServer' : 'sync.carry.waiting')}</Tag>
    case 'delivered':
      return (
        <Tag tone="accepted">{t('sync.carry.delivered', { when: formats.relative(state.when, now) })}</Tag>
      )
    case 'refused':
      return <Tag tone="rejected">{t('sync.carry.refused')}</Tag>
  }
}

const PROBLEM_WORDS: Readonly<Partial<Record<ProblemType, WordKey>>> = {
  'unknown-author': 'sync.carry.problem.unknown-author',
  forked: 'sync.carry.problem.forked',
  'proof-failed': 'sync.carry.problem.refused',
  malformed: 'sync.carry.problem.refused',
  'other-collectivity': 'sync.carry.problem.refused',
}

/** What the server said of a file, as something to do. */
function Problem({ problem, station }: { readonly problem: ProblemType; readonly station: string }) {
  const { t } = useWords()
  return <p>{t(PROBLEM_WORDS[problem] ?? 'sync.carry.problem.later', { station })}</p>
}
