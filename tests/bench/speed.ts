/**
 * The table of speeds: Warsha's own store, session and fold in real Chromium on a profile on disk, by turns with a
 * raw baseline on the same server, records, durability and disk.
 */
import { chromium as browsers, type Page } from 'playwright'
import { chromium } from '../support/chromium.ts'
import { freshFolder } from '../support/cleanup.ts'
import { type BenchServer, fill, startBenchServer } from './bench-server.ts'
import type { Row } from './figures.ts'
import type { Works } from './page/main.ts'
import { OPERATIONS, SEED, workload } from './workload.ts'

const ROUNDS = 7
const SAVES = 150
const COUNTS = 100

declare const works: Works

/** Each as soon as it is measured. */
export async function* speedRows(): AsyncGenerator<Row> {
  const queue = await startBenchServer()
  const sink = await startBenchServer()
  const context = await browsers.launchPersistentContext(freshFolder('bench-profile'), chromium)
  try {
    await fill(queue.office, workload())
    const page = await context.newPage()
    yield await saving(page, sink)
    yield await takingIn(page, queue)
    yield* await sending(page, sink)
    yield await counting(page, sink)
  } finally {
    await context.close()
    await queue.stop()
    await sink.stop()
  }
}

async function saving(page: Page, { url, code }: BenchServer): Promise<Row> {
  await page.goto(url)
  // The first to run is for the engines to warm up.
  await page.evaluate(([by]) => works.saves(by, 1, 40), [code] as const)
  const { warsha, raw } = await page.evaluate(([by, count]) => works.saves(by, 2, count), [
    code,
    SAVES,
  ] as const)
  return {
    work: `save one operation, strict, until its signal fired (${SAVES} pairs)`,
    unit: 'ms',
    warsha,
    raw,
    aim: { ratio: 1.5, p95Ratio: 2 },
  }
}

async function takingIn(page: Page, { url, code }: BenchServer): Promise<Row> {
  const { programme } = workload(0)
  const [warsha, raw]: [number[], number[]] = [[], []]
  for (let round = 0; round <= ROUNDS; round += 1) {
    await page.goto(url)
    const own = await page.evaluate(([by, seed, id]) => works.takeIn(by, seed, id), [
      code,
      1_000 + round,
      programme,
    ] as const)
    await page.goto(url)
    const plain = await page.evaluate(() => works.takeInRaw())
    if (own.people !== plain.people || own.proposals !== plain.proposals) {
      throw new Error(`other figures: ${JSON.stringify([own, plain])}`)
    }
    if (round === 0) continue
    warsha.push(own.ms)
    raw.push(plain.ms)
  }
  return {
    work: `take in ${OPERATIONS} operations on a fresh tablet, every figure ready (${ROUNDS} pairs)`,
    unit: 'ms',
    warsha,
    raw,
    aim: { ratio: 0.4 },
  }
}

async function sending(page: Page, { url, code }: BenchServer): Promise<readonly Row[]> {
  const [warsha, raw]: [number[], number[]] = [[], []]
  const [bytes, rawBytes]: [number[], number[]] = [[], []]
  for (let round = 0; round <= ROUNDS; round += 1) {
    const seed = SEED + round
    await page.goto(url)
    const own = await page.evaluate(([by, each, count]) => works.send(by, each, count), [
      code,
      seed,
      OPERATIONS,
    ] as const)
    await page.goto(url)
    const plain = await page.evaluate(([each, count]) => works.sendRaw(each, count), [
      seed,
      OPERATIONS,
    ] as const)
    if (round === 0) continue
    warsha.push(own.ms)
    raw.push(plain.ms)
    bytes.push((own.wire.up + own.wire.down) / OPERATIONS)
    rawBytes.push((plain.wire.up + plain.wire.down) / OPERATIONS)
  }
  return [
    {
      work: `send ${OPERATIONS} operations captured offline, until each is acknowledged from disk (${ROUNDS} pairs)`,
      unit: 'ms',
      warsha,
      raw,
      aim: { ratio: 2 },
    },
    {
      work: 'bytes on the wire for each of them, there and back, gzip',
      unit: 'bytes',
      warsha: bytes,
      raw: rawBytes,
      aim: { most: 110 },
    },
  ]
}

async function counting(page: Page, { url }: BenchServer): Promise<Row> {
  await page.goto(url)
  const { warsha, raw, proposals } = await page.evaluate((rounds) => works.counts(rounds), COUNTS)
  return {
    work: `counts by axis × decision over ${proposals} proposals (${COUNTS} pairs)`,
    unit: 'ms',
    warsha,
    raw,
    aim: { most: 2 },
  }
}
