/** What befalls tablets and servers between two taps: power, hands, thieves, browsers, administrators. */
import { carry } from './carry.ts'
import { coming } from './newer-server.ts'
import type { Tab } from './tab.ts'
import type { Tablet } from './tablet.ts'
import type { World } from './world.ts'

const YEAR_MS = 365.25 * 24 * 3_600_000
const MOST_TABLETS = 6

/** One thing, perhaps, to one tablet. */
export function befall(world: World, tablet: Tablet): void {
  const { random, faults, scheduler } = world
  const tab = random.any(tablet.working)
  if (faults.strikes('partition', 0.05)) cutOff(world, tablet)
  if (faults.strikes('clock jumped', 0.03)) {
    tablet.offsetMs = random.pick([-10, -1, 0, 1, 10]) * YEAR_MS * random.next()
  }
  if (tablet.tabs.length < 3 && faults.strikes('second tab', 0.04)) tablet.open()
  if (tablet.tabs.length < 3 && faults.strikes('worker', 0.04)) visit(world, tablet)
  if (tab && random.chance(0.03) && tablet.tabs.length > 1) tab.close()
  if (faults.strikes('frozen lock holder', 0.04)) freezeHolder(world, tablet)
  if (random.chance(0.06))
    world.images.set(tablet, [...(world.images.get(tablet) ?? []), tablet.disk.image()])
  if (faults.strikes('app upgraded', 0.11)) changeVersion(tablet, 2)
  if (tablet.version === 2 && faults.strikes('app downgraded', 0.12)) changeVersion(tablet, 1)
  if (faults.strikes('rolled back to an old image', 0.05)) rollBack(world, tablet)
  if (world.tablets.length < MOST_TABLETS && faults.strikes('cloned', 0.015)) clone(world, tablet)
  if (faults.strikes('wiped', 0.02)) wipe(world, tablet)
  if (random.chance(0.05)) coming(world, tablet.collectivity)
  if (tab && random.chance(0.21)) carry(world, tablet, tab)
  if (random.chance(0.08)) world.restores.backUp(tablet.collectivity)
  if (random.chance(0.1)) world.restores.restore(tablet.collectivity)
  scheduler.after(null, 0, 'life goes on', () => tablet.ensureOpen())
}

/** What a coordinator does to the devices of others, through the doors. */
export function manage(world: World, tab: Tab): void {
  const { random, faults } = world
  const { running, tablet } = tab
  const enrolment = running?.store.enrolment.peek()
  if (!running || enrolment?.role !== 'coordinator') return
  const other = random.any(
    world.tablets.filter((each) => each !== tablet && each.collectivity === tablet.collectivity),
  )
  const device = other && random.any(other.working)?.running?.store.enrolment.peek()?.device
  const { doors } = running
  if (device && faults.strikes('token revoked', 0.3)) world.watched(doors.revokeDevice(device), tablet.name)
  else if (device && random.chance(0.2))
    world.watched(doors.renameDevice(device, `${random.below(99)}`), tablet.name)
  else if (random.chance(0.2)) world.watched(doors.judgeQuarantine(), tablet.name)
  else if (random.chance(0.1)) world.watched(doors.devices(), tablet.name)
}

/** The worker of Background Sync: an engine for a while, with nobody looking. */
function visit({ scheduler, random }: World, tablet: Tablet): void {
  const worker = tablet.open('worker')
  scheduler.after(worker.realm, 20_000 + random.next() * 60_000, 'worker is done', () => worker.close())
}

function cutOff({ scheduler, random }: World, tablet: Tablet): void {
  tablet.isCutOff = true
  scheduler.after(null, random.next() * 20 * 60_000, 'network is back', () => {
    tablet.isCutOff = false
    for (const { running } of tablet.working) running?.engine.wake()
  })
}

/** The browser freezes a tab in the background, which keeps its lock. */
function freezeHolder({ scheduler, random }: World, tablet: Tablet): void {
  const realm = tablet.lock.holder ?? random.any(tablet.tabs)?.realm
  if (!realm?.isAlive) return
  realm.freeze()
  scheduler.after(null, random.next() * 10 * 60_000, 'is seen again', () => {
    if (realm.isAlive) tablet.thaw(realm)
  })
}

/** The next start is by another version of the app; an older one finds a newer database shut. */
function changeVersion(tablet: Tablet, version: number): void {
  tablet.version = version
  tablet.open()
}

function rollBack(world: World, tablet: Tablet): void {
  const image = world.random.any(world.images.get(tablet) ?? [])
  if (!image) return
  world.owing.delete(tablet)
  tablet.shut()
  tablet.disk.restore(image)
  tablet.isCopy = true
  tablet.version = Math.max(tablet.version, image.version)
  world.trace.note(`${tablet.name} is rolled back`)
}

function clone(world: World, tablet: Tablet): void {
  const copy = world.addTablet(`${tablet.name}·${world.tablets.length}`, tablet.collectivity, tablet.role)
  copy.disk.restore(tablet.disk.image())
  copy.disk.marker = tablet.disk.marker
  copy.version = tablet.version
  tablet.isCopy = true
  copy.isCopy = true
  copy.open()
}

function wipe(world: World, tablet: Tablet): void {
  tablet.shut()
  world.wiped(tablet)
  world.owing.delete(tablet)
  tablet.disk.wipe()
  world.images.delete(tablet)
  const { marker } = tablet.disk
  const tab = tablet.open()
  world.scheduler.after(tab.realm, 60_000, 'is looked at', () => {
    const { running } = tab
    if (!running || marker === null || running.store.enrolment.peek()) return
    const isShown = running.witness.lost.peek() !== undefined
    world.checks.holds('owed is shown', isShown, () => `${tablet.name} was wiped and does not say so`)
  })
}
