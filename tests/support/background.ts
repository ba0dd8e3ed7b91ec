/** What the browser does for a service worker while no tab is open, done when a test says so. */
import type { BrowserContext } from '@playwright/test'

interface Registration {
  readonly registrationId: string
  readonly scopeURL: string
  readonly isDeleted: boolean
}

/** The browser's side of Background Sync for one house. */
export class Background {
  readonly #send: (tag: string) => Promise<void>

  private constructor(send: (tag: string) => Promise<void>) {
    this.#send = send
  }

  /** To be called while a tab of the house is, or was, open. Opens a blank tab to speak from. */
  static async of(context: BrowserContext, url: string): Promise<Background> {
    const devTools = await context.newCDPSession(await context.newPage())
    const found = new Promise<string>((resolve) => {
      devTools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = (registrations as readonly Registration[]).find(
          ({ scopeURL, isDeleted }) => scopeURL === `${url}/` && !isDeleted,
        )
        if (ours) resolve(ours.registrationId)
      })
    })
    await devTools.send('ServiceWorker.enable')
    const registrationId = await found
    return new Background(async (tag) => {
      await devTools.send('ServiceWorker.dispatchSyncEvent', {
        origin: url,
        registrationId,
        tag,
        lastChance: false,
      })
    })
  }

  /** There is a network again: the worker is woken. */
  async sync(tag: string): Promise<void> {
    await this.#send(tag)
  }
}
