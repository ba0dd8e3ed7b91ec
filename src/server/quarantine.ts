/**
 * The quarantine, judged anew: what an older server or a narrower role refused may fit today. The rules are
 * those of every exchange. Pure over its ports.
 */
import type { DeviceId, EntityId } from '../domain/ids.ts'
import type { Role } from '../domain/kinds.ts'
import type { Operation, Rejection } from '../domain/operation.ts'
import { unreachable } from '../domain/unreachable.ts'
import type { QuarantineJudged } from '../domain/wire.ts'
import type { Registry } from './registry.ts'
import { judge } from './sync.ts'

/** Where something lies in the quarantine. */
export interface QuarantineKey {
  /** Whose token brought it. */
  readonly device: DeviceId
  readonly hash: string
}

export interface Kept extends QuarantineKey {
  /** As the coordinator's list shows it. */
  readonly id: string
  /** What came. */
  readonly op: unknown
}

/** Today's judgement on something in the quarantine. */
export type Rejudged = { readonly key: QuarantineKey } & (
  | { readonly type: 'fit'; readonly op: Operation }
  | { readonly type: 'refused'; readonly reason: Rejection; readonly detail: string }
)

export interface Quarantine {
  /** The next few after a key, in the order of keys; none at the end. */
  after(collectivity: EntityId, key: QuarantineKey | null): Promise<readonly Kept[]>
  /**
   * Appends what fits under its author's own device and counter, each by itself, and notes today's reason on
   * what stays; in one transaction. Stays as altered: an id or a counter that stands for something else by now.
   * @returns how many have left the quarantine, those that the queue had already among them
   */
  readmit(collectivity: EntityId, received: string, rejudged: readonly Rejudged[]): Promise<number>
}

export interface QuarantinePorts {
  readonly quarantine: Quarantine
  readonly registry: Pick<Registry, 'device'>
  /** Server time. */
  now(): Date
}

/** Judges all that is in the quarantine, or only what bears one of `ids`. */
export async function judgeAgain(
  { quarantine, registry, now }: QuarantinePorts,
  collectivity: EntityId,
  ids?: readonly string[],
): Promise<QuarantineJudged> {
  const wanted = ids && new Set(ids)
  let [accepted, judged] = [0, 0]
  let key: QuarantineKey | null = null
  for (;;) {
    const kept: readonly Kept[] = await quarantine.after(collectivity, key)
    const last = kept.at(-1)
    if (!last) return { accepted, left: judged - accepted }
    key = { device: last.device, hash: last.hash }
    const asked = kept.filter(({ id }) => !wanted || wanted.has(id))
    const roles = await rolesOf(registry, collectivity, asked)
    const rejudged = asked.flatMap((each) => rejudge(each, roles.get(each.device) ?? []))
    judged += asked.length
    accepted += await quarantine.readmit(collectivity, now().toISOString(), rejudged)
  }
}

/** None for what only a newer server can judge: it stays as it is. */
function rejudge({ device, hash, op }: Kept, rolesHeld: readonly Role[]): readonly Rejudged[] {
  const key = { device, hash }
  // Whatever is kept came in with an id, or the exchange would not have been read.
  const judged = judge(op as { readonly id: string }, device, rolesHeld)
  switch (judged.type) {
    case 'fit':
      return [{ type: 'fit', key, op: judged.op }]
    case 'refused':
      return [{ type: 'refused', key, reason: judged.reason, detail: judged.detail }]
    case 'later':
      return []
    default:
      return unreachable(judged)
  }
}

/** Every role that each device ever held; a device that the queue does not know has none here. */
async function rolesOf(
  registry: Pick<Registry, 'device'>,
  collectivity: EntityId,
  kept: readonly Kept[],
): Promise<ReadonlyMap<DeviceId, readonly Role[]>> {
  const devices = [...new Set(kept.map(({ device }) => device))]
  const known = await Promise.all(devices.map((device) => registry.device(collectivity, device)))
  return new Map(devices.map((device, index) => [device, known[index]?.rolesHeld ?? []]))
}
