/** What a device shows to prove its key. */
import type { EnrolRequest } from '../domain/wire.ts'
import type { Identity } from '../store/store.ts'

/** The public key and its signature over `text`, as the server wants them (see `enrolRequestSchema`). */
export async function provedBy(
  { keys }: Identity,
  text: string,
): Promise<Pick<EnrolRequest, 'key' | 'proof'>> {
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    keys.privateKey,
    new TextEncoder().encode(text),
  )
  const key = await crypto.subtle.exportKey('raw', keys.publicKey)
  return { key: base64url(key), proof: base64url(signature) }
}

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
