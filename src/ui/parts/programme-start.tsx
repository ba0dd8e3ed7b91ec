import type { ComponentChildren } from 'preact'
import { useEntity } from '../reading.ts'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { CollectivityForm } from './collectivity-form.tsx'
import { LoadExample } from './example.tsx'
import { ProgrammeForm } from './programme-form.tsx'
import { RemovedProgrammes } from './programme-list.tsx'

/** The first start: three short steps, or the example. The third step is the programme's own page. */
export function ProgrammeStart() {
  const { t, formats } = useWords()
  const { enrolment } = useServices()
  const collectivity = useEntity('collectivity', enrolment.value?.collectivity.id)
  return (
    <div class="office office-narrow">
      <div class="stack">
        <h2 class="guide-title">{t('programme.start.title')}</h2>
        <p class="soft">{t('programme.start.text')}</p>
      </div>
      <Step number={1} title={t('programme.collectivity.title')}>
        {collectivity ? (
          <p>
            <bdi>{formats.name(collectivity.name)}</bdi>
          </p>
        ) : (
          <CollectivityForm />
        )}
      </Step>
      <Step number={2} title={t('programme.form.title')}>
        <ProgrammeForm />
      </Step>
      <LoadExample />
      <div>
        <RemovedProgrammes />
      </div>
    </div>
  )
}

interface StepProps {
  readonly number: number
  readonly title: string
  readonly children: ComponentChildren
}

function Step({ number, title, children }: StepProps) {
  const { formats } = useWords()
  return (
    <section class="panel guide-step" aria-label={title}>
      <span class="guide-number num" aria-hidden="true">
        {formats.number(number)}
      </span>
      <div class="stack">
        <h2>{title}</h2>
        {children}
      </div>
    </section>
  )
}
