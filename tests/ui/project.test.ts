import { describe, expect, it } from 'vitest'
import type { EntityId } from '../../src/domain/ids.ts'
import type { Axis, Project } from '../../src/domain/kinds.ts'
import type { MatrixGroup } from '../../src/domain/matrix.ts'
import { fieldsBefore, fieldsFrom, projectInputOf } from '../../src/ui/project-input.ts'
import { draftsToPlace, placeBeside } from '../../src/ui/project-order.ts'

const id = (name: string) => name as EntityId
const axisOf = (name: string): Axis => ({ id: id(name), kind: 'axis', programme: id('p'), name })
const projectOf = (name: string, order?: number, fields: Partial<Project> = {}): Project => ({
  id: id(name),
  kind: 'project',
  programme: id('p'),
  title: name,
  ...(order !== undefined && { order }),
  ...fields,
})
const group = (axis: Axis | null, ...projects: Project[]): MatrixGroup => ({ axis, projects, centimes: 0 })

const [green, roads, none] = [axisOf('green'), axisOf('roads'), axisOf('none')]
const [trees, parks, signs] = [projectOf('trees', 1), projectOf('parks', 2), projectOf('signs', 1)]
const groups = [group(green, trees, parks), group(none), group(roads, signs)]

describe('moving a project by one step', () => {
  it('stays in its axis, and past its edge goes on into the next one', () => {
    expect(placeBeside(groups, trees.id, 'down')).toEqual({ axis: green, index: 1 })
    expect(placeBeside(groups, parks.id, 'down')).toEqual({ axis: none, index: 0 })
    expect(placeBeside(groups, signs.id, 'up')).toEqual({ axis: none, index: 0 })
    expect(placeBeside(groups, parks.id, 'up')).toEqual({ axis: green, index: 0 })
  })

  it('goes nowhere from the first and the last place', () => {
    expect(placeBeside(groups, trees.id, 'up')).toBeUndefined()
    expect(placeBeside(groups, signs.id, 'down')).toBeUndefined()
  })
})

describe('placing a project', () => {
  it('writes one operation on it, between its new neighbours', () => {
    expect(draftsToPlace(groups, parks, { axis: green, index: 0 })).toMatchObject([
      { entity: 'parks', fields: { order: 0 } },
    ])
    expect(draftsToPlace(groups, signs, { axis: green, index: 1 })).toMatchObject([
      { entity: 'signs', fields: { axis: 'green', order: 1.5 } },
    ])
  })

  it('gives it the first place of an axis that has none', () => {
    expect(draftsToPlace(groups, signs, { axis: none, index: 0 })).toMatchObject([
      { entity: 'signs', fields: { axis: 'none', order: 1 } },
    ])
  })

  it('writes nothing where it stands already', () => {
    expect(draftsToPlace(groups, parks, { axis: green, index: 1 })).toEqual([])
  })

  it('numbers an axis anew only where its orders leave no room', () => {
    const bare = [group(green, projectOf('a'), projectOf('b'), projectOf('c'))]
    const drafts = draftsToPlace(bare, projectOf('c'), { axis: green, index: 0 })
    expect(drafts.map(({ entity, fields }) => [entity, fields['order']])).toEqual([
      ['c', 1],
      ['a', 2],
      ['b', 3],
    ])
  })
})

describe('a project in its form', () => {
  const source = projectOf('نظافة', 1, {
    budget: 30_000_000,
    months: 22.5,
    activities: 'حملات ثم لقاءات',
    start: { start: '2025-03-01', end: '2025-03-31', precision: 'month', raw: 'مارس' },
  })
  const begun = projectInputOf(source)
  const changed = (part: object, now = source) => fieldsFrom({ begun, input: { ...begun, ...part } }, now)

  it('writes nothing when nothing was changed: not a name, not a source’s own words', () => {
    expect(changed({})).toEqual({ ok: true, value: {} })
  })

  it('writes what was changed and nothing else', () => {
    expect(changed({ budget: '85 750 000', months: '24' })).toEqual({
      ok: true,
      value: { budget: 8_575_000_000, months: 24 },
    })
    expect(changed({ partners: ' جمعية الأمل ' })).toEqual({ ok: true, value: { partners: 'جمعية الأمل' } })
  })

  it('leaves alone what somebody else changed while the form was open', () => {
    const now = { ...source, budget: 5, partners: 'جمعية أخرى' }
    expect(changed({ months: '24' }, now)).toEqual({ ok: true, value: { months: 24 } })
  })

  it('clears a field that was emptied', () => {
    expect(changed({ budget: ' ', activities: [] })).toEqual({
      ok: true,
      value: { budget: null, activities: null },
    })
  })

  it('holds activities one by one, each with the people it is for', () => {
    const activities = [
      { key: 'a', text: 'حملات تحسيسية', publics: 'التلاميذ' },
      { key: 'b', text: ' لقاءات ', publics: '' },
      { key: 'c', text: '', publics: 'لا أحد' },
    ]
    expect(changed({ activities })).toEqual({
      ok: true,
      value: { activities: [{ text: 'حملات تحسيسية', publics: 'التلاميذ' }, { text: 'لقاءات' }] },
    })
  })

  it('names every flaw and writes nothing', () => {
    expect(changed({ title: { ar: '', fr: '' }, budget: 'كثير', months: '22,3' })).toEqual({
      ok: false,
      error: ['title', 'budget', 'months'],
    })
    const end = { precision: 'year', start: '2024', end: '' }
    expect(changed({ end })).toEqual({ ok: false, error: ['ends-before-start'] })
  })

  it('can be taken back, with fields that were not there before empty again', () => {
    expect(fieldsBefore(source, { budget: 5, partners: 'x' })).toEqual({ budget: 30_000_000, partners: null })
  })
})
