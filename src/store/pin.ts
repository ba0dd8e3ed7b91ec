/** A PIN as it is kept: never itself, only what it derives to. */

/** OWASP's figure for PBKDF2 over SHA-256 (2023): a third of a second on a cheap tablet, for each that is tried. */
const ITERATIONS = 600_000
const SALT_BYTES = 16
const HASH_BITS = 256

export interface KeptPin {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  readonly hash: Uint8Array<ArrayBuffer>
}

export async function keptPin(pin: string): Promise<KeptPin> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  return { salt, iterations: ITERATIONS, hash: await derived(pin, salt, ITERATIONS) }
}

export async function isPin(pin: string, { salt, iterations, hash }: KeptPin): Promise<boolean> {
  const tried = await derived(pin, salt, iterations)
  // Every byte is compared, so that the time taken tells nothing.
  return tried.reduce((different, byte, place) => different | (byte ^ (hash[place] ?? 0)), 0) === 0
}

async function derived(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ])
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return new Uint8Array(await crypto.subtle.deriveBits(params, secret, HASH_BITS))
}
