/** The doors for whoever runs the server: is it alive, can it take operations, how much has it done. */
import type { Hono } from 'hono'
import { door, type Ports } from './door.ts'

export function openHealthDoors(app: Hono, { queue, collectivity, metrics }: Ports): void {
  door(app, '/healthz', { GET: (c) => c.json({ alive: true }) })

  door(app, '/readyz', {
    GET: async (c) => {
      const { seq } = await queue.head(collectivity)
      return c.json({ ready: true, head: seq, ...(await queue.durability()) })
    },
  })

  door(app, '/metrics', {
    GET: async (c) => {
      const { seq } = await queue.head(collectivity)
      return c.text(metrics.text(seq), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    },
  })
}
