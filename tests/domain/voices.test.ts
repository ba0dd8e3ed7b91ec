import { describe, expect, test } from 'vitest'
import type { EntityId } from '../../src/domain/ids.ts'
import type { Operation } from '../../src/domain/operation.ts'
import { State } from '../../src/domain/state.ts'
import {
  contradictedLinks,
  fateOf,
  proposalsToAnswer,
  voicesByProject,
  voicesOf,
} from '../../src/domain/voices.ts'
import { author, entityOf, queueOf } from '../support/operations.ts'

const programme = entityOf(1)
const project = entityOf(2)
const [hall, square] = [entityOf(3), entityOf(4)]
const [lamps, lights, dark] = [entityOf(11), entityOf(12), entityOf(13)]

/** A programme with one project and three proposals, as fields over "a proposal in the hall". */
function world(proposals: Readonly<Record<EntityId, Record<string, unknown>>>, more: Operation[] = []) {
  const { set } = author(1, { count: 0 })
  const state = new State()
  state.take(
    queueOf([
      set('programme', programme, { title: 'برنامج' }),
      set('project', project, { programme, title: 'الإنارة' }),
      set('workshop', hall, { programme, title: 'القاعة' }),
      set('workshop', square, { programme, title: 'الساحة' }),
      ...Object.entries(proposals).map(([id, fields]) =>
        set('proposal', id as EntityId, { programme, text: `مقترح ${id}`, workshop: hall, ...fields }),
      ),
      ...more,
    ]),
  )
  const proposal = (id: EntityId) => {
    const found = state.get('proposal', id)
    if (!found) throw new Error('no such proposal')
    return found
  }
  const voices = () => {
    const found = state.get('project', project)
    if (!found) throw new Error('no such project')
    return voicesOf(state, found)
  }
  return { state, proposal, voices, fate: (id: EntityId) => fateOf(state, proposal(id)) }
}

const accepted = { verdict: 'accepted' }
const into = (id: EntityId) => ({ verdict: 'merged', into: id })
const speaks = (gender: string | null) => ({ speaker: { gender, group: null } })

describe('what became of a proposal', () => {
  test('is followed through every merge to the project', () => {
    const { fate } = world({
      [lamps]: { decision: accepted, project },
      [lights]: { decision: into(lamps) },
      [dark]: { decision: into(lights) },
    })
    expect(fate(dark).merges.map(({ id }) => id)).toEqual([lights, lamps])
    expect(fate(dark).project?.id).toBe(project)
    expect(fate(lamps)).toMatchObject({ isDecided: true, merges: [], isLost: false })
  })

  test('is told by the sorting in the room until the committee has decided', () => {
    const { fate } = world({ [lamps]: { sorting: accepted } })
    expect(fate(lamps)).toMatchObject({ judgement: accepted, isDecided: false, project: undefined })
    expect(world({ [lamps]: {} }).fate(lamps).judgement).toBeUndefined()
  })

  test('is lost in a circle of merges, and nothing hangs', () => {
    const { fate } = world({
      [lamps]: { decision: into(lights) },
      [lights]: { decision: into(lamps), project },
    })
    expect(fate(lamps)).toMatchObject({ isLost: true, merges: [], project: undefined })
  })

  test('is lost where the proposal it was merged into was withdrawn', () => {
    const { fate } = world({
      [lamps]: { withdrawn: true, project },
      [lights]: { decision: into(lamps) },
    })
    expect(fate(lights)).toMatchObject({ isLost: true, project: undefined })
  })

  test('is no project that has been removed', () => {
    const { set } = author(2, { count: 100 })
    const { fate } = world({ [lamps]: { decision: accepted, project } }, [
      set('project', project, { removed: true }),
    ])
    expect(fate(lamps).project).toBeUndefined()
  })

  test('is no project once the committee has turned it down', () => {
    const { fate, state } = world({
      [lamps]: { decision: { verdict: 'rejected', reason: 'مبرمج' }, project },
    })
    expect(fate(lamps).project).toBeUndefined()
    const found = state.get('project', project)
    expect(found && contradictedLinks(state, found).map(({ id }) => id)).toEqual([lamps])
  })
})

describe('whose voices a project answers', () => {
  test('are those of its proposals and of all that were merged into them', () => {
    const { voices } = world({
      [lamps]: { decision: accepted, project, ...speaks('female') },
      [lights]: { decision: into(lamps), workshop: square, ...speaks('male') },
      [dark]: { decision: into(lights), ...speaks('female') },
    })
    expect(voices().proposals.map(({ id }) => id)).toEqual([dark, lights, lamps])
    expect(voices()).toMatchObject({ workshops: 2, women: 2, men: 1, untold: 0 })
    expect(voices().womenShare).toBeCloseTo(2 / 3)
  })

  test('tell a share of women only among speakers who were noted', () => {
    const { voices } = world({
      [lamps]: { project, ...speaks('female') },
      [lights]: { project, ...speaks('undisclosed') },
      [dark]: { project },
    })
    expect(voices()).toMatchObject({ women: 1, men: 0, untold: 2, womenShare: 1 })
    expect(world({ [dark]: { project } }).voices().womenShare).toBeNull()
  })

  test('count workshops that were joined to another as that one', () => {
    const { set } = author(2, { count: 100 })
    const { voices } = world({ [lamps]: { project }, [lights]: { project, workshop: square } }, [
      set('workshop', square, { into: hall }),
    ])
    expect(voices().workshops).toBe(1)
  })

  test('leave out proposals that came without a workshop from the number of workshops', () => {
    expect(world({ [lamps]: { project, workshop: null } }).voices()).toMatchObject({ workshops: 0 })
  })

  test('are nobody’s while nothing is linked', () => {
    const { voices, state } = world({ [lamps]: { decision: accepted } })
    expect(voices()).toMatchObject({ proposals: [], womenShare: null })
    expect(voicesByProject(state, programme).size).toBe(0)
  })

  test('count a proposal in one project only, however it is linked', () => {
    const other = entityOf(5)
    const { set } = author(2, { count: 100 })
    const { state } = world(
      { [lamps]: { decision: accepted, project }, [lights]: { decision: into(lamps), project: other } },
      [set('project', other, { programme, title: 'آخر' })],
    )
    const all = [...voicesByProject(state, programme).values()].flatMap(({ proposals }) => proposals)
    expect(all).toHaveLength(2)
    expect(voicesByProject(state, programme).get(project)?.proposals).toHaveLength(2)
  })
})

describe('proposals that wait for a project', () => {
  test('are the accepted ones that none answers; merged and withdrawn ones do not wait', () => {
    const { state } = world({
      [lamps]: { decision: accepted },
      [lights]: { decision: into(lamps) },
      [dark]: { sorting: accepted, withdrawn: true },
    })
    expect(proposalsToAnswer(state, programme).map(({ id }) => id)).toEqual([lamps])
  })

  test('wait again once their project is removed', () => {
    const { set } = author(2, { count: 100 })
    const { state } = world({ [lamps]: { decision: accepted, project } }, [
      set('project', project, { removed: true }),
    ])
    expect(proposalsToAnswer(state, programme)).toHaveLength(1)
  })
})
