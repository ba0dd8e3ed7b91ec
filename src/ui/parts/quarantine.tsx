import { useState } from 'preact/hooks'
import { parseOperation, REJECTIONS } from '../../domain/operation.ts'
import type { Quarantined } from '../../domain/wire.ts'
import { useLoaded } from '../loaded.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { authorInWords, operationInWords } from '../values.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { Trouble } from './trouble.tsx'

/** What arrived at the server and could not be accepted; for coordinators. */
export function Quarantine() {
  const { t } = useWords()
  const { quarantine, judgeQuarantine, enrolment } = useServices()
  const session = useSession()
  const [loaded, reload] = useLoaded(quarantine)
  const [isJudging, setJudging] = useState(false)
  const judge = async () => {
    setJudging(true)
    const judged = await judgeQuarantine()
    setJudging(false)
    if (!judged.ok) return session.warn(t(`common.problem.${judged.error}`))
    const { accepted } = judged.value
    session.say(
      accepted > 0 ? t('sync.quarantine.judged', { count: accepted }) : t('sync.quarantine.judgedNone'),
    )
    await reload()
  }
  return (
    <section class="panel" aria-labelledby="quarantine">
      <div class="row row-between">
        <h2 id="quarantine">{t('sync.quarantine.title')}</h2>
        <Button kind="quiet" icon="sync" onClick={() => void reload()}>
          {t('sync.quarantine.reload')}
        </Button>
      </div>
      {loaded.state === 'loading' && <p class="soft">{t('common.loading')}</p>}
      {loaded.state === 'failed' && <Trouble failure={loaded.failure} />}
      {loaded.state === 'ready' && loaded.value.length === 0 && (
        <p class="soft">{t('sync.quarantine.none')}</p>
      )}
      {loaded.state === 'ready' && loaded.value.length > 0 && (
        <>
          <p class="soft">{t('sync.quarantine.intro')}</p>
          {enrolment.value?.role === 'coordinator' && (
            <div class="row">
              <Button disabled={isJudging} onClick={() => void judge()}>
                {t('sync.quarantine.judge')}
              </Button>
            </div>
          )}
          <ul class="plain-list stack">
            {loaded.value.map((item) => (
              <QuarantineItem key={`${item.id} ${item.received}`} item={item} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function QuarantineItem({ item }: { readonly item: Quarantined }) {
  const words = useWords()
  const { t, formats } = words
  const { live, enrolment } = useServices()
  const parsed = parseOperation(item.op)
  const reason = REJECTIONS.find((each) => each === item.reason)
  const who = authorInWords(words, live.state, item.device, enrolment.value?.collectivity.id)
  return (
    <li class="card">
      <strong>{reason ? t(`common.rejection.${reason}`) : item.reason}</strong>
      <p class="said">
        {parsed.ok ? operationInWords(words, live.state, parsed.value) : JSON.stringify(item.op)}
      </p>
      <div class="meta">
        <span>{t('sync.quarantine.line', { who, moment: formats.moment(item.received) })}</span>
        {item.detail && <bdi>{item.detail}</bdi>}
      </div>
    </li>
  )
}
