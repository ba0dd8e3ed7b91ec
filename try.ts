import { simulate } from './tests/sync/simulation/simulate.ts'
const from = Number(process.argv[2] ?? 1), to = Number(process.argv[3] ?? from)
let ops = 0, steps = 0
const t = performance.now()
for (let s = from; s <= to; s++) {
  const o = await simulate(s)
  ops += o.operations; steps += o.steps
  if (o.violation) { console.log('SEED', s, o.violation.stack?.split('\n').slice(0,3).join('\n')); if (from === to) console.log(o.trace.tail(80).join('\n')) }
  if (from === to) console.log(o.operations, o.steps, o.trace.sum)
}
const ms = performance.now() - t
console.log((to - from + 1), 'seeds', ops, 'ops', steps, 'steps', ms.toFixed(0), 'ms', (ms / (to - from + 1)).toFixed(1), 'ms/seed')
process.exit(0)
