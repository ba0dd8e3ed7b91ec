/** The server's other doors: coming in, inviting, looking after devices, and what was not accepted. */
import * as v from 'valibot'
import type { DeviceId } from '../domain/ids.ts'
import type { Role } from '../domain/kinds.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import {
  CODE,
  type Cursor,
  cleanCode,
  commonSchema,
  type DeviceReport,
  deviceReportsSchema,
  type EnrolRequest,
  type EnrolResponse,
  enrolmentProof,
  enrolmentSchema,
  type ForkRequest,
  forkProof,
  type Healed,
  healedSchema,
  type IntroductionRequest,
  type Invitation,
  introductionProof,
  invitationSchema,
  invitationsSchema,
  type ProblemType,
  type Quarantined,
  type QuarantineJudged,
  quarantinedSchema,
  quarantineJudgedSchema,
  type Run,
  type UnlockRequest,
} from '../domain/wire.ts'
import type { Identity } from '../store/store.ts'
import { type Asking, ask, type HttpPorts, packed, parsed, refusalOf } from './http.ts'
import { provedBy } from './proof.ts'

/** `unreachable`: no network, or nobody of ours at the other end. */
export type DoorFailure = ProblemType | 'unreachable'
type Opened<T> = Promise<Result<T, DoorFailure>>

export interface Doors {
  /** Shows the code and proves the key. After a lost answer it may be asked again. */
  enrol(code: string, label: string, identity: Identity): Opened<EnrolResponse>
  /** May this invitation open the screen of this device, whose PIN was forgotten? */
  unlock(code: string): Opened<void>
  /** Asks for a name of its own for a copy of `from`, which still bears its token. May be asked again, too. */
  fork(from: DeviceId, identity: Identity): Opened<EnrolResponse>
  /** The newest of these places that the server's queue has, too; null when it has none. */
  common(places: readonly Cursor[]): Opened<Cursor | null>
  /** Gives a run of the queue back; given again, nothing is taken. `unproven`: the server did not make it. */
  heal(run: Run): Opened<Healed>
  /** Tells a server of this device that does not know it, though its token is good. May be asked again, too. */
  introduce(identity: Identity, station: string): Opened<EnrolResponse>
  /** Makes an invitation for `uses` devices, good for `hours`. */
  invite(role: Role, uses: number, hours: number): Opened<Invitation>
  /** Those still open. */
  invitations(): Opened<readonly Invitation[]>
  withdrawInvitation(code: string): Opened<void>
  devices(): Opened<readonly DeviceReport[]>
  renameDevice(device: DeviceId, label: string): Opened<void>
  revokeDevice(device: DeviceId): Opened<void>
  /** What the server did not accept, with reasons. */
  quarantine(): Opened<readonly Quarantined[]>
  /** Has all of it judged by today's rules. */
  judgeQuarantine(): Opened<QuarantineJudged>
}

export interface DoorPorts extends HttpPorts {
  /** The token in use, if there is one. */
  token(): string | undefined
  /** Signs with a device's key; left out, the browser does. */
  readonly prove?: typeof provedBy
}

export function createDoors(ports: DoorPorts): Doors {
  const asked = <Schema extends v.GenericSchema>(asking: Omit<Asking, 'token'>, schema: Schema) =>
    withToken(ports, (token) => openDoor(ports, { ...asking, token }, schema))
  const done = async (asking: Omit<Asking, 'token'>): Opened<void> => {
    const opened = await asked(asking, nothing)
    return opened.ok ? ok(undefined) : opened
  }
  return {
    enrol: (code, label, identity) => enrol(ports, code, label, identity),
    unlock: async (typed) => {
      const code = cleanCode(typed)
      if (!CODE.test(code)) return fail('code-unknown')
      const request: UnlockRequest = { code }
      return done({ method: 'POST', path: '/api/unlock', body: jsonBody(request) })
    },
    fork: async (from, identity) => {
      const { device } = identity
      const proved = await (ports.prove ?? provedBy)(identity, forkProof(from, device))
      const request: ForkRequest = { device, ...proved }
      const asking: Asking = { method: 'POST', path: '/api/fork', body: jsonBody(request) }
      return ofDevice(device, await asked(asking, enrolmentSchema))
    },
    async common(places) {
      const opened = await asked(
        { method: 'POST', path: '/api/common', body: jsonBody({ places }) },
        commonSchema,
      )
      return opened.ok ? ok(opened.value.common) : opened
    },
    heal: async (run) =>
      asked(
        {
          method: 'POST',
          path: '/api/heal',
          body: await packed(ports, JSON.stringify(run), 'application/json'),
        },
        healedSchema,
      ),
    introduce: async (identity, station) => {
      const proved = await (ports.prove ?? provedBy)(identity, introductionProof(identity.device))
      const request: IntroductionRequest = { station, ...proved }
      const asking: Asking = { method: 'POST', path: '/api/introduce', body: jsonBody(request) }
      return ofDevice(identity.device, await asked(asking, enrolmentSchema))
    },
    invite: (role, uses, hours) =>
      asked(
        { method: 'POST', path: '/api/invitations', body: jsonBody({ role, uses, hours }) },
        invitationSchema,
      ),
    invitations: () => asked({ method: 'GET', path: '/api/invitations' }, invitationsSchema),
    withdrawInvitation: (code) =>
      done({ method: 'DELETE', path: `/api/invitations/${encodeURIComponent(code)}` }),
    devices: () => asked({ method: 'GET', path: '/api/devices' }, deviceReportsSchema),
    renameDevice: (device, label) =>
      done({ method: 'PATCH', path: `/api/devices/${device}`, body: jsonBody({ label }) }),
    revokeDevice: (device) => done({ method: 'DELETE', path: `/api/devices/${device}` }),
    quarantine: () => asked({ method: 'GET', path: '/api/quarantine' }, quarantinedSchema),
    judgeQuarantine: () =>
      asked({ method: 'POST', path: '/api/quarantine/judge', body: jsonBody({}) }, quarantineJudgedSchema),
  }
}

async function enrol(
  ports: DoorPorts,
  typed: string,
  label: string,
  identity: Identity,
): Opened<EnrolResponse> {
  const code = cleanCode(typed)
  if (!CODE.test(code)) return fail('code-unknown')
  const proved = await (ports.prove ?? provedBy)(identity, enrolmentProof(code, identity.device))
  const request: EnrolRequest = { code, device: identity.device, label, ...proved }
  const asking: Asking = { method: 'POST', path: '/api/enrol', body: jsonBody(request) }
  return ofDevice(identity.device, await openDoor(ports, asking, enrolmentSchema))
}

/** An answer that names another device is not to us: kept, it would let the counters of what waits start anew. */
const ofDevice = (
  device: DeviceId,
  opened: Awaited<Opened<EnrolResponse>>,
): Awaited<Opened<EnrolResponse>> =>
  opened.ok && opened.value.device !== device ? fail('unreachable') : opened

async function withToken<T>({ token }: DoorPorts, open: (token: string) => Opened<T>): Opened<T> {
  const held = token()
  return held === undefined ? fail('unauthorized') : open(held)
}

async function openDoor<Schema extends v.GenericSchema>(
  http: HttpPorts,
  asking: Asking,
  schema: Schema,
): Opened<v.InferOutput<Schema>> {
  const asked = await ask(http, asking)
  if (asked.type !== 'answer') return fail('unreachable')
  const { answer, response } = asked
  if (!response.ok) {
    const refusal = refusalOf(answer, response)
    return fail(refusal.type === 'problem' ? refusal.problem : 'unreachable')
  }
  // Wrapped, so that an empty answer is one, too.
  const json =
    answer.status === 204 ? '[]' : answer.mediaType === 'application/json' ? `[${answer.text}]` : ''
  const got = parsed(json, v.tuple([v.optional(v.unknown())]))
  const checked = got && v.safeParse(schema, got[0])
  return checked?.success ? ok(checked.output) : fail('unreachable')
}

/** The doors that change something and answer nothing: 204. */
const nothing = v.undefined()

const jsonBody = (value: unknown): NonNullable<Asking['body']> => ({
  mediaType: 'application/json',
  bytes: JSON.stringify(value),
})
