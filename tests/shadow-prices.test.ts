// One more unit and a tenth more of each resource of each example are bought and the venture is planned anew, project and decisions
// and all: what that adds is the shadow price that `plan` tells, within its interval.
import { expect, test } from "vitest"
import { readSubjects } from "../src/decide/choose/subject.ts"
import { drained } from "../src/decide/drained.ts"
import type { PlanAnswer } from "../src/decide/index.ts"
import { type Ground, groundSteps } from "../src/decide/plan/ground.ts"
import { planSteps } from "../src/decide/plan/plan-steps.ts"
import { type Held, heldOf, holdingOf } from "../src/decide/worth/resource-answers.ts"
import { halfWidth } from "../src/decide/worth/student.ts"
import { average, type Parameter } from "../src/engine/index.ts"
import type { Venture } from "../src/venture/index.ts"
import { exampleNames, exampleVenture } from "./support/examples.ts"

/** Few, since what is bought twice is bought on the same draws. */
const samples = 512

/** With so much more of it in the file, in base units. */
function planned(venture: Venture, more: readonly [held: Held, inBase: number] | null): Ground {
  const parameters = venture.model.parameters.map((parameter, index) => {
    if (more === null || index !== more[0].more) return parameter
    return { ...parameter, initial: more[1] } as Parameter // the compiler knows only that nothing is bought at first
  })
  const bought = { ...venture, model: { ...venture.model, parameters } }
  return drained(groundSteps(bought, readSubjects(bought).subjects, { samples }, () => {}))
}

/** As `plan` tells them; what comes after them is not computed. */
function resourcesIn(venture: Venture): PlanAnswer["resources"] {
  for (const step of planSteps(venture, readSubjects(venture).subjects, { samples }, () => {}))
    if ("resources" in step && step.resources !== undefined) return step.resources
  throw new Error("internal: no resources")
}

type Slope = { readonly perUnit: number; readonly reach: number }

function slopeOf(before: Ground, after: Ground, step: number): Slope {
  const { replicates, perReplicate } = before.samplers.full.plan
  const scale = step * before.unit.factor
  const gain = ({ best }: Ground, { best: first }: Ground, part: readonly [number, number] | []): number =>
    (average(best.best.objective.subarray(...part)) - average(first.best.objective.subarray(...part))) / scale
  const parts = Float64Array.from({ length: replicates }, (_, r) =>
    gain(after, before, [r * perReplicate, (r + 1) * perReplicate]),
  )
  return { perUnit: gain(after, before, []), reach: halfWidth(parts, 90) }
}

/** Half a person works for nobody: of what is counted in wholes a tenth is one where there are few. */
function tenthOf(amount: number, { resource }: Held): number {
  const isWhole = ["people", "gpus", "channels"].includes(resource.kind)
  return isWhole ? Math.max(1, Math.round(amount / 10)) : amount / 10
}

test("every example is bought for", () => {
  expect(exampleNames).toHaveLength(8)
})

test.each(exampleNames)("%s: what more of each resource adds is its shadow price", (name) => {
  const venture = exampleVenture(name)
  const resources = resourcesIn(venture)
  const before = planned(venture, null)
  const held = venture.resources.flatMap((resource) => heldOf(venture.model, resource))
  expect(held.map(({ resource }) => resource.name).toSorted()).toEqual(Object.keys(resources).toSorted())
  const off = held.flatMap((one) => {
    const { perUnit, interval } = resources[one.resource.name] ?? { perUnit: Number.NaN, interval: [0, 0] as const }
    const { amount, inBase } = holdingOf(one, before.samplers.full)
    const slope = (step: number): Slope => slopeOf(before, planned(venture, [one, step * inBase]), step)
    // The step on which it was measured: one unit, or where thresholds count a hundredth or a twentieth of what is held.
    const unit = slope(Math.max(1, amount * 1e-6))
    const measured = [unit, slope(amount / 100), slope(amount / 20)]
    const close = Math.min(...measured.map((one) => Math.abs(one.perUnit - perUnit)))
    const tenth = slope(tenthOf(amount, one))
    const [low, high] = interval
    const isFound = close <= 1e-6 * Math.abs(perUnit) + 1e-12
    const isInside = tenth.perUnit + tenth.reach >= low && tenth.perUnit - tenth.reach <= high
    return isFound && isInside ? [] : [{ name: one.resource.name, perUnit, interval, unit, tenth }]
  })
  expect(off).toEqual([])
})
