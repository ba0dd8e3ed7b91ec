/** Enrolled devices for tests of the server: they speak the wire by hand, and keep what they were told. */
import { randomBytes } from 'node:crypto'
import type { DeviceId, EntityId, OperationId } from '../../src/domain/ids.ts'
import { UUID_RANDOM_BYTES, uuidv7 } from '../../src/domain/ids.ts'
import type { Gender, Role } from '../../src/domain/kinds.ts'
import type { Entry, Operation, SetOperation, TallyOperation } from '../../src/domain/operation.ts'
import {
  type Cursor,
  cleanCode,
  type EnrolResponse,
  enrolmentProof,
  type Invitation,
  PROTOCOL,
  type Problem,
  type SyncResponse,
  type SyncVerdict,
} from '../../src/domain/wire.ts'

export const newId = (): string => uuidv7(Date.now(), randomBytes(UUID_RANDOM_BYTES))
export const newEntity = (): EntityId => newId() as EntityId
const AT = '2024-05-15T10:30:00.000+01:00'
const PROGRAMME = newEntity()

export interface Identity {
  readonly device: DeviceId
  readonly keys: CryptoKeyPair
}

export async function newIdentity(): Promise<Identity> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  return {
    device: newId() as DeviceId,
    keys: await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']),
  }
}

/** What a device sends to come in by a code. */
export async function enrolRequest(code: string, identity: Identity, label = 'Tablet'): Promise<object> {
  const { device } = identity
  return { code, device, label, ...(await proved(identity, enrolmentProof(code, device))) }
}

/** A public key, and its signature over a text. */
export async function proved({ keys }: Identity, text: string): Promise<object> {
  const bytes = new TextEncoder().encode(text)
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, bytes)
  return {
    key: Buffer.from(await crypto.subtle.exportKey('raw', keys.publicKey)).toString('base64url'),
    proof: Buffer.from(signature).toString('base64url'),
  }
}

export const post = (url: string, body: unknown, token?: string): Promise<Response> =>
  fetch(url, { method: 'POST', headers: headersOf(token, body), body: JSON.stringify(body) })

/** The problem of an answer that should be one. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type')
  if (type !== 'application/problem+json') throw new Error(`${response.status} ${type}: no problem`)
  return (await response.json()) as Problem
}

/** The code of a link. */
export const codeOf = (link: string | undefined): string => cleanCode(link?.split('#')[1] ?? '')

/** Makes the opener of the printed link the coordinator. */
export const coordinator = (server: { url: string; link: string | undefined }): Promise<FieldDevice> =>
  joinBy(server.url, codeOf(server.link), 'Office')

/** A device invited by the coordinator. */
export async function tablet(
  by: FieldDevice,
  role: Role = 'facilitator',
  label = 'Tablet',
): Promise<FieldDevice> {
  const { code } = await by.invite(role)
  return joinBy(by.url, code, label)
}

export async function joinBy(url: string, code: string, label: string): Promise<FieldDevice> {
  const identity = await newIdentity()
  const response = await post(`${url}/api/enrol`, await enrolRequest(code, identity, label))
  if (response.status !== 201) throw new Error(`not enrolled: ${await response.text()}`)
  return new FieldDevice(url, identity, (await response.json()) as EnrolResponse)
}

export class FieldDevice {
  readonly url: string
  readonly identity: Identity
  readonly enrolment: EnrolResponse
  /** The queue as far as it was pulled. */
  readonly entries: Entry[] = []
  cursor: Cursor | null = null
  #n = 0

  constructor(url: string, identity: Identity, enrolment: EnrolResponse) {
    this.url = url
    this.identity = identity
    this.enrolment = enrolment
  }

  get id(): DeviceId {
    return this.identity.device
  }

  /** The same device with all it knows, at a server that now answers elsewhere. */
  at(url: string): FieldDevice {
    const moved = new FieldDevice(url, this.identity, this.enrolment)
    moved.cursor = this.cursor
    moved.#n = this.#n
    moved.entries.push(...this.entries)
    return moved
  }

  /** Writes that one person more came in; nothing is sent. */
  count(gender: Gender = 'female', workshop = PROGRAMME, count = 1): TallyOperation {
    return { ...this.#stamp(), type: 'tally', entity: workshop, gender, group: null, count }
  }

  /** Writes a proposal down; nothing is sent. */
  propose(text: string): SetOperation {
    return this.set('proposal', newEntity(), { programme: PROGRAMME, text })
  }

  set(kind: string, entity: EntityId, fields: Record<string, unknown>): SetOperation {
    return { ...this.#stamp(), type: 'set', kind, entity, fields, prev: {} }
  }

  /** One exchange, whatever comes of it. */
  sync(push: readonly unknown[], rest: Readonly<Record<string, unknown>> = {}): Promise<Response> {
    const { cursor } = this
    const request = { protocol: PROTOCOL, nonce: newId(), cursor, written: this.#n, push, pull: 0, ...rest }
    return this.ask('POST', '/api/sync', request)
  }

  /** Sends operations. @returns the verdicts, one each */
  async push(...operations: readonly unknown[]): Promise<readonly SyncVerdict[]> {
    return (await answerOf(await this.sync(operations))).verdicts
  }

  /** Pulls all that it lacks. @returns the whole queue as it knows it now */
  async pull(limit = 1_000): Promise<readonly Entry[]> {
    for (let more = true; more; ) {
      const answer = await answerOf(await this.sync([], { pull: limit }))
      this.entries.push(...answer.pull)
      this.cursor = answer.cursor
      more = answer.more
    }
    return this.entries
  }

  async invite(role: Role, uses = 1, hours = 1): Promise<Invitation> {
    const response = await this.ask('POST', '/api/invitations', { role, uses, hours })
    if (response.status !== 201) throw new Error(await response.text())
    return (await response.json()) as Invitation
  }

  async get<T>(path: string): Promise<T> {
    const response = await this.ask('GET', path)
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as T
  }

  ask(method: string, path: string, body?: unknown): Promise<Response> {
    const init = { method, headers: headersOf(this.enrolment.token, body) }
    return fetch(`${this.url}${path}`, body === undefined ? init : { ...init, body: JSON.stringify(body) })
  }

  #stamp() {
    this.#n += 1
    return { id: newId() as OperationId, device: this.id, n: this.#n, at: AT, v: 1 as const }
  }
}

/** The heads that a device is told of, one by one. */
export async function* follow(device: FieldDevice): AsyncGenerator<number, void> {
  const response = await device.ask('GET', '/api/events')
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const event = /^event: head\ndata: (\d+)$/.exec(text.slice(0, end))
      text = text.slice(end + 2)
      if (event) yield Number(event[1])
    }
  }
}

export async function answerOf(response: Response): Promise<SyncResponse> {
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
  return (await response.json()) as SyncResponse
}

/** The places where operations ended up; throws where one was not acknowledged. */
export const seqsOf = (verdicts: readonly SyncVerdict[]): readonly number[] =>
  verdicts.map((each) => {
    if (each.verdict !== 'acked') throw new Error(`not acknowledged: ${JSON.stringify(each)}`)
    return each.seq
  })

/** The operations that devices wrote, without what the server itself put in the queue. */
export const writtenBy = (
  entries: readonly Entry[],
  ...devices: readonly FieldDevice[]
): readonly Operation[] =>
  entries.map(({ op }) => op).filter((op) => devices.some((each) => each.id === op.device))

function headersOf(token: string | undefined, body: unknown): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
}
