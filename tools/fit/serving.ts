/**
 * Fits the constants of a served step on published figures (serving.json and serving_latency.json of FOLDER), and prints how far predictions miss
 * in sample and with groups, devices, engines and sources left out. `npx tsx tools/fit/serving.ts FOLDER CACHE` writes
 * src/data/serving-constants.json; CACHE keeps simulated runs between fits.
 */
import { metricNames } from "../../src/serving/calibration/interval.ts"
import { heldOut, inSample, keyOf, overheadsOf } from "./serving/holdout.ts"
import { knownOf, nearMisses } from "./serving/near-misses.ts"
import { type Observation, readObservations } from "./serving/observations.ts"
import { tableOf } from "./serving/parameters.ts"
import { printCoverage } from "./serving/print-coverage.ts"
import { printErrors } from "./serving/print-errors.ts"
import { problemOf, solve, start, usualOptions } from "./serving/solve.ts"
import { intervalTable } from "./serving/spreads.ts"
import { writeServing } from "./serving/write-serving.ts"

const { observations, unread } = readObservations(process.argv[2] ?? "", process.argv[3] ?? "")
console.log(`${observations.length} rows answered; not answered:`)
for (const [reason, count] of unread) console.log(`  ${String(count).padStart(5)} ${reason}`)

const problem = problemOf(observations)
const all = [...observations.keys()]
const values = solve(observations, problem, all, start(problem.parameters), { ...usualOptions, steps: 24 })
const table = tableOf(problem.parameters, values)
const constants = Object.entries(table.common).map(([name, value]) => `${name} ${Math.exp(value).toPrecision(3)}`)
console.log(`${problem.parameters.length} parameters; ${constants.join(", ")}`)

const folds = {
  group: ({ group }: Observation): string => group,
  device: ({ setting }: Observation): string => setting.levels.device ?? "",
  engine: ({ setting }: Observation): string => setting.levels.engine ?? "",
  source: ({ source }: Observation): string => source,
} as const
const left = {
  group: heldOut(observations, problem, values, folds.group),
  device: heldOut(observations, problem, values, folds.device),
  engine: heldOut(observations, problem, values, folds.engine),
  source: heldOut(observations, problem, values, folds.source),
}
printErrors("in sample", inSample(observations, problem, values))
printErrors("group left out", left.group)
printErrors("device left out", left.device)
printErrors("engine left out", left.engine)
printErrors("source left out", left.source)

/** With a device or engine left out only what is farther away than with a group left out says something new. */
const pool = [
  ...nearMisses("group", observations, left.group, folds.group),
  ...[
    ...nearMisses("device", observations, left.device, folds.device),
    ...nearMisses("engine", observations, left.engine, folds.engine),
  ].filter(({ nearness }) => nearness !== "engine on device"),
]
printCoverage(pool)

const overheads = overheadsOf(observations)
const devices = [...new Set(observations.map(({ setting }) => setting.levels.device)), null]
writeServing({
  ...table,
  overheads: devices.flatMap((device) =>
    metricNames.flatMap((metric) => {
      const value = overheads.get(keyOf(device, metric))
      return value === undefined ? [] : [{ device, metric, value: Math.exp(value) }]
    }),
  ),
  intervals: intervalTable(pool, knownOf(observations)),
  figures: observations.reduce((sum, { figures }) => sum + figures.length, 0),
})
