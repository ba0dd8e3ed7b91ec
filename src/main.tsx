/** The browser's rooms, wired together: the only place where they meet. */
import { computed, effect } from '@preact/signals-core'
import { render } from 'preact'
import {
  markerPlace,
  onReadinessChange,
  protectStorage,
  readReadiness,
  rememberTheme,
} from './browser-facts.ts'
import { fail, ok } from './domain/result.ts'
import { appInstallation } from './installation.ts'
import { appUpdates, layByOffice, registerSync, startNewest } from './service-worker.ts'
import { NewerDatabaseError } from './store/indexed-db.ts'
import type { Lock } from './store/lock.ts'
import { keepMarker } from './store/marker.ts'
import { openTablet } from './store/open-tablet.ts'
import type { Store } from './store/store.ts'
import { leaveToWorker } from './sync/background.ts'
import { aloneAmongTabs, browserClock } from './sync/browser.ts'
import { createDoors } from './sync/doors.ts'
import { createEngine } from './sync/engine.ts'
import { isSignedBy, signed } from './sync/proof.ts'
import { createNetwork } from './sync/transport.ts'
import { startTriggers } from './sync/triggers.ts'
import { App } from './ui/app.tsx'
import { createIdlePause } from './ui/idle.ts'
import { loadScreen } from './ui/router.tsx'
import type { Services } from './ui/services.ts'
import { StartFailure } from './ui/start-failure.tsx'

/** Long enough to be felt through a glove, short enough not to run into the next tap. */
const BUZZ_MS = 15
/** Long enough for a slow tablet to begin reading the file. */
const KEEP_DOWNLOAD_MS = 60_000

const http = { fetch: fetch.bind(globalThis), origin: '' }
const now = () => new Date()
/** Not needed for the first paint. */
const carryFile = () => import('./sync/carry-file.ts')

await start(document.getElementById('app') ?? document.body)

async function start(root: HTMLElement): Promise<void> {
  if (!isSecureContext) return render(<StartFailure reason="insecure" />, root)
  try {
    const opening = openTablet(() => render(<StartFailure reason="blocked" />, root))
    // While the database opens. What cannot be had is asked for again when it is shown, and a person told.
    loadScreen(location.pathname).catch(() => {})
    const { store, lock } = await opening
    render(<App services={servicesOf(store, lock)} />, root)
    // Asked for once there is something to keep; the browser decides by itself how to answer.
    if (store.enrolment.peek()) void protectStorage()
    equip(store)
  } catch (error) {
    if (error instanceof NewerDatabaseError) {
      return render(<StartFailure reason="superseded" onReload={startNewest} />, root)
    }
    // The person gets one sentence; whoever helps them finds the cause in the browser's console.
    reportError(error)
    render(<StartFailure reason="storage" />, root)
  }
}

/** Whoever works at a desk makes decks and workbooks, offline too; a tablet of the field is spared their weight. */
function equip({ enrolment }: Pick<Store, 'enrolment'>): void {
  effect(() => {
    const role = enrolment.value?.role
    if (role !== undefined && role !== 'facilitator') void layByOffice()
  })
}

function servicesOf(store: Store, lock: Lock): Services {
  const ending = new AbortController().signal
  const random = () => Math.random()
  const doors = createDoors({ ...http, token: () => store.enrolment.peek()?.token })
  const engine = createEngine({
    store,
    network: createNetwork(http),
    clock: browserClock,
    random,
    fork: doors.fork,
    report: (error) => reportError(error),
    healing: doors,
    alone: aloneAmongTabs,
  })
  const enter = async (code: string, label: string) => {
    const answered = await doors.enrol(code, label, await store.beginEnrolment())
    return answered.ok ? store.finishEnrolment(answered.value) : answered
  }
  const filing = { store, now, sign: signed, isSignedBy }
  const { counter, captured, lost } = keepMarker(store, markerPlace, now)
  const exchange = () => {
    void engine.run(ending)
    startTriggers({ ...http, store, engine, clock: browserClock, random }, ending)
    leaveToWorker({ store, engine, register: registerSync }, ending)
    // Beforehand: when it is needed, there is no network, perhaps no space, and a newer version may have taken its place.
    carryFile().catch(() => {})
  }
  // The first frame is the person's; the network's turn comes when that is drawn.
  void createIdlePause()().then(exchange)

  return {
    live: store.live,
    enrolment: store.enrolment,
    own: store.own,
    isSuperseded: computed(() => store.condition.value === 'superseded'),
    sync: engine.status,
    syncNow: () => engine.wake(),
    counter,
    captured,
    lost,
    readiness: readReadiness,
    onReadinessChange,
    protectStorage,

    commit: (drafts) => store.commit(drafts),
    correct: (n, draft) => store.correct(n, draft),
    setAside: (n) => store.setAside(n),
    carried: store.carrying.files,
    async writeCarryFile() {
      const { writeCarryFile } = await carryFile()
      return writeCarryFile(filing)
    },
    async takeCarryFile(text) {
      const { takeCarryFile } = await carryFile()
      const taken = await takeCarryFile(filing, text)
      if (taken.ok) engine.wake('when-due')
      return taken
    },
    share,
    newEntityId: () => store.newEntityId(),
    history: (kind, entity) => store.history(kind, entity),
    seq: computed(() => store.cursor.value?.seq ?? 0),
    log: () => store.log(),
    undoable: (workshop) => store.undoable(workshop),

    draft: (key) => store.draft(key),
    saveDraft: (key, value) => store.saveDraft(key, value),
    dropDraft: (key) => store.dropDraft(key),
    rememberTheme,

    async enrol(code, label) {
      const entered = await enter(code, label).catch(() => fail('unsaved' as const))
      if (!entered.ok) return entered
      // Not waited for: a browser that asks the person would hold up the enrolment until it is answered.
      void protectStorage()
      return ok(undefined)
    },
    lock,
    unlock: doors.unlock,
    invitations: doors.invitations,
    invite: doors.invite,
    withdrawInvitation: doors.withdrawInvitation,
    devices: doors.devices,
    renameDevice: doors.renameDevice,
    revokeDevice: doors.revokeDevice,
    quarantine: doors.quarantine,
    judgeQuarantine: doors.judgeQuarantine,

    version: import.meta.env.VITE_VERSION,
    now,
    download,
    buzz: () => void navigator.vibrate?.(BUZZ_MS),
    ...appUpdates(),
    ...appInstallation(),
  }
}

/** Hands a text to another app as a file, where the device lets a page do so. */
async function share(name: string, text: string): Promise<'shared' | 'cancelled' | 'unable'> {
  const files = [new File([text], name, { type: 'text/plain' })]
  if (!('canShare' in navigator) || !navigator.canShare({ files })) return 'unable'
  try {
    await navigator.share({ files })
    return 'shared'
  } catch (error) {
    return error instanceof Error && error.name === 'AbortError' ? 'cancelled' : 'unable'
  }
}

/** Hands a file to the browser. */
function download(name: string, content: string | Blob): void {
  const blob =
    typeof content === 'string' ? new Blob([content], { type: 'text/plain;charset=utf-8' }) : content
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Not at once: the browser reads it after this.
  setTimeout(() => URL.revokeObjectURL(url), KEEP_DOWNLOAD_MS)
}
