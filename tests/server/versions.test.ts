/** Tablets of older versions come back, and tablets that were away for long: what they bring is taken as ever. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { State } from '../../src/domain/state.ts'
import * as wire from '../../src/domain/wire.ts'
import { createApp } from '../../src/server/app.ts'
import { Heads } from '../../src/server/heads.ts'
import { type House, inviteCoordinator, openHouse } from '../../src/server/house.ts'
import { answerWith, createHttpServer } from '../../src/server/http.ts'
import { Metrics } from '../../src/server/metrics.ts'
import { readSettings } from '../../src/server/settings.ts'
import { keyedTokens } from '../../src/server/token.ts'
import { codeOf, type FieldDevice, joinBy, newEntity, seqsOf, tablet } from '../support/devices.ts'
import { useGrounds } from '../support/grounds.ts'
import { freshDataDir, type RunningServer, startServer } from '../support/server.ts'
import { differences, Player, readTraffic, type Step } from '../support/traffic.ts'

const { steps, keys } = readTraffic()
const sent = JSON.stringify(steps.map(({ body, path, counts }) => ({ body, path, counts })))

const grounds = useGrounds()

describe.each(grounds)('what devices of protocol 1 sent, sent again to a server on $name', ({ fresh }) => {
  let server: RunningServer
  let player: Player
  beforeAll(async () => {
    server = await startServer((await fresh()).start)
    player = new Player(server.url, codeOf(server.link), { steps, keys })
  })
  afterAll(() => server.stop())

  test.each(steps.map((step) => [step.says, step] as const))(
    'is answered as it was then: %s',
    async (_, step) => {
      const heard = await player.play(step)
      expect(differences(step.answer, heard, sent)).toEqual([])
    },
  )
})

describe('what a server of protocol 1 answered', () => {
  const answers = steps.map((step) => [step.says, step] as const).filter(([, step]) => schemaOf(step))

  test.each(answers)('is understood by the app of today: %s', (_, step) => {
    const schema = schemaOf(step)
    expect(schema && v.safeParse(schema, step.answer.body).issues).toBeUndefined()
  })

  test('is kept of every door that a tablet knows', () => {
    expect(new Set(answers.map(([, step]) => schemaOf(step)))).toEqual(
      new Set([
        wire.enrolmentSchema,
        wire.syncResponseSchema,
        wire.invitationSchema,
        wire.invitationsSchema,
        wire.pageSchema,
        wire.commonSchema,
        wire.healedSchema,
        wire.quarantinedSchema,
        wire.quarantineJudgedSchema,
        wire.deviceReportsSchema,
        wire.problemSchema,
      ]),
    )
  })
})

test('a difference that an app of then would notice is one, and one that it would not is none', () => {
  const then = { status: 200, body: [{ seq: 3, received: '2024', op: { id: 'a' } }] }
  expect(differences(then, { ...then, added: true }, '')).toEqual([])
  expect(
    differences(then, { status: 200, body: [{ seq: 3, received: '2026', op: { id: 'a' } }] }, ''),
  ).toEqual([])
  expect(differences(then, { ...then, status: 201 }, '')).toHaveLength(1)
  expect(differences(then, { ...then, body: [] }, '')).toHaveLength(1)
  expect(differences(then, { status: 200, body: [{ seq: 3, op: { id: 'a' } }] }, '')).toHaveLength(1)
  expect(
    differences(then, { status: 200, body: [{ seq: 3, received: '2024', op: { id: 'b' } }] }, ''),
  ).toHaveLength(1)
})

describe.each(grounds)('a tablet that comes back after a year, to a server on $name', ({ fresh }) => {
  let house: House
  let server: Server
  let url: string
  let now = new Date('2025-05-15T08:00:00Z')
  beforeAll(async () => {
    const { start } = await fresh()
    const settings = readSettings({ DATA_DIR: start.dataDir ?? freshDataDir(), ...start.env })
    const opened = settings.ok ? await openHouse(settings.value) : settings
    if (!opened.ok) throw new Error(opened.error)
    house = { ...opened.value, now: () => now }
    const app = createApp({
      ...house,
      heads: new Heads(),
      publicUrl: 'http://localhost',
      metrics: new Metrics(),
      tokens: keyedTokens(house.keys.token),
      dist: 'nowhere',
      log: () => {},
    })
    server = createHttpServer()
    answerWith(server, app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await house.close()
  })

  test('finds its workshop closed and its axis retired, and all it brings is accepted', async () => {
    const { link } = await inviteCoordinator(house, 'http://localhost')
    const office = await joinBy(url, codeOf(link), 'Office')
    const amina = await tablet(office)
    const [programme, axis, workshop, proposal] = [newEntity(), newEntity(), newEntity(), newEntity()]
    await office.push(
      office.set('programme', programme, { title: 'برنامج' }),
      office.set('axis', axis, { programme, name: 'البيئة' }),
      office.set('workshop', workshop, { programme, title: 'ورشة', status: 'open' }),
    )
    await amina.pull()
    const at = '2025-05-15T10:30:00.000+01:00'
    const brought = [
      { ...amina.count('female', workshop, 12), at },
      {
        ...amina.set('proposal', proposal, { programme, workshop, text: 'إنارة الشارع', axis, label: 'B1' }),
        at,
      },
      { ...amina.set('proposal', proposal, { sorting: { verdict: 'accepted' } }), at },
    ]
    await whileAway(office)
    await office.push(
      office.set('workshop', workshop, { status: 'closed' }),
      office.set('axis', axis, { retired: true }),
    )

    now = new Date('2026-06-01T08:00:00Z')
    const head = (await office.pull()).length
    expect(seqsOf(await amina.push(...brought))).toEqual([head + 1, head + 2, head + 3])
    const queue = await amina.pull()
    expect(queue.map(({ seq }) => seq)).toEqual(queue.map((_, index) => index + 1))
    expect(queue.slice(-3).map(({ op }) => op)).toEqual(brought)
    const state = new State()
    state.take(queue)
    expect(state.get('proposal', proposal)).toMatchObject({ axis, sorting: { verdict: 'accepted' } })
    expect(state.cells(workshop)).toMatchObject([{ count: 12 }])
  })
})

/** More than the tablet can pull at once happens meanwhile. */
async function whileAway(office: FieldDevice): Promise<void> {
  await office.push(...Array.from({ length: 600 }, () => office.count()))
}

/** What an app checks an answer by; undefined for what no tablet reads. */
function schemaOf({ path, answer: { mediaType, status } }: Step): v.GenericSchema | undefined {
  if (mediaType === 'application/problem+json') return wire.problemSchema
  switch (path.replace(/\/[0-9a-f-]{36}$|\/\d+$/, '')) {
    case '/api/enrol':
    case '/api/fork':
    case '/api/introduce':
      return wire.enrolmentSchema
    case '/api/sync':
      return wire.syncResponseSchema
    case '/api/common':
      return wire.commonSchema
    case '/api/heal':
      return wire.healedSchema
    case '/api/pages':
      return wire.pageSchema
    case '/api/invitations':
      return status === 201 ? wire.invitationSchema : wire.invitationsSchema
    case '/api/devices':
      return status === 204 ? undefined : wire.deviceReportsSchema
    case '/api/quarantine':
      return wire.quarantinedSchema
    case '/api/quarantine/judge':
      return wire.quarantineJudgedSchema
    default:
      return undefined
  }
}
