import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EntityId } from '../../src/domain/ids.ts'
import { MAIN, SCREENS } from '../support/screens.ts'

const ROUTER = readFileSync(new URL('../../src/ui/router.tsx', import.meta.url), 'utf8')
const id = 'ID' as EntityId
const PLACES = { workshop: id, past: id, proposal: id, project: id }

/** Leads on to another address at once. */
const REDIRECTS: ReadonlySet<string> = new Set(['/workshops/:id', '/count'])

describe('the list of screens', () => {
  it('has every address of the app: none is left out of the walks and the pictures', () => {
    const routes = [...ROUTER.matchAll(/^ {2}'(\/[^']*)':/gm)].flatMap(([, path]) => path ?? [])
    const walked = SCREENS.map((screen) => screen.path(PLACES, 'ar'))
    const isWalked = (route: string) => {
      const steps = route.split('/')
      return walked.some((path) => {
        const own = path.replace(/#.*/, '').split('/')
        return (
          own.length === steps.length &&
          steps.every((step, place) => step.startsWith(':') || step === own[place])
        )
      })
    }
    expect(routes.length).toBeGreaterThan(20)
    expect(routes.filter((route) => !REDIRECTS.has(route) && !isWalked(route))).toEqual([])
  })

  it('names each screen once, and the main five are among them', () => {
    const names = SCREENS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining([...MAIN]))
  })
})
