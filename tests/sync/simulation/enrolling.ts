/** How a tablet comes in, and comes in again when its token is not taken any more. */
import type { Tablet } from './tablet.ts'
import type { World } from './world.ts'

/** Somebody looks at the tablet; when it says that it needs a code, they get one and type it in. */
export function tend(world: World, tablet: Tablet): void {
  const running = world.random.any(tablet.working)?.running
  if (!running || tablet.isCutOff) return
  const enrolment = running.store.enrolment.peek()
  if (enrolment?.tokenState === 'valid') return
  const { store, doors, engine } = running
  const coming = async () => {
    // Kept in hand: somebody else may have used it up by the time it is typed.
    const code = tablet.code ?? (await world.servers.invite(tablet.collectivity, tablet.role, null)).code
    tablet.code = code
    const identity = await store.beginEnrolment()
    const enrolled = await doors.enrol(code, tablet.name, identity)
    if (enrolled.ok) {
      tablet.code = undefined
      await store.finishEnrolment(enrolled.value)
      engine.wake()
    } else if (enrolled.error !== 'unreachable') tablet.code = undefined
  }
  world.watched(coming(), tablet.name)
}
