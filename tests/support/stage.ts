/** A server, the office that set it up, and the tablets of one story: opened as needed, closed together. */
import type { EntityId } from '../../src/domain/ids.ts'
import type { Role } from '../../src/domain/kinds.ts'
import { copyQueue, putQueueBack } from './backup.ts'
import { Tablet, type TabletOptions } from './browser.ts'
import { coordinator, type FieldDevice, newEntity } from './devices.ts'
import { freshDataDir, type RunningServer, startServer } from './server.ts'

export class Stage {
  readonly url: string
  readonly dataDir: string
  /** A coordinator's device that speaks the wire: what a story takes for granted is written by it. */
  readonly office: FieldDevice
  readonly #tablets: Tablet[] = []
  #server: RunningServer

  private constructor(server: RunningServer, office: FieldDevice) {
    this.#server = server
    this.url = server.url
    this.dataDir = server.dataDir
    this.office = office
  }

  /** The office takes station A; the first tablet is B. */
  static async open(): Promise<Stage> {
    const server = await startServer({ dataDir: freshDataDir() })
    return new Stage(server, await coordinator(server))
  }

  /** A browser that has joined in a role. */
  async tablet(role: Role, label: string, options?: TabletOptions): Promise<Tablet> {
    const { code } = await this.office.invite(role)
    const tablet = await Tablet.open(this.url, options)
    this.#tablets.push(tablet)
    await tablet.join(code, label)
    return tablet
  }

  async switchOff(): Promise<void> {
    await this.#server.stop()
  }

  /** The same server again: same data, same address. */
  async switchOn(): Promise<void> {
    const { port } = new URL(this.url)
    this.#server = await startServer({ dataDir: this.dataDir, env: { PORT: port } })
  }

  /** @returns a backup of the queue as it is now */
  async backUp(): Promise<string> {
    await this.switchOff()
    const backup = copyQueue(this.dataDir)
    await this.switchOn()
    return backup
  }

  /** The server again, on a backup: what came in since it was made is gone. */
  async restore(backup: string): Promise<void> {
    await this.switchOff()
    putQueueBack(this.dataDir, backup)
    await this.switchOn()
  }

  async close(): Promise<void> {
    await Promise.all(this.#tablets.map((tablet) => tablet.close()))
    await this.#server.stop()
  }
}

export interface Plan {
  readonly programme: EntityId
  readonly axes: readonly EntityId[]
  readonly groups: readonly EntityId[]
  readonly workshops: readonly EntityId[]
}

/** What a plan is made of, by name. */
export interface Names {
  readonly axes?: readonly string[]
  readonly groups?: readonly string[]
  /** All of them open today. */
  readonly workshops: readonly string[]
}

/** The office sets a programme up. */
export async function plan(office: FieldDevice, { axes = [], groups = [], workshops }: Names): Promise<Plan> {
  const programme = newEntity()
  const date = { start: today(), end: today(), precision: 'day' }
  const made = (kind: string, fields: Readonly<Record<string, unknown>>) =>
    office.set(kind, newEntity(), { programme, ...fields })
  const ofAxes = axes.map((name, index) => made('axis', { name, order: index + 1 }))
  const ofGroups = groups.map((name, index) => made('group', { name, order: index + 1 }))
  const ofWorkshops = workshops.map((title) => made('workshop', { title, date, status: 'open' }))
  await office.push(
    office.set('collectivity', office.enrolment.collectivity.id, { name: 'جماعة تمارة', level: 'commune' }),
    office.set('programme', programme, { title: 'برنامج انفتاح جماعة تمارة' }),
    ...ofAxes,
    ...ofGroups,
    ...ofWorkshops,
  )
  const ids = (drafts: readonly { readonly entity: EntityId }[]) => drafts.map(({ entity }) => entity)
  return { programme, axes: ids(ofAxes), groups: ids(ofGroups), workshops: ids(ofWorkshops) }
}

/** Today where the tablets are. */
export const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' }).format(new Date())
