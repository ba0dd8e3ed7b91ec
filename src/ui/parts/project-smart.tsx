import type { Project } from '../../domain/kinds.ts'
import { smartAnswered } from '../../domain/matrix.ts'
import { SMART_QUESTIONS, type SmartQuestion } from '../../domain/programme-fields.ts'
import { useProjectChange } from '../project-change.ts'
import { useWords } from '../words.ts'
import { Answers } from './answers.tsx'
import { Progress } from './progress.tsx'

interface ProjectSmartProps {
  readonly project: Project
  readonly mayEdit: boolean
}

/** Specific, measurable, achievable, relevant, time-bound: five questions, and how many have an answer. */
export function ProjectSmart({ project, mayEdit }: ProjectSmartProps) {
  const { t } = useWords()
  const change = useProjectChange(project)
  const answered = smartAnswered(project)
  const total = SMART_QUESTIONS.length
  const state = t('projects.smart.state', { answered, total })
  return (
    <Answers<SmartQuestion>
      id="smart"
      title={t('projects.smart.title')}
      layout="list"
      questions={SMART_QUESTIONS.map((name) => ({
        name,
        label: t(`projects.smart.${name}`),
        hint: t(`projects.smartHint.${name}`),
      }))}
      answers={project.smart ?? {}}
      mayEdit={mayEdit}
      onSave={(smart) => change({ smart })}
    >
      <div class="row smart-state">
        <span class="soft small" data-testid="smart-state">
          {state}
        </span>
        <Progress label={state} parts={[{ tone: 'accepted', value: answered }]} total={total} />
      </div>
    </Answers>
  )
}
