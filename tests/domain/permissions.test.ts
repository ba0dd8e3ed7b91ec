import { describe, expect, test } from 'vitest'
import { KIND_NAMES, KINDS, type Kind, ROLES } from '../../src/domain/kinds.ts'
import { mayWrite } from '../../src/domain/permissions.ts'

const fieldsOf = (kind: Kind): readonly string[] => [
  ...Object.keys(KINDS[kind].required),
  ...Object.keys(KINDS[kind].optional),
  'removed',
]

describe('permission', () => {
  test('to decide is the committee’s and the coordinator’s alone', () => {
    expect(ROLES.filter((role) => mayWrite(role, 'proposal', 'decision'))).toEqual([
      'coordinator',
      'committee',
    ])
  })

  test('to count, capture and sort in the room is everybody’s but the observer’s', () => {
    const capturing = ['coordinator', 'committee', 'facilitator']
    expect(ROLES.filter((role) => mayWrite(role, 'tally', 'count'))).toEqual(capturing)
    expect(ROLES.filter((role) => mayWrite(role, 'proposal', 'text'))).toEqual(capturing)
    expect(ROLES.filter((role) => mayWrite(role, 'proposal', 'sorting'))).toEqual(capturing)
    expect(ROLES.filter((role) => mayWrite(role, 'workshop', 'title'))).toEqual(capturing)
  })

  test('to set up the programme is the coordinator’s', () => {
    for (const kind of ['collectivity', 'programme', 'axis', 'group']) {
      expect(ROLES.filter((role) => mayWrite(role, kind, 'name'))).toEqual(['coordinator'])
    }
  })

  test('to write a device is nobody’s: only the server does', () => {
    for (const field of fieldsOf('device')) {
      expect(ROLES.filter((role) => mayWrite(role, 'device', field))).toEqual([])
    }
  })

  test('of an observer is to read', () => {
    const written = KIND_NAMES.flatMap((kind) =>
      fieldsOf(kind).filter((field) => mayWrite('observer', kind, field)),
    )
    expect(written).toEqual([])
    expect(mayWrite('observer', 'tally', 'count')).toBe(false)
  })

  test('cannot be had by a name that every object inherits', () => {
    for (const role of ROLES) expect(mayWrite(role, 'constructor', 'name')).toBe(false)
  })
})
