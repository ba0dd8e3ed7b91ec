import { useState } from 'preact/hooks'
import { AppUpdate } from '../parts/app-update.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { ChipGroup } from '../parts/chips.tsx'
import { LanguageChoice } from '../parts/language-choice.tsx'
import { LockSettings } from '../parts/lock-settings.tsx'
import { Page } from '../parts/page.tsx'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { applyTheme, currentTheme, keepTheme, THEMES, type Theme } from '../theme.ts'
import { useWords } from '../words.ts'
import '../styles/office.css'

/** Language, appearance, and what this app is. */
export function SettingsScreen() {
  const { t } = useWords()
  const { enrolment } = useServices()
  return (
    <Page title={t('settings.title')}>
      <div class="office office-narrow">
        <section class="panel">
          <LanguageChoice />
          <ThemeChoice />
        </section>
        <LockSettings />
        {enrolment.value?.role === 'coordinator' && (
          <ButtonLink to="/devices" icon="device" wide>
            {t('settings.devices')}
          </ButtonLink>
        )}
        <About />
      </div>
    </Page>
  )
}

function ThemeChoice() {
  const { t } = useWords()
  const session = useSession()
  const services = useServices()
  const [theme, setTheme] = useState(currentTheme)
  const choose = (chosen: Theme) => {
    applyTheme(chosen)
    setTheme(chosen)
    keepTheme(services, chosen).catch(() => session.warn(t('settings.theme.failed')))
  }
  return (
    <ChipGroup
      label={t('settings.theme.label')}
      options={THEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
      value={theme}
      onChoose={(value) => value && choose(value)}
    />
  )
}

function About() {
  const { t } = useWords()
  const { version } = useServices()
  return (
    <section class="panel" aria-labelledby="about">
      <h2 id="about">{t('settings.about.title')}</h2>
      <p>{t('settings.about.text')}</p>
      <p class="soft">{t('settings.about.version', { version })}</p>
      <AppUpdate />
    </section>
  )
}
