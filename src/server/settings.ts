/** Settings come from the environment alone, each with a default; a wrong one is refused in plain words. */
import { fail, ok, type Result } from '../domain/result.ts'

export interface Settings {
  /** TCP port; 0 lets the system choose a free one. */
  readonly port: number
  readonly host: string
  /** Folder of the secret and, without `databaseUrl`, of the queue. */
  readonly dataDir: string
  /** PostgreSQL, with its password: never shown. Undefined means SQLite in the data folder. */
  readonly databaseUrl: string | undefined
  /** What people's browsers call this server, without a slash at the end; undefined means http://localhost:PORT. */
  readonly publicUrl: string | undefined
  /** Given by whoever runs several servers; undefined means the one kept in the data folder. */
  readonly secret: string | undefined
}

/** Fewer characters than this could be guessed by trying. */
export const MIN_SECRET_LENGTH = 32

type Checked<Value> = Result<Value, string>
type Environment = Readonly<Record<string, string | undefined>>

/** Every setting checked; the failure is one sentence a line, naming the variable, what was given and what is expected. */
export function readSettings(env: Environment): Result<Settings, string> {
  const port = checkPort(given(env, 'PORT') ?? '8080')
  const host = checkHost(given(env, 'HOST') ?? '127.0.0.1')
  const publicUrl = checkPublicUrl(given(env, 'PUBLIC_URL'))
  const secret = checkSecret(given(env, 'SECRET'))
  const database = checkDatabase(given(env, 'DATABASE_URL'))
  if (port.ok && host.ok && publicUrl.ok && secret.ok && database.ok) {
    return ok({
      port: port.value,
      host: host.value,
      dataDir: given(env, 'DATA_DIR') ?? './data',
      databaseUrl: database.value,
      publicUrl: publicUrl.value,
      secret: secret.value,
    })
  }
  const refusals = [port, host, publicUrl, secret, database].flatMap((each) => (each.ok ? [] : [each.error]))
  return fail(refusals.join('\n'))
}

/** The address that links are made with. */
export const publicUrlOf = (settings: Settings, port: number): string =>
  settings.publicUrl ?? `http://localhost:${port}`

/** An empty variable is one that was not given: that is how service files switch one off. */
function given(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

function checkPort(text: string): Checked<number> {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535
    ? ok(port)
    : fail(`PORT is "${text}"; expected a whole number from 0 to 65535.`)
}

function checkHost(text: string): Checked<string> {
  return /^[\w.:%-]+$/.test(text)
    ? ok(text)
    : fail(`HOST is "${text}"; expected the address to listen on, such as 127.0.0.1 or 0.0.0.0.`)
}

function checkPublicUrl(text: string | undefined): Checked<string | undefined> {
  if (text === undefined) return ok(undefined)
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url?.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return isPlain && (url.protocol === 'https:' || url.protocol === 'http:')
    ? ok(url.origin)
    : fail(
        `PUBLIC_URL is "${text}"; expected the address people open, such as https://warsha.example.ma, without a path.`,
      )
}

function checkSecret(text: string | undefined): Checked<string | undefined> {
  // The one setting whose value is not repeated: this sentence ends up in logs.
  return text === undefined || text.length >= MIN_SECRET_LENGTH
    ? ok(text)
    : fail(
        `SECRET has ${text.length} characters; expected at least ${MIN_SECRET_LENGTH}, kept the same for ever.`,
      )
}

function checkDatabase(url: string | undefined): Checked<string | undefined> {
  // PostgreSQL's own form for a socket, postgres://user@/name?host=/folder, is not a URL for want of a host.
  const isReadable = url === undefined || URL.canParse(url.replace('@/', '@localhost/'))
  // The address is not repeated either: it holds a password.
  return url === undefined || (isReadable && /^postgres(ql)?:\/\//.test(url))
    ? ok(url)
    : fail(
        'DATABASE_URL is not an address of PostgreSQL; expected postgres://USER:PASSWORD@HOST/NAME, special characters of the password as %XX.',
      )
}
