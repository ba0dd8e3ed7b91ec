import { afterEach, beforeEach, expect, test } from 'vitest'
import { browserStamping, openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { entityOf } from '../support/operations.ts'
import { COLLECTIVITY, count, dropDatabase, enrol, freshName } from '../support/tablet.ts'

let name: string
let store: Store
beforeEach(async () => {
  name = freshName()
  store = await openStore(browserStamping, name)
})
afterEach(async () => {
  store.close()
  await dropDatabase(name)
})

test('a tablet asks to be enrolled under one name and key, however often and whenever it asks', async () => {
  const first = await Promise.all([store.beginEnrolment(), store.beginEnrolment()])
  store.close()
  store = await openStore(browserStamping, name)
  const later = await store.beginEnrolment()
  expect(new Set([...first, later].map(({ device }) => device)).size).toBe(1)

  const message = new TextEncoder().encode('message')
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(algorithm, first[0].keys.privateKey, message)
  expect(await crypto.subtle.verify(algorithm, later.keys.publicKey, signature, message)).toBe(true)
})

test('the private key cannot be taken out of the browser', async () => {
  const { keys } = await store.beginEnrolment()
  await expect(crypto.subtle.exportKey('pkcs8', keys.privateKey)).rejects.toThrow('not extractable')
})

test('a new code renews token and role, and the counting goes on where it was', async () => {
  await enrol(store, 'B', 'coordinator')
  await count(store, 'female')
  await store.refuseToken()
  expect(store.enrolment.peek()?.tokenState).toBe('refused')
  await enrol(store, 'B', 'facilitator', 'new token')
  expect(store.enrolment.peek()).toMatchObject({
    token: 'new token',
    role: 'facilitator',
    tokenState: 'valid',
  })
  expect((await count(store, 'female')).n).toBe(2)
})

test('a database stays with its collectivity', async () => {
  await enrol(store, 'B', 'coordinator')
  const { device } = await store.beginEnrolment()
  const collectivity = { id: entityOf(7), name: 'Elsewhere' }
  const enrolled = await store.finishEnrolment({
    token: 't',
    device,
    station: 'A',
    role: 'observer',
    collectivity,
  })
  expect(enrolled).toEqual({ ok: false, error: 'other-collectivity' })
  expect(store.enrolment.peek()).toMatchObject({ role: 'coordinator', collectivity: { id: COLLECTIVITY } })
})

test('drafts are kept until they are dropped', async () => {
  await store.saveDraft('composer', { text: 'نصف جملة' })
  store.close()
  store = await openStore(browserStamping, name)
  expect(await store.draft('composer')).toEqual({ text: 'نصف جملة' })
  await store.dropDraft('composer')
  expect(await store.draft('composer')).toBeUndefined()
})
