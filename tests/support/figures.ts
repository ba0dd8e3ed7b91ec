/** What a test measured, for people: one line in its output, such as "kills 30 · operations 14,210 · lost 0". */
export function printFigures(title: string, figures: Readonly<Record<string, number>>): void {
  const parts = Object.entries(figures).map(([name, value]) => `${name} ${value.toLocaleString('en')}`)
  process.stdout.write(`${title}: ${parts.join(' · ')}\n`)
}

/** How often a test does what it does: as told by `npm run kill` or `npm run fuzz`, and less in `npm test`. */
export function timesOf(variable: string, usually: number): number {
  const told = process.env[variable]
  return told === undefined ? usually : Number(told)
}
