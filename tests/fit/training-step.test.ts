import { expect, test } from "vitest"
import type { Setting } from "../../src/training/calibration/setting.ts"
import { stepSeconds } from "../../src/training/step/assemble.ts"
import { noBill } from "../../src/training/step/bill.ts"
import type { StepWork } from "../../src/training/step/work.ts"
import { heldOut } from "../../tools/fit/training/holdout.ts"
import type { Observation } from "../../tools/fit/training/observations.ts"
import { problemOf, solve, start, tableAt, usualOptions } from "../../tools/fit/training/solve.ts"

const nothing: Setting["levels"] = {
  ...{ vendor: null, device: null, framework: null, recipe: null, release: null },
  ...{ run: null, releaseKind: null, bits: null, kind: null, structure: null, heads: null },
}

/** Steps of one code base that are made of products and passes only, so long as these constants say. */
function madeBy(recipe: string, product: number, pass: number, scale: number, count: number): readonly Observation[] {
  return Array.from({ length: count }, (_, k) => {
    const work: StepWork = {
      blocks: { ...noBill, product: 1 + (k % 3), pass: 0.2 * (1 + (k % 5)) },
      ends: noBill,
      ...{ gather: 0, reduce: 0, optimizer: 0, send: 0, microBatches: 1, stages: 1, chunks: 1, unevenness: 1, devices: 1 },
      ...{ hostStep: 0, hostStream: 0, filled: 0 },
    }
    const constants = { ...plain, product, pass }
    return {
      ...{ id: `${recipe} ${k}`, work, recompute: "none", model: "", kind: "other", ideal: 0, naiveSeconds: () => 1 },
      setting: { levels: { ...nothing, recipe }, power: 0 },
      target: Math.log(scale * stepSeconds(work, "none", constants)),
      ...{ source: recipe, group: `${recipe} ${k % 10}` },
    }
  })
}

const plain = {
  ...{ product: 1, grouped: 1, scan: 1, attention: 1, pass: 1, launch: 0, tensor: 1, context: 1, expert: 1 },
  ...{ contention: 0.4, cover: 1, send: 1, ends: 0, optimizer: 1, step: 0, selective: 0, least: 1 },
}

test("the constants that made the steps are found", () => {
  const observations = madeBy("a", 1.4, 1.1, 1, 60)
  const problem = problemOf(observations)
  const all = observations.map((_, k) => k)
  const { common, deviations } = tableAt(
    problem,
    solve(observations, problem, all, start(problem.parameters), { ...usualOptions, steps: 30 }),
  )
  const of = (constant: "product" | "pass"): number =>
    Math.exp(common[constant] + deviations.reduce((sum, one) => sum + (one.constant === constant ? one.value : 0), 0))
  const scale = deviations.reduce((sum, one) => sum + (one.constant === "scale" ? one.value : 0), 0)
  expect(of("product") * Math.exp(scale)).toBeCloseTo(1.4, 1)
  expect(of("pass") * Math.exp(scale)).toBeCloseTo(1.1, 1)
})

test("a code base that was held out is predicted by what the others have in common", () => {
  const observations = [...madeBy("a", 1.2, 1, 1.1, 30), ...madeBy("b", 1.2, 1, 0.9, 30), ...madeBy("c", 1.2, 1, 1, 30)]
  const problem = problemOf(observations)
  const errors = heldOut(observations, problem, ({ source }) => source)
  const own = heldOut(observations, problem, ({ group }) => group)
  const worst = (some: readonly number[]): number => Math.max(...some.map(Math.abs))
  // Deviations of ±10 % are not known of a code base that nobody has seen; with its other groups at hand they mostly are.
  expect(worst(errors)).toBeGreaterThan(0.05)
  expect(worst(errors)).toBeLessThan(0.2)
  expect(worst(own)).toBeLessThan(0.03)
})
