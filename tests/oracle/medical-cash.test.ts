/** The medical example at the medians against medical-cash.mjs, which shares no code with src/. */
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { createSampler, interpret, type Quantity, quantile } from "../../src/engine/index.ts"
import { compileVenture } from "../../src/index.ts"
import { cash, gpuMonths, launch, opening, type Row, table } from "./medical-cash.mjs"

const text = readFileSync(new URL("../../examples/medical/venture.yaml", import.meta.url), "utf8")
const { venture, diagnostics } = compileVenture(text, { file: "examples/medical/venture.yaml" })
if (venture === null) throw new Error(JSON.stringify(diagnostics))
const { model } = venture

const medians = model.inputs.map(({ distribution, factor }) => quantile(distribution)(0.5) * factor)
const initial = model.parameters.map((parameter) => parameter.initial)
const value = interpret(model.graph, { inputs: medians, parameters: initial, months: model.months })

function quantityOf(path: string): Quantity {
  const found = model.quantities.get(`quality.${path}`)
  if (found === undefined) throw new Error(`no quantity quality.${path}`)
  return found
}

/** In base units: CNY, months. */
function series(path: string): number[] {
  const { node, isMonthly } = quantityOf(path)
  return Array.from({ length: isMonthly ? model.months : 1 }, (_, t) => value(node, t))
}

/** By one part in 10^9, month by month; zero must be zero. */
function expectEqual(got: readonly number[], wanted: readonly number[]): void {
  expect(got).toHaveLength(wanted.length)
  const apart = wanted.flatMap((right, t) => {
    const left = got[t] ?? Number.NaN
    return Math.abs(left - right) <= 1e-9 * Math.abs(right) ? [] : [{ t, left, right }]
  })
  expect(apart).toEqual([])
}

const rows = table()
const column = (name: keyof Row): number[] => rows.map((row) => row[name])

describe("the medical example at the medians agrees with the reckoning by hand", () => {
  // In the order in which the cash is made of them, so that the first failure is the cause.
  test.each<[string, number[]]>([
    ["training.duration", [gpuMonths / 8]],
    ["launch", [launch]],
    ["business.opening", [opening]],
    ["business.customers", column("customers")],
    ["business.revenue", column("revenue")],
    ["business.collected", column("collected")],
    ["team.payroll", column("payroll")],
    ["serving.cost", column("serving")],
    ["business.costs", column("costs")],
    ["tax.paid", column("tax")],
    ["funding.raised", column("raised")],
    ["funding.payments", column("payment")],
    ["cash", cash()],
  ])("%s", (path, wanted) => expectEqual(series(path), wanted))

  test("cash from the generated JavaScript too", () => {
    const sampler = createSampler(model, { samples: 1, seed: 1 })
    const { samples } = sampler.plan
    const columns = medians.map((median) => new Float64Array(samples).fill(median))
    const [result] = sampler.run([quantityOf("cash").node], initial, columns)
    for (let sample = 0; sample < samples; sample++) {
      expectEqual(
        Array.from({ length: model.months }, (_, t) => result?.[t * samples + sample] ?? Number.NaN),
        cash(),
      )
    }
  })

  test("two rounds close, and the cash runs out", () => {
    expect(column("raised").filter((raised) => raised > 0)).toEqual([6e6, 2e6])
    expect(Math.min(...cash())).toBeLessThan(0)
  })
})
