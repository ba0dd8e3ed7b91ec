/** Installing the app: the browser's own question, held back until the person asks for it between workshops. */
import { computed, signal } from '@preact/signals-core'
import type { Services } from './ui/services.ts'

/** https://wicg.github.io/manifest-incubations/, which only some browsers have. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

const isInstallPrompt = (event: Event): event is InstallPromptEvent =>
  'prompt' in event && typeof event.prompt === 'function'

export function appInstallation(): Pick<Services, 'installation' | 'install'> {
  const isInstalled = signal(matchMedia('(display-mode: standalone)').matches)
  const question = signal<InstallPromptEvent | undefined>(undefined)
  addEventListener('beforeinstallprompt', (event) => {
    // Else the browser asks by itself, perhaps in the middle of a workshop.
    event.preventDefault()
    if (isInstallPrompt(event)) question.value = event
  })
  addEventListener('appinstalled', () => {
    isInstalled.value = true
  })
  return {
    installation: computed(() => {
      if (isInstalled.value) return 'installed'
      return question.value ? 'offered' : 'by-hand'
    }),
    async install() {
      const asked = question.peek()
      // It can be asked once; the browser gives another when it is willing to ask again.
      question.value = undefined
      await asked?.prompt()
    },
  }
}
