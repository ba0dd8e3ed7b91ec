/** The help: offline, for one's own role or any other, searchable, printable. */
import { useState } from 'preact/hooks'
import { ROLES, type Role } from '../../domain/kinds.ts'
import { searchForm } from '../../domain/text.ts'
import { help as arabic } from '../../i18n/words/ar/help.ts'
import { type Explained, explained, PARTS, topicsOf } from '../help-topics.ts'
import { WithWords } from '../late-words.tsx'
import { Button } from '../parts/button.tsx'
import { ChipGroup } from '../parts/chips.tsx'
import { TextField } from '../parts/fields.tsx'
import { FIRST_STEPS, StepText } from '../parts/first-steps.tsx'
import { HelpPicture } from '../parts/help-pictures.tsx'
import { Page } from '../parts/page.tsx'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import '../styles/office.css'
import '../styles/help.css'

const LATE = { help: arabic }

export function HelpScreen() {
  return (
    <WithWords arabic={LATE}>
      <Help />
    </WithWords>
  )
}

function Help() {
  const words = useWords()
  const { t } = words
  const own = useServices().enrolment.value?.role ?? 'facilitator'
  const [role, setRole] = useState<Role>(own)
  const [query, setQuery] = useState('')
  const wanted = searchForm(query.trim())
  const isFound = ({ title, text }: Explained) => searchForm(`${title} ${text}`).includes(wanted)
  const parts = PARTS.map((part) => ({
    part,
    topics: topicsOf(part, role)
      .map((topic) => explained(topic, words))
      .filter(isFound),
  })).filter(({ topics }) => topics.length > 0)
  return (
    <Page
      title={t('help.title')}
      where=""
      back="/settings"
      tools={
        <Button icon="print" onClick={() => window.print()}>
          {t('help.print')}
        </Button>
      }
    >
      <div class="office help">
        <div class="panel help-choice">
          <TextField
            label={t('help.search')}
            value={query}
            onInput={setQuery}
            maxLength={80}
            enterkeyhint="search"
            name="help-search"
          />
          <ChipGroup
            label={t('help.role')}
            options={ROLES.map((value) => ({ value, label: t(`common.role.${value}`) }))}
            value={role}
            onChoose={(value) => value && setRole(value)}
          />
        </div>
        {wanted === '' && <Steps role={role} />}
        <div class="help-parts" aria-live="polite">
          {parts.length === 0 && <p class="panel">{t('help.nothing')}</p>}
          {parts.map(({ part, topics }) => (
            <section key={part} class="help-part" aria-labelledby={`help-${part}`}>
              <h2 id={`help-${part}`}>{t(`help.part.${part}`)}</h2>
              {topics.map(({ topic, title, text }) => (
                <article key={topic} id={topic} class="panel help-topic">
                  <HelpPicture of={topic} />
                  <div>
                    <h3>{title}</h3>
                    <p>{text}</p>
                  </div>
                </article>
              ))}
            </section>
          ))}
        </div>
      </div>
    </Page>
  )
}

/** The three steps of the first visit, for who skipped them. */
function Steps({ role }: { readonly role: Role }) {
  const { t } = useWords()
  return (
    <section class="help-part" aria-labelledby="help-start">
      <h2 id="help-start">{t('help.part.start')}</h2>
      <ol class="help-steps">
        {FIRST_STEPS.map((step) => (
          <li key={step} class="panel">
            <StepText step={step} role={role} level="h3" />
          </li>
        ))}
      </ol>
    </section>
  )
}
