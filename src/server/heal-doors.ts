/** The doors by which a server that was restored from a backup gets back what it lost, and who had come in since. */
import type { Hono } from 'hono'
import {
  commonRequestSchema,
  introductionRequestSchema,
  MAX_RUN_BYTES,
  type Run,
  runSchema,
} from '../domain/wire.ts'
import { readJson } from './body.ts'
import { checked, door, type Ports, proven, readChecked } from './door.ts'
import { commonPlace, heal } from './healing.ts'
import { introduce } from './introduction.ts'
import { problem } from './problem.ts'

const FRESH = { 'cache-control': 'no-store' }

export function openHealDoors(app: Hono, ports: Ports): void {
  const { heads } = ports

  door(app, '/api/common', {
    POST: proven(ports, async (c, { collectivity }) => {
      const request = await readChecked(c, commonRequestSchema)
      if (!request.ok) return problem(request.error)
      const common = await commonPlace(ports, collectivity, request.value.places)
      return c.json({ common }, 200, FRESH)
    }),
  })

  door(app, '/api/heal', {
    POST: proven(ports, async (c, { collectivity }) => {
      const json = await readJson(c.req.raw, MAX_RUN_BYTES)
      if (!json.ok) return problem(json.error)
      const run = checked(json.value, runSchema)
      if (!run.ok) return problem(run.error)
      const healed = await heal(ports, collectivity, withSentEntries(run.value, json.value))
      if (!healed.ok) return problem(healed.error)
      if (healed.value.taken > 0) heads.announce()
      return c.json(healed.value, 200, FRESH)
    }),
  })

  door(app, '/api/introduce', {
    POST: proven(ports, async (c, partner) => {
      const request = await readChecked(c, introductionRequestSchema)
      if (!request.ok) return problem(request.error)
      const introduced = await introduce(ports, partner, request.value)
      if (!introduced.ok) return problem(introduced.error)
      heads.announce()
      return c.json(introduced.value, 201, FRESH)
    }),
  })
}

/** The run with its entries as they were sent: a schema's copy says the same in another order of members. */
const withSentEntries = (run: Run, sent: unknown): Run => ({ ...run, entries: (sent as Run).entries })
