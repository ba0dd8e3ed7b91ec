/** The two databases on which a queue can lie, for tests that hold on both. */
import { join } from 'node:path'
import type { Engine } from '../../src/server/engine.ts'
import { openPostgres } from '../../src/server/postgres.ts'
import { openSqlite } from '../../src/server/sqlite.ts'
import { usePostgres } from './postgres.ts'
import { freshDataDir, type Start } from './server.ts'

/** An empty database. */
export interface Place {
  /** How a server process finds it, again and again. */
  readonly start: Start
  /** How a test does without one. */
  open(): Promise<Engine>
}

export interface Ground {
  readonly name: string
  fresh(): Promise<Place>
}

/** To be called at the top of a test file: PostgreSQL runs while its tests do. */
export function useGrounds(): readonly Ground[] {
  const postgres = usePostgres()
  return [
    {
      name: 'SQLite',
      async fresh() {
        const dataDir = freshDataDir()
        return { start: { dataDir }, open: async () => openSqlite(join(dataDir, 'queue.sqlite')) }
      },
    },
    {
      name: 'PostgreSQL',
      async fresh() {
        const url = await postgres.freshDatabase()
        const start = { dataDir: freshDataDir(), env: { DATABASE_URL: url } }
        return { start, open: () => openPostgres(url) }
      },
    },
  ]
}
