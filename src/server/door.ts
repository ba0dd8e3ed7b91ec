/** What every door shares: who is asking, which methods it takes, how a request's JSON is checked. */
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import type { EntityId } from '../domain/ids.ts'
import type { Role } from '../domain/kinds.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { readJson } from './body.ts'
import type { EnrolmentPorts } from './enrolment.ts'
import type { Heads } from './heads.ts'
import type { HealPorts } from './healing.ts'
import type { InvitationPorts } from './invitations.ts'
import type { Metrics } from './metrics.ts'
import { problem, type Trouble } from './problem.ts'
import type { QuarantinePorts } from './quarantine.ts'
import { type Partner, UNKNOWN_DEVICE } from './sync.ts'

/** All that the doors need, wired in main.ts. */
export interface Ports
  extends EnrolmentPorts,
    InvitationPorts,
    HealPorts,
    Pick<QuarantinePorts, 'quarantine'> {
  readonly keys: EnrolmentPorts['keys'] & InvitationPorts['keys']
  readonly collectivity: EntityId
  readonly heads: Heads
  readonly metrics: Metrics
}

/** Goes with every 401. */
export const CHALLENGE = { 'www-authenticate': 'Bearer' }

type Answer = Response | Promise<Response>
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** Opens a door for some methods; any other gets `not-allowed`. */
export function door(
  app: Hono,
  path: string,
  methods: Readonly<Partial<Record<Method, (c: Context) => Answer>>>,
): void {
  for (const [method, handle] of Object.entries(methods)) app.on(method, path, handle)
  const allow = Object.keys(methods).join(', ')
  app.all(path, () => problem({ type: 'not-allowed', detail: `this door takes ${allow}` }, { allow }))
}

/** Lets only devices of these roles through, of those that are known here: of others nobody can say that they were not shut out. */
export const only = (
  ports: Ports,
  roles: readonly Role[],
  handle: (c: Context, partner: Partner) => Answer,
): ((c: Context) => Promise<Response>) =>
  proven(ports, (c, partner) => {
    if (!partner.isKnown) return problem(UNKNOWN_DEVICE)
    if (!roles.includes(partner.role)) {
      return problem({ type: 'forbidden', detail: `this door is for: ${roles.join(', ')}` })
    }
    return handle(c, partner)
  })

/** Lets every device through whose token is good, also one that a restored server does not know yet. */
export function proven(
  ports: Ports,
  handle: (c: Context, partner: Partner) => Answer,
): (c: Context) => Promise<Response> {
  return async (c) => {
    const partner = await authenticate(ports, c.req.header('authorization'))
    if (!partner.ok) return problem(partner.error, CHALLENGE)
    return await handle(c, partner.value)
  }
}

type TokenPorts = Pick<Ports, 'tokens' | 'registry' | 'collectivity'>

const SHUT_OUT: Trouble = { type: 'revoked', detail: 'ask the coordinator for a new code' }

/** Proves who is asking, and that it was not shut out. */
export async function authenticate(
  ports: TokenPorts,
  authorization: string | undefined,
): Promise<Result<Partner, Trouble>> {
  const bearer = await recognise(ports, authorization)
  return bearer.ok && bearer.value.isRevoked ? fail(SHUT_OUT) : bearer
}

/** Proves who is asking, shut out or not. What the queue says of a device wins over what its token says. */
export async function recognise(
  ports: TokenPorts,
  authorization: string | undefined,
): Promise<Result<Partner & { readonly isRevoked: boolean }, Trouble>> {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1]
  const bearer = token === undefined ? undefined : ports.tokens.read(token)
  if (bearer?.collectivity !== ports.collectivity) {
    return fail({ type: 'unauthorized', detail: 'no token of this server and collectivity' })
  }
  const known = await ports.registry.device(bearer.collectivity, bearer.device)
  const role = known?.role ?? bearer.role
  const rolesHeld = known?.rolesHeld ?? [bearer.role]
  const isRevoked = known?.revoked ?? false
  return ok({ ...bearer, role, rolesHeld, isKnown: known !== undefined, isRevoked })
}

/** A request's JSON, checked by its schema. */
export async function readChecked<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
  maxBytes?: number,
): Promise<Result<v.InferOutput<Schema>, Trouble>> {
  const json = await readJson(c.req.raw, maxBytes)
  return json.ok ? checked(json.value, schema) : json
}

export function checked<Schema extends v.GenericSchema>(
  json: unknown,
  schema: Schema,
): Result<v.InferOutput<Schema>, Trouble> {
  const parsed = v.safeParse(schema, json, { abortEarly: true })
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  const path = v.getDotPath(issue) ?? 'body'
  // Where it is wrong and what was expected; what was sent may be somebody's words.
  return fail({
    type: 'malformed',
    detail: `${path.slice(0, 100)}: expected ${issue.expected ?? issue.message}`,
  })
}
