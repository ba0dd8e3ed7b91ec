/** Work that goes from hand to hand in a file: written on one tablet, taken in on another, whole, twice, cut or forged. */
import { isSignedBy } from '../../../src/server/proof.ts'
import { type CarryFilePorts, takeCarryFile, writeCarryFile } from '../../../src/sync/carry-file.ts'
import type { Fault } from './faults.ts'
import { prove } from './keys.ts'
import type { Tab } from './tab.ts'
import type { Tablet } from './tablet.ts'
import type { World } from './world.ts'

const ON_THE_WAY_MS = 60_000

/** Writes what waits on this tablet into a file, which somebody takes to another one. */
export function carry(world: World, from: Tablet, tab: Tab): void {
  const { random, scheduler } = world
  const to = random.any(world.tablets.filter((each) => each.collectivity === from.collectivity))
  const ports = portsOf(world, tab)
  if (!to || !ports) return
  const writing = writeCarryFile(ports).then((text) => {
    if (text === undefined) return
    scheduler.after(null, random.next() * ON_THE_WAY_MS, 'a file is taken in', () => takeIn(world, to, text))
  })
  world.watched(writing, from.name)
}

function takeIn(world: World, tablet: Tablet, text: string): void {
  const { random, faults } = world
  const tab = random.any(tablet.working)
  const ports = tab && portsOf(world, tab)
  if (!tab || !ports || faults.isOver) return
  faults.count('carried file')
  const { fault, came } = spoilt(world, text)
  const taking = takeCarryFile(ports, came).then((taken) => {
    const isCut = fault === 'carried partial' && came.trimEnd() !== text.trimEnd()
    world.checks.holds(
      'carried or refused',
      !(isCut && taken.ok),
      () => `cut after ${came.length}, and taken`,
    )
    const shown = ports.store.carrying.files.peek().flatMap(({ open }) => open)
    const foreign = shown.filter((op) => !world.ledger.isAsWritten(op))
    world.checks.holds('carried or refused', foreign.length === 0, () => `nobody wrote ${foreign[0]?.id} so`)
    if (taken.ok) tab.running?.engine.wake('when-due')
  })
  world.watched(taking, tablet.name)
  if (faults.strikes('carried twice', 0.4)) world.watched(takeCarryFile(ports, text), tablet.name)
}

/** What becomes of a file on its way. */
function spoilt({ random, faults }: World, text: string): { readonly fault?: Fault; readonly came: string } {
  if (faults.strikes('carried partial', 0.35)) {
    return { fault: 'carried partial', came: text.slice(0, Math.floor(random.next() * text.length)) }
  }
  if (faults.strikes('carried forged', 0.5)) {
    return {
      fault: 'carried forged',
      came: text.replace('"count":1', '"count":9').replace('"text":"', '"text":"!'),
    }
  }
  if (faults.strikes('carried reordered', 1)) {
    const lines = text.split('\n')
    const [a, b] = [random.below(lines.length), random.below(lines.length)]
    const swapped = lines.map((line, index) => lines[index === a ? b : index === b ? a : index] ?? line)
    return { fault: 'carried reordered', came: swapped.join('\n') }
  }
  return { came: text }
}

function portsOf({ scheduler }: World, tab: Tab): CarryFilePorts | undefined {
  const { running, tablet } = tab
  return (
    running && {
      store: running.store,
      now: () => new Date(scheduler.nowMs + tablet.offsetMs),
      sign: async (identity, text) => (await prove(identity, text)).proof,
      isSignedBy: async (key, text, signature) => isSignedBy(key, text, signature),
    }
  )
}
