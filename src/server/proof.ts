/** What a device signs with the private half that never leaves it. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'

/** Length of an uncompressed P-256 point: 0x04, x, y. */
const POINT_BYTES = 65

/**
 * True when `signature` (ECDSA P-256 over SHA-256, IEEE P1363, base64url) is over `text` by the private
 * half of `key` (raw, base64url). False for whatever is no key or no signature.
 */
export function isSignedBy(key: string, text: string, signature: string): boolean {
  const publicKey = keyOf(key)
  if (!publicKey) return false
  const bytes = Buffer.from(signature, 'base64url')
  return verify('sha256', Buffer.from(text, 'utf8'), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes)
}

function keyOf(raw: string): KeyObject | undefined {
  const point = Buffer.from(raw, 'base64url')
  if (point.length !== POINT_BYTES || point[0] !== 4) return undefined
  const x = point.subarray(1, 33).toString('base64url')
  const y = point.subarray(33).toString('base64url')
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  } catch {
    // Not a point of the curve: node:crypto has no way to ask beforehand.
    return undefined
  }
}
