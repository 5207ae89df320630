/**
 * Fits the constants of a training step on measured runs and prints what they miss: in sample, and for rows whose group or whole source
 * was left out. `npx tsx tools/fit/training.ts TRUTH_FOLDER` writes src/data/step-constants.json.
 */
import { baselineErrors, overheads } from "./training/baseline.ts"
import { type Errors, heldOut, inSample } from "./training/holdout.ts"
import { type Observation, readObservations } from "./training/observations.ts"
import { figuresOf, printErrors } from "./training/print-errors.ts"
import { problemOf, solve, start, tableAt, usualOptions } from "./training/solve.ts"
import { coverageOf, intervalTable, missesOf } from "./training/spreads.ts"
import { writeStep } from "./training/write-step.ts"

const { observations, unread } = readObservations(process.argv[2] ?? "")
const rows = observations.length + unread.length
console.log(`${observations.length} of ${rows} rows answered (${((100 * observations.length) / rows).toFixed(1)} %)`)
for (const one of unread) console.log(`  ${one}`)

const problem = problemOf(observations)
const everything = observations.map((_, k) => k)
const values = solve(observations, problem, everything, start(problem.parameters), { ...usualOptions, steps: 40 })
const table = tableAt(problem, values)
const constants = Object.entries(table.common).map(([name, value]) => `${name} ${Math.exp(value).toPrecision(3)}`)
console.log(`${problem.parameters.length} parameters; ${constants.join(", ")}; power ${table.power.toFixed(2)}`)

const byGroup = (one: Observation): string => one.group
const bySource = (one: Observation): string => one.source
const byDevice = (one: Observation): string => one.setting.levels.device ?? ""
const left = (foldOf: (one: Observation) => string): Errors => heldOut(observations, problem, foldOf)
const [group, source, device] = [left(byGroup), left(bySource), left(byDevice)]
printErrors("in sample", observations, inSample(observations, problem, values), baselineErrors(observations, null))
printErrors("group left out", observations, group, baselineErrors(observations, byGroup))
printErrors("source left out", observations, source, baselineErrors(observations, bySource))
printErrors("device left out", observations, device, baselineErrors(observations, byDevice))

const isFoundry = (one: Observation): boolean => one.source === "mosaicml/llm-foundry"
const sizes = left((one) => (isFoundry(one) ? `llm-foundry ${one.model}` : "others")).filter((_, k) =>
  isFoundry(observations[k] as Observation),
)
console.log(
  `\nllm-foundry, one model size left out: mean ${figuresOf(sizes).mean.toFixed(2)} %, median ${figuresOf(sizes).median.toFixed(2)} %`,
)

const ofGroups = missesOf(observations, group, byGroup)
const ofSources = missesOf(observations, source, bySource)
const pool = [...ofGroups, ...ofSources.filter(({ nearness }) => nearness !== "run"), ...missesOf(observations, device, byDevice)]
for (const [name, asked] of [
  ["group", ofGroups],
  ["source", ofSources],
] as const) {
  const { covered, width } = coverageOf(pool, asked, observations)
  console.log(
    `90 % intervals, ${name} left out: cover ${(100 * covered).toFixed(1)} %, median width (high / low) ${width.toFixed(2)}`,
  )
}
writeStep({
  ...table,
  overheads: overheads(observations),
  intervals: intervalTable(pool, observations),
  rows: observations.length,
})
