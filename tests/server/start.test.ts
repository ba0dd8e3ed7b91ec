import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../../src/server/settings.ts'
import { nextStation, stationLetters } from '../../src/server/stations.ts'
import { coordinator, tablet } from '../support/devices.ts'
import { freshDataDir, runCli, runServer, startServer } from '../support/server.ts'

describe('settings', () => {
  test('all have a default; an empty one counts as not given', () => {
    expect(readSettings({ PORT: '', SECRET: ' ' })).toEqual({
      ok: true,
      value: {
        port: 8080,
        host: '127.0.0.1',
        dataDir: './data',
        databaseUrl: undefined,
        publicUrl: undefined,
        secret: undefined,
      },
    })
  })

  test.each([
    ['PORT', '80a', 'PORT is "80a"; expected a whole number'],
    ['PORT', '65536', 'PORT is "65536"'],
    ['PORT', '-1', 'PORT is "-1"'],
    ['HOST', 'a b', 'HOST is "a b"'],
    ['PUBLIC_URL', 'warsha.ma', 'PUBLIC_URL is "warsha.ma"; expected the address people open'],
    ['PUBLIC_URL', 'https://warsha.ma/app', 'without a path'],
    ['PUBLIC_URL', 'javascript:alert(1)', 'PUBLIC_URL is'],
    ['SECRET', 'hunter2', 'SECRET has 7 characters; expected at least 32'],
    ['DATABASE_URL', 'mysql://u:hunter2@h/d', 'DATABASE_URL is not an address of PostgreSQL'],
    ['DATABASE_URL', 'postgres://u:hunter2@:x/d', 'DATABASE_URL is not an address of PostgreSQL'],
  ])('%s=%s is refused in plain words', async (name, value, sentence) => {
    const refused = await runServer({ DATA_DIR: freshDataDir(), [name]: value })
    expect(refused.code).toBe(2)
    expect(refused.err).toContain(sentence)
    expect(refused.err).not.toMatch(/^\s+at |hunter2/m)
  })

  test('that are wrong are all named at once', () => {
    const refused = readSettings({ PORT: 'x', HOST: '?' })
    expect(!refused.ok && refused.error.split('\n')).toHaveLength(2)
  })

  test('PUBLIC_URL is what links are made with', async () => {
    const server = await startServer({ env: { PUBLIC_URL: 'https://warsha.example.ma/' } })
    await server.stop()
    expect(server.link).toMatch(/^https:\/\/warsha\.example\.ma\/enrol#[0-9A-Z]{8}$/)
  })
})

describe('a start', () => {
  test('on a port that is taken says so and ends', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const refused = await runServer({ DATA_DIR: freshDataDir(), PORT: port })
    other.close()
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toMatch(/^Port \d+ is already in use on 127\.0\.0\.1.*\n$/)
  })

  test('on an address of another machine says so and ends', async () => {
    const refused = await runServer({ DATA_DIR: freshDataDir(), PORT: '0', HOST: '203.0.113.1' })
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('HOST is "203.0.113.1"')
  })

  test('prints no warning, and ends in order when told to', async () => {
    const server = await startServer()
    expect(await server.stop()).toBe(0)
    expect(server.output().err).toBe('')
  })
})

describe('the secret', () => {
  test('is made once, for its owner alone, and never printed', async () => {
    const dataDir = freshDataDir()
    const server = await startServer({ dataDir })
    const file = join(dataDir, 'secret')
    const secret = readFileSync(file, 'utf8').trim()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'queue.sqlite')).mode & 0o077).toBe(0)
    await tablet(await coordinator(server))
    await server.stop()
    expect(server.output().out + server.output().err).not.toContain(secret)
    const again = await startServer({ dataDir })
    expect(readFileSync(file, 'utf8').trim()).toBe(secret)
    await again.stop()
  })

  test('that others can read is refused', async () => {
    const dataDir = freshDataDir()
    await (await startServer({ dataDir })).stop()
    chmodSync(join(dataDir, 'secret'), 0o640)
    const refused = await runServer({ DATA_DIR: dataDir, PORT: '0' })
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('chmod 600') as string })
  })

  test('that is missing beside a queue is not silently made anew: no token would hold any more', async () => {
    const dataDir = freshDataDir()
    await (await startServer({ dataDir })).stop()
    rmSync(join(dataDir, 'secret'))
    const refused = await runServer({ DATA_DIR: dataDir, PORT: '0' })
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('backup') as string })
  })

  test('alone lets codes be known: the database holds none', async () => {
    const server = await startServer()
    const office = await coordinator(server)
    const { code } = await office.invite('facilitator')
    await server.stop()
    const files = ['queue.sqlite', 'queue.sqlite-wal'].flatMap((name) => {
      const path = join(server.dataDir, name)
      return statSync(path, { throwIfNoEntry: false }) ? [readFileSync(path).toString('latin1')] : []
    })
    expect(files.length).toBeGreaterThan(0)
    expect(files.join('')).not.toContain(code)
    expect(files.join('')).toContain(office.id)
  })
})

describe('the command line', () => {
  test('tells what it can do when asked for something else', async () => {
    for (const words of [
      [],
      ['help'],
      ['coordinator-link', 'now'],
      ['backup'],
      ['restore', 'a', 'b'],
      ['restore', 'a', '--replace'],
      ['verify', '--all'],
    ]) {
      const { code, err } = await runCli(freshDataDir(), ...words)
      expect(code).toBe(2)
      expect(err).toContain('Usage: npm run warsha -- COMMAND')
    }
  })
})

test('stations go from A to Z, and on with AA', () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(stationLetters)).toEqual([
    'A',
    'B',
    'Z',
    'AA',
    'AB',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ])
})

test('a station that was given stays given, also where devices that came back leave gaps', () => {
  const given = (...stations: readonly string[]) => stations.map((station) => ({ station }))
  expect(nextStation([])).toBe('A')
  expect(nextStation(given('A', 'F', 'B'))).toBe('G')
  for (const last of [0, 25, 26, 51, 52, 701, 702]) {
    expect(nextStation(given(stationLetters(last)))).toBe(stationLetters(last + 1))
  }
})
