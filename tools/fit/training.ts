/**
 * Fits the constants of a training step on measured runs and prints what they miss: `npx tsx tools/fit/training.ts TRUTH_FOLDER`.
 */
import { baselineErrors, middle } from "./training/baseline.ts"
import { type Errors, heldOut, inSample } from "./training/holdout.ts"
import { type Observation, readObservations } from "./training/observations.ts"
import { problemOf, solve, start, tableAt, usualOptions } from "./training/solve.ts"

const { observations, unread } = readObservations(process.argv[2] ?? "")
console.log(`${observations.length} rows read, ${unread.length} not`)
for (const one of unread) console.log(`  ${one}`)
const t0 = Date.now()
const problem = problemOf(observations)
const all = observations.map((_, k) => k)
const values = solve(observations, problem, all, start(problem.parameters), { ...usualOptions, steps: 40 })
console.log("fit", Date.now() - t0, "ms", problem.parameters.length, "parameters")
const table = tableAt(problem, values)
console.log(
  Object.entries(table.common)
    .map(([k, v]) => `${k} ${Math.exp(v).toPrecision(3)}`)
    .join("  "),
  "power",
  table.power.toFixed(2),
)
for (const d of table.deviations)
  if (Math.abs(d.value) > 0.02) console.log("   ", d.constant, d.factor, d.level, d.value.toFixed(3))
const byGroup = (one: Observation): string => one.group
const bySource = (one: Observation): string => one.source
const byModel = (one: Observation): string => (one.source.includes("llm-foundry") ? one.model : "rest")
const kinds: [string, Errors, Errors][] = [
  ["in sample", inSample(observations, problem, values), baselineErrors(observations, null)],
  ["group left out", heldOut(observations, problem, values, byGroup), baselineErrors(observations, byGroup)],
  ["source left out", heldOut(observations, problem, values, bySource), baselineErrors(observations, bySource)],
]
const stats = (errors: readonly number[]): string => {
  const a = errors.map((e) => Math.abs(Math.exp(e) - 1)).toSorted((x, y) => x - y)
  const p90 = a[Math.min(a.length - 1, Math.floor(0.9 * a.length))] ?? 0
  return `${(100 * middle(a)).toFixed(1).padStart(6)} ${((100 * a.reduce((x, y) => x + y, 0)) / a.length).toFixed(1).padStart(6)} ${(100 * p90).toFixed(1).padStart(6)}`
}
for (const [title, ours, naive] of kinds) {
  console.log(`${title}: median mean p90 | naive`)
  const line = (name: string, keep: (one: Observation) => boolean): void => {
    const pick = (errors: Errors): readonly number[] => errors.filter((_, k) => keep(observations[k]!))
    console.log(
      `  ${name.padEnd(36)} ${String(pick(ours).length).padStart(4)} ${stats(pick(ours))} | ${stats(pick(naive))}  signed ${middle(pick(ours)).toFixed(3)}`,
    )
  }
  line("all", () => true)
  for (const source of new Set(observations.map((one) => one.source))) line(source, (one) => one.source === source)
}
const foundry = observations.flatMap((one, k) => (one.source.includes("llm-foundry") ? [k] : []))
const lomo = heldOut(observations, problem, values, byModel)
console.log("llm-foundry leave one model size out", stats(foundry.map((k) => lomo[k]!)))
if (process.argv[3]) {
  const errors = kinds[1]![1]
  for (const [k, one] of observations.entries()) console.log(one.id, errors[k]!.toFixed(3), kinds[0]![1][k]!.toFixed(3))
}
console.log("total", Date.now() - t0, "ms")
