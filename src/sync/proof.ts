/** What a device shows to prove its key, and how another's proof is checked. */
import type { EnrolRequest } from '../domain/wire.ts'
import type { Identity } from '../store/store.ts'

/** The public key and its signature over `text`, as the server wants them (see `enrolRequestSchema`). */
export async function provedBy(
  identity: Identity,
  text: string,
): Promise<Pick<EnrolRequest, 'key' | 'proof'>> {
  const { keys } = identity
  const key = await crypto.subtle.exportKey('raw', keys.publicKey)
  return { key: base64url(key), proof: await signed(identity, text) }
}

/** The signature over `text` with the private half that never leaves the device: IEEE P1363, base64url. */
export async function signed({ keys }: Identity, text: string): Promise<string> {
  return base64url(await crypto.subtle.sign(ECDSA, keys.privateKey, new TextEncoder().encode(text)))
}

/** True when `signature` is over `text` by the private half of `key` (raw, base64url). False for whatever is no key. */
export async function isSignedBy(key: string, text: string, signature: string): Promise<boolean> {
  try {
    const publicKey = await crypto.subtle.importKey('raw', bytesOf(key), CURVE, false, ['verify'])
    return await crypto.subtle.verify(ECDSA, publicKey, bytesOf(signature), new TextEncoder().encode(text))
  } catch {
    // Not base64url, or not a point of the curve: there is no way to ask beforehand.
    return false
  }
}

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' }
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0))
