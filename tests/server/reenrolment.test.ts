import { expect, test } from 'vitest'
import { isRevokedIn, rolesIn } from '../../src/server/reenrolment.ts'
import { author, entityOf } from '../support/operations.ts'

const server = author(1, { count: 0 })
/** What the queue says of one device, in its order: the server's hour, and the fields. */
const said = (...sets: readonly (readonly [hour: number, fields: Record<string, unknown>])[]) =>
  sets.map(([hour, fields], index) => ({
    seq: index + 1,
    received: `2024-05-15T${String(hour).padStart(2, '0')}:00:00.000Z`,
    op: server.set('device', entityOf(1), fields),
  }))

test('a device that was shut out is in again only by what was said later, by the clock and in the queue', () => {
  expect(isRevokedIn(said([8, { label: 'x' }]))).toBe(false)
  expect(isRevokedIn(said([8, { revoked: true }], [9, { label: 'y' }]))).toBe(true)
  expect(isRevokedIn(said([8, { revoked: true }], [9, { revoked: false }]))).toBe(false)
  // It came in again after the restore, where nobody knew that it had been shut out before.
  expect(isRevokedIn(said([12, { revoked: false }], [8, { revoked: true }]))).toBe(true)
  // It was shut out after the restore; before it, it had been shut out and had come in again.
  expect(isRevokedIn(said([12, { revoked: true }], [8, { revoked: true }], [9, { revoked: false }]))).toBe(
    true,
  )
})

test('a device keeps every role that it was ever given', () => {
  expect(
    rolesIn(said([8, { role: 'facilitator' }], [9, { label: 'y' }], [10, { role: 'observer' }])),
  ).toEqual(['facilitator', 'observer'])
})
