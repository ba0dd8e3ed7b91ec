/** What many worlds come to together, in figures for people. */
import { FAULTS, type FaultCounts, noFaults } from './faults.ts'
import { type CheckCounts, INVARIANT_NAMES, INVARIANTS, noChecks } from './invariants.ts'
import type { Outcome } from './world.ts'

/** A world in which something did not hold. */
interface Failure {
  readonly seed: number
  readonly message: string
}

/** Plain data, so that it can pass from a worker. */
export interface Figures {
  readonly seeds: number
  readonly operations: number
  readonly steps: number
  readonly faults: FaultCounts
  readonly checks: CheckCounts
  readonly failures: readonly Failure[]
}

export const noFigures = (): Figures => ({
  seeds: 0,
  operations: 0,
  steps: 0,
  faults: noFaults(),
  checks: noChecks(),
  failures: [],
})

export const figuresOf = ({ seed, operations, steps, faults, checks, violation }: Outcome): Figures => ({
  seeds: 1,
  operations,
  steps,
  faults,
  checks,
  failures: violation ? [{ seed, message: violation.message }] : [],
})

export const sumOf = (a: Figures, b: Figures): Figures => ({
  seeds: a.seeds + b.seeds,
  operations: a.operations + b.operations,
  steps: a.steps + b.steps,
  faults: summed(a.faults, b.faults),
  checks: summed(a.checks, b.checks),
  failures: [...a.failures, ...b.failures],
})

/** For the end of a run. */
export function linesOf(figures: Figures): readonly string[] {
  const number = (value: number) => value.toLocaleString('en').padStart(14)
  return [
    'Checks, all of which held unless said so below:',
    ...INVARIANT_NAMES.map((name) => `${number(figures.checks[name])}  ${name}: ${INVARIANTS[name]}`),
    '',
    'Faults:',
    ...FAULTS.map((fault) => `${number(figures.faults[fault])}  ${fault}`),
    '',
    `${number(figures.seeds)}  seeds`,
    `${number(figures.operations)}  operations`,
    `${number(figures.steps)}  steps`,
    `${number(figures.failures.length)}  violations`,
    ...figures.failures.map(({ seed, message }) => `    seed ${seed}: ${message}`),
  ]
}

function summed<Name extends string>(a: Readonly<Record<Name, number>>, b: Readonly<Record<Name, number>>) {
  const names = Object.keys(a) as Name[]
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as Record<Name, number>
}
