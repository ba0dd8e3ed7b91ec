/** Key pairs made from the world's dice, for real signatures that the production server checks. */
import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { Identity } from '../../../src/store/store.ts'
import type { provedBy } from '../../../src/sync/proof.ts'
import type { Random } from './random.ts'

interface SimulatedKeys {
  /** Raw public point, base64url. */
  readonly point: string
  readonly key: KeyObject
}

/** Stands where the browser's key pair stands: the store only keeps it. */
export function newKeys(random: Random): CryptoKeyPair {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(random.bytes(32).fill(1, 0, 1))
  const point = curve.getPublicKey()
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: curve.getPrivateKey().toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const keys: SimulatedKeys = {
    point: point.toString('base64url'),
    key: createPrivateKey({ key: jwk, format: 'jwk' }),
  }
  return keys as unknown as CryptoKeyPair
}

/** @see provedBy */
export const prove: typeof provedBy = async ({ keys }: Identity, text) => {
  const { point, key } = keys as unknown as SimulatedKeys
  const proof = sign('sha256', Buffer.from(text, 'utf8'), { key, dsaEncoding: 'ieee-p1363' })
  return { key: point, proof: proof.toString('base64url') }
}
