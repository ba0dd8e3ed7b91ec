import { useState } from 'preact/hooks'
import type { Project } from '../../domain/kinds.ts'
import { type Commitment, OGP_VALUES, type OgpValue } from '../../domain/programme-fields.ts'
import { MAX_NAME, MAX_TEXT } from '../../domain/text.ts'
import { useProjectChange } from '../project-change.ts'
import { useWords } from '../words.ts'
import { Button } from './button.tsx'
import { CheckField, TextArea, TextField } from './fields.tsx'
import { Tag } from './tag.tsx'

interface ProjectCommitmentProps {
  readonly project: Project
  readonly mayEdit: boolean
}

const TEXTS = ['problem', 'statusQuo', 'policyArea', 'sector'] as const

/** What the Open Government Partnership asks of a commitment beyond the sheet. */
export function ProjectCommitment({ project, mayEdit }: ProjectCommitmentProps) {
  const { t } = useWords()
  const [isEditing, setEditing] = useState(false)
  const { commitment } = project
  return (
    <section class="panel" aria-labelledby="commitment">
      <div class="row row-between">
        <h2 id="commitment">{t('projects.commitment.title')}</h2>
        {mayEdit && !isEditing && (
          <span class="print-hidden">
            <Button
              kind="quiet"
              icon="edit"
              aria-label={t('projects.edit', { what: t('projects.commitment.title') })}
              onClick={() => setEditing(true)}
            >
              {t('common.edit')}
            </Button>
          </span>
        )}
      </div>
      {!commitment && !isEditing && <p class="soft">{t('projects.commitment.none')}</p>}
      {commitment && !isEditing && (
        <dl class="answers answers-list">
          {TEXTS.filter((name) => commitment[name] !== undefined).map((name) => (
            <div key={name} class="answer">
              <dt>{t(`projects.commitment.${name}`)}</dt>
              <dd class="said" dir="auto">
                {commitment[name]}
              </dd>
            </div>
          ))}
          {commitment.values && (
            <div class="answer">
              <dt>{t('projects.commitment.values')}</dt>
              <dd class="row">
                {commitment.values.map((value) => (
                  <Tag key={value}>{t(`projectValue.ogp.${value}`)}</Tag>
                ))}
              </dd>
            </div>
          )}
        </dl>
      )}
      {isEditing && <CommitmentForm project={project} onDone={() => setEditing(false)} />}
    </section>
  )
}

function CommitmentForm({ project, onDone }: { readonly project: Project; onDone(): void }) {
  const { t } = useWords()
  const change = useProjectChange(project)
  const [input, setInput] = useState<Commitment>(project.commitment ?? {})
  const values = input.values ?? []
  const check = (value: OgpValue, isChecked: boolean) =>
    setInput({
      ...input,
      values: OGP_VALUES.filter((each) => (each === value ? isChecked : values.includes(each))),
    })

  const save = async (event: Event) => {
    event.preventDefault()
    const texts = TEXTS.flatMap((name) => {
      const text = input[name]?.trim()
      return text ? [[name, text] as const] : []
    })
    const next = { ...Object.fromEntries(texts), ...(values.length > 0 && { values }) }
    if (await change({ commitment: Object.keys(next).length > 0 ? next : null })) onDone()
  }

  return (
    <form class="stack" noValidate onSubmit={(event) => void save(event)}>
      {(['problem', 'statusQuo'] as const).map((name) => (
        <TextArea
          key={name}
          label={t(`projects.commitment.${name}`)}
          rows={2}
          maxLength={MAX_TEXT}
          value={input[name] ?? ''}
          onInput={(text) => setInput({ ...input, [name]: text })}
        />
      ))}
      <div class="two-fields">
        {(['policyArea', 'sector'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`projects.commitment.${name}`)}
            maxLength={MAX_NAME}
            value={input[name] ?? ''}
            onInput={(text) => setInput({ ...input, [name]: text })}
          />
        ))}
      </div>
      <fieldset class="field-set">
        <legend>{t('projects.commitment.values')}</legend>
        {OGP_VALUES.map((value) => (
          <CheckField
            key={value}
            label={t(`projectValue.ogp.${value}`)}
            isChecked={values.includes(value)}
            onCheck={(isChecked) => check(value, isChecked)}
          />
        ))}
      </fieldset>
      <div class="row">
        <Button type="submit" kind="primary">
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
