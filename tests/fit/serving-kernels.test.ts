// The fit of served steps tells what all kernels of an engine take from what its host takes.
import { expect, test } from "vitest"
import { constantNames, type ServingConstantName } from "../../src/serving/step/constants.ts"
import type { Figure } from "../../tools/fit/serving/figures.ts"
import type { Observation } from "../../tools/fit/serving/observations.ts"
import { tableOf } from "../../tools/fit/serving/parameters.ts"
import { logsFor, placeCount, predict, problemOf, solve, start } from "../../tools/fit/serving/solve.ts"

const levels = {
  ...{ engine: null, device: null, server: null, version: null, release: null, era: null, engineEra: null, weights: null },
  ...{ experts: null, format: null, engineFormat: null, structure: null, engineStructure: null, model: null, engineModel: null },
  ...{ sharing: null, served: null, pools: null, size: null },
}

function workOf(seconds: Partial<Record<ServingConstantName, number>>): Float64Array {
  return Float64Array.from(constantNames, (name) => seconds[name] ?? 0)
}

/** Kernels of several kinds, one of them as long as the host's millisecond, one ten times as long. */
function figuresOf(slower: number): readonly Figure[] {
  const kinds: readonly Partial<Record<ServingConstantName, number>>[] = [
    { product: 0.01, cache: 0.001 },
    { product: 0.001, cache: 0.01 },
    { product: 0.001, cache: 0.001, tensor: 0.001 },
  ]
  return kinds.map((kernels) => {
    const seconds = Object.values(kernels).reduce((sum, each) => sum + each, 0)
    const works = [workOf({ ...kernels, step: 1 })]
    return { metric: "tpot", works, waits: false, idle: 0, target: Math.log(1.1 * slower * seconds + 1e-3), roofline: 0 }
  })
}

const observations = ["slow", "usual"].flatMap((engine): readonly Observation[] =>
  Array.from({ length: 60 }, (_, k) => ({
    ...{ id: `${engine} ${k}`, kind: "row", setting: { levels: { ...levels, engine } }, group: `${engine} ${k}`, source: "" },
    figures: figuresOf(engine === "slow" ? 1.3 : 1),
  })),
)

test("an engine whose kernels all take longer is told by them, and its times are found again", () => {
  const problem = problemOf(observations)
  const values = solve(observations, problem, [...observations.keys()], start(problem.parameters))
  const { deviations } = tableOf(problem.parameters, values)
  const apart = (constant: string): number => {
    const [slow, usual] = ["slow", "usual"].map((level) =>
      deviations.find((one) => one.constant === constant && one.level === level),
    )
    return (slow?.value ?? Number.NaN) - (usual?.value ?? Number.NaN)
  }
  expect(apart("kernels")).toBeGreaterThan(0.05)
  for (const [index, { figures }] of observations.entries()) {
    const logs = logsFor(problem.reads[index] ?? [], problem, values)
    for (const figure of figures) expect(predict(figure, logs, new Float64Array(placeCount))).toBeCloseTo(figure.target, 1)
  }
})

test("slopes are what a figure changes by with each constant, the scale and that of all kernels", () => {
  const problem = problemOf(observations)
  const logs = logsFor(problem.reads[0] ?? [], problem, start(problem.parameters))
  const slopes = new Float64Array(placeCount)
  for (const figure of observations[0]?.figures ?? []) {
    const before = predict(figure, logs, slopes)
    const own = Float64Array.from(slopes)
    for (let k = 0; k < placeCount; k++) {
      const moved = Float64Array.from(logs)
      moved[k]! += 1e-5
      expect((predict(figure, moved, new Float64Array(placeCount)) - before) / 1e-5).toBeCloseTo(own[k] ?? 0, 4)
    }
  }
})
