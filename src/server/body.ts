/** Request bodies: read with limits, so that no request can fill the memory, and never trusted. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { isTooDeep, MAX_DEPTH } from '../domain/depth.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { GZIP_MEDIA_TYPE, MAX_BODY_BYTES } from '../domain/wire.ts'
import type { Trouble } from './problem.ts'

type Read<Value> = Promise<Result<Value, Trouble>>

/** The JSON of a request, plain or gzip: at most `maxBytes`, unpacked. */
export async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Read<unknown> {
  const text = await readText(request, 'application/json', maxBytes)
  return text.ok ? parse(text.value) : text
}

/** A request's text, of this media type or gzip of it: at most `maxBytes`, unpacked. */
export async function readText(request: Request, plain: string, maxBytes = MAX_BODY_BYTES): Read<string> {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (mediaType !== plain && mediaType !== GZIP_MEDIA_TYPE) {
    return trouble('unsupported-media-type', `expected ${plain} or ${GZIP_MEDIA_TYPE}`)
  }
  const sent = await readBytes(request, maxBytes)
  if (!sent.ok) return sent
  const bytes = mediaType === GZIP_MEDIA_TYPE ? await unpack(sent.value, maxBytes) : sent
  if (!bytes.ok) return bytes
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value))
  } catch {
    return trouble('malformed', 'not UTF-8')
  }
}

async function readBytes(request: Request, maxBytes: number): Read<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge(maxBytes)
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > maxBytes) return tooLarge(maxBytes)
      chunks.push(chunk)
    }
  } catch {
    // The only thing that reading can fail of: the sender went away.
    return trouble('malformed', 'the body was cut off')
  }
  return ok(Buffer.concat(chunks))
}

async function unpack(bytes: Uint8Array, maxBytes: number): Read<Uint8Array> {
  try {
    return ok(await promisify(gunzip)(bytes, { maxOutputLength: maxBytes }))
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLarge ? tooLarge(maxBytes) : trouble('malformed', 'not gzip, or cut off')
  }
}

function parse(text: string): Result<unknown, Trouble> {
  try {
    const json: unknown = JSON.parse(text)
    return isTooDeep(json) ? trouble('malformed', `nested deeper than ${MAX_DEPTH}`) : ok(json)
  } catch {
    return trouble('malformed', 'not JSON')
  }
}

const tooLarge = (maxBytes: number): Result<never, Trouble> =>
  trouble('too-large', `a body has at most ${maxBytes} bytes, unpacked`)

const trouble = (type: Trouble['type'], detail: string): Result<never, Trouble> => fail({ type, detail })
