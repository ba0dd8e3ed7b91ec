import { useState } from 'preact/hooks'
import { AppUpdate } from '../parts/app-update.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { ChipGroup } from '../parts/chips.tsx'
import { InstallApp } from '../parts/install-app.tsx'
import { KeysSheet } from '../parts/keys-sheet.tsx'
import { LanguageChoice } from '../parts/language-choice.tsx'
import { LockSettings } from '../parts/lock-settings.tsx'
import { Page } from '../parts/page.tsx'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { THEME_CHOICES } from '../theme.ts'
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
        <Keys />
        {enrolment.value?.role === 'coordinator' && (
          <ButtonLink to="/devices" icon="device" wide>
            {t('settings.devices')}
          </ButtonLink>
        )}
        <ButtonLink to="/help" icon="help" wide>
          {t('shell.rail.help')}
        </ButtonLink>
        <section class="panel">
          <InstallApp />
        </section>
        <About />
      </div>
    </Page>
  )
}

function ThemeChoice() {
  const { t } = useWords()
  const { theming, warn } = useSession()
  return (
    <ChipGroup
      label={t('settings.theme.label')}
      options={THEME_CHOICES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
      value={theming.choice.value}
      onChoose={(value) => {
        if (value) theming.choose(value).catch(() => warn(t('settings.theme.failed')))
      }}
    />
  )
}

function Keys() {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="keyboard" wide onClick={() => setOpen(true)}>
        {t('settings.keys')}
      </Button>
      {isOpen && <KeysSheet onClose={() => setOpen(false)} />}
    </>
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
