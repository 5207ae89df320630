/**
 * The medical example against medical-cash.mjs, which shares no code with src/: at the medians and at other points, so
 * that what the medians leave out counts too (tax at both rates, harm done, a launch put off, cash that runs out).
 */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { createSampler, interpret, type Quantity, quantile } from "../../src/engine/index.ts"
import { compileVenture } from "../../src/index.ts"

const text = readFileSync(new URL("../../examples/medical/venture.yaml", import.meta.url), "utf8")
const { venture, diagnostics } = compileVenture(text, { file: "examples/medical/venture.yaml" })
if (venture === null) throw new Error(JSON.stringify(diagnostics))
const { model } = venture
const initial = model.parameters.map((parameter) => parameter.initial)

/** Quantiles at which all uncertain figures stand, and all draws of luck. */
type Point = { readonly level: number; readonly luck: number }
/** By path, in CNY and months: a figure for each month, or one. */
type Columns = Readonly<Record<string, readonly number[]>>

/** Utilisation on the GPUs there are, and the ends of what it is off by: the planner's, before anything is reckoned by the month. */
const planOfTraining = ((): readonly [number, number, number] => {
  const { node } = quantityOf("training.planned_utilisation")
  const planned = interpret(model.graph, {
    inputs: inputsAt({ level: 0.5, luck: 0.5 }),
    parameters: initial,
    months: model.months,
  })
  const error = model.inputs.find(({ paths }) => paths.includes("quality.training.planning_error"))?.distribution
  if (error?.kind !== "interval") throw new Error("no interval around the plan")
  return [planned(node, 0), error.low, error.high]
})()

function reckoned({ level, luck }: Point): Columns {
  const script = fileURLToPath(new URL("medical-cash.mjs", import.meta.url))
  const figures = [level, luck, ...planOfTraining].map(String)
  const printed = execFileSync(process.execPath, [script, ...figures, "--json"], { encoding: "utf8" })
  return JSON.parse(printed) as Columns // Taken on trust: whatever is missing or no number fails the comparison.
}

function inputsAt({ level, luck }: Point): number[] {
  const isLuck = /\.(gap|luck)$/u
  return model.inputs.map(({ distribution, factor, paths }) => {
    return quantile(distribution)(paths.some((path) => isLuck.test(path)) ? luck : level) * factor
  })
}

function quantityOf(path: string): Quantity {
  const found = model.quantities.get(`quality.${path}`)
  if (found === undefined) throw new Error(`no quantity quality.${path}`)
  return found
}

/** By one part in 10^9, month by month. What rounding leaves of a loan that is paid back is nothing beside its payments. */
function expectEqual(got: readonly number[], wanted: readonly number[] = []): void {
  const rounding = 1e-12 * Math.max(...wanted.map(Math.abs))
  const apart = got.flatMap((left, t) => {
    const right = wanted[t] ?? Number.NaN
    return Math.abs(left - right) <= 1e-9 * Math.abs(right) + rounding ? [] : [{ t, left, right }]
  })
  expect(apart).toEqual([])
  expect(wanted).toHaveLength(got.length)
}

/** In the order in which the cash is made of them, so that the first failure is the cause. */
const paths = [
  "training.duration",
  "plan.pilot.end",
  "launch",
  "business.opening",
  "business.customers",
  "business.revenue",
  "business.collected",
  "team.payroll",
  "serving.cost",
  "risk.losses",
  "business.costs",
  "tax.paid",
  "funding.raised",
  "funding.payments",
  "cash",
]

/** In how many months there is some, so that the points keep trying what they are there for. */
const points = [
  { level: 0.5, luck: 0.5, raised: 2, harm: 0, tax: 0, cash: 60 },
  { level: 0.8, luck: 0.8, raised: 0, harm: 0, tax: 0, cash: 60 },
  { level: 0.95, luck: 0.9, raised: 0, harm: 0, tax: 19, cash: 60 }, // two of them at the lower rate
  { level: 0.95, luck: 0.12, raised: 4, harm: 2, tax: 5, cash: 60 }, // and the launch is put off
  { level: 0.99, luck: 0.1, raised: 2, harm: 3, tax: 0, cash: 26 }, // no round after ruin
]

describe.each(points)("figures at their quantile $level, luck at $luck", (point) => {
  const inputs = inputsAt(point)
  const wanted = reckoned(point)
  const value = interpret(model.graph, { inputs, parameters: initial, months: model.months })

  test.each(paths)("%s", (path) => {
    const { node, isMonthly } = quantityOf(path)
    expectEqual(
      Array.from({ length: isMonthly ? model.months : 1 }, (_, t) => value(node, t)),
      wanted[path],
    )
  })

  test("what there is", () => {
    const months = (path: string): number => (wanted[path] ?? []).filter((figure) => figure > 0).length
    const { raised, harm, tax, cash } = point
    expect(["funding.raised", "risk.losses", "tax.paid", "cash"].map(months)).toEqual([raised, harm, tax, cash])
  })

  test("cash from the generated JavaScript too", () => {
    const sampler = createSampler(model, { samples: 1, seed: 1 })
    const { samples } = sampler.plan
    const columns = inputs.map((input) => new Float64Array(samples).fill(input))
    const [result] = sampler.run([quantityOf("cash").node], initial, columns)
    for (let sample = 0; sample < samples; sample++) {
      expectEqual(
        Array.from({ length: model.months }, (_, t) => result?.[t * samples + sample] ?? Number.NaN),
        wanted.cash,
      )
    }
  })
})
