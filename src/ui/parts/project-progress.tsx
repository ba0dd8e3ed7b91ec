import { useState } from 'preact/hooks'
import type { Project } from '../../domain/kinds.ts'
import { isAdopted } from '../../domain/milestones.ts'
import {
  PROGRESS_STATUSES,
  type ProgressStatus,
  type Progress as Reached,
} from '../../domain/programme-fields.ts'
import { MAX_NAME, MAX_TEXT } from '../../domain/text.ts'
import { useProjectChange } from '../project-change.ts'
import { useReading } from '../reading.ts'
import { useServices } from '../services.ts'
import { dayOf } from '../today.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { ChipGroup } from './chips.tsx'
import { TextArea, TextField } from './fields.tsx'
import { Progress } from './progress.tsx'
import { Tag, type TagTone } from './tag.tsx'

interface ProjectProgressProps {
  readonly project: Project
  readonly mayEdit: boolean
}

const TONES: Readonly<Record<ProgressStatus, TagTone>> = {
  'not-started': 'pending',
  limited: 'referred',
  substantial: 'merged',
  completed: 'accepted',
}

/** How far the project has come, once the council has adopted the programme. */
export function ProjectProgress({ project, mayEdit }: ProjectProgressProps) {
  const { t, formats } = useWords()
  const [isEditing, setEditing] = useState(false)
  const { now } = useServices()
  const today = dayOf(now())
  const hasAdopted = useReading(['milestone'], (reader) => isAdopted(reader, project.programme, today), [
    project.programme,
    today,
  ])
  const { progress } = project
  return (
    <section class="panel" aria-labelledby="progress">
      <h2 id="progress">{t('projects.progress.title')}</h2>
      {progress ? (
        <Shown progress={progress} label={t('projects.progress.title')} />
      ) : (
        <p class="soft">{t(hasAdopted ? 'projects.progress.none' : 'projects.progress.notAdopted')}</p>
      )}
      {progress?.percent !== undefined && (
        <p class="sr-only">
          {t('projects.progress.percentOf', { percent: formats.percent(progress.percent / 100) })}
        </p>
      )}
      {isEditing && <ProgressForm project={project} onDone={() => setEditing(false)} />}
      {mayEdit && !isEditing && (
        <div class="row print-hidden">
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t('projects.progress.update')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Shown({ progress, label }: { readonly progress: Reached; readonly label: string }) {
  const { t, formats } = useWords()
  const { status, percent, note, evidence } = progress
  return (
    <>
      <div class="row">
        <Tag tone={TONES[status]}>{t(`projectValue.progress.${status}`)}</Tag>
        {percent !== undefined && (
          <>
            <Progress label={label} parts={[{ tone: TONES[status], value: percent }]} total={100} />
            <bdi class="num">{formats.percent(percent / 100)}</bdi>
          </>
        )}
      </div>
      {note && (
        <p class="said" dir="auto">
          {note}
        </p>
      )}
      {evidence && (
        <a class="line-link link-text" href={evidence} target="_blank" rel="noopener noreferrer">
          <bdi>{evidence}</bdi>
        </a>
      )}
    </>
  )
}

const PERCENT = /^(?:\d{1,2}|100)$/
const LINK = /^https?:\/\/\S+$/

function ProgressForm({ project, onDone }: { readonly project: Project; onDone(): void }) {
  const { t } = useWords()
  const change = useProjectChange(project)
  const before = project.progress
  const [status, setStatus] = useState<ProgressStatus | null>(before?.status ?? null)
  const [percent, setPercent] = useState(before?.percent === undefined ? '' : String(before.percent))
  const [note, setNote] = useState(before?.note ?? '')
  const [evidence, setEvidence] = useState(before?.evidence ?? '')
  const [isChecked, setChecked] = useState(false)
  const isPercent = percent.trim() === '' || PERCENT.test(percent.trim())
  const isLink = evidence.trim() === '' || LINK.test(evidence.trim())

  const save = async (event: Event) => {
    event.preventDefault()
    setChecked(true)
    if (!status || !isPercent || !isLink) return
    const progress: Reached = {
      status,
      ...(percent.trim() !== '' && { percent: Number(percent) }),
      ...(note.trim() !== '' && { note: note.trim() }),
      ...(evidence.trim() !== '' && { evidence: evidence.trim() }),
    }
    if (await change({ progress })) onDone()
  }

  return (
    <form class="stack" noValidate onSubmit={(event) => void save(event)}>
      <ChipGroup
        label={t('projects.progress.status')}
        value={status}
        onChoose={(next) => next && setStatus(next)}
        options={PROGRESS_STATUSES.map((value) => ({ value, label: t(`projectValue.progress.${value}`) }))}
      />
      {isChecked && !status && (
        <p class="field-error" role="alert">
          {t('projects.flaw.status')}
        </p>
      )}
      <TextField
        label={t('projects.progress.percent')}
        inputMode="numeric"
        dir="ltr"
        value={percent}
        onInput={setPercent}
        error={isChecked && !isPercent ? t('projects.flaw.percent') : undefined}
      />
      <TextArea
        label={t('projects.progress.note')}
        rows={3}
        maxLength={MAX_TEXT}
        value={note}
        onInput={setNote}
      />
      <TextField
        label={t('projects.progress.evidence')}
        inputMode="url"
        dir="ltr"
        maxLength={MAX_NAME}
        placeholder="https://"
        value={evidence}
        onInput={setEvidence}
        error={isChecked && !isLink ? t('projects.flaw.link') : undefined}
      />
      <div class="row">
        <Button type="submit" kind="primary">
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
