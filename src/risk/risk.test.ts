import { describe, expect, test } from "vitest"
import { atMedian, type RoomModel, readSection, roomModel } from "../../tests/support/rooms.ts"
import { createSampler, interpret } from "../engine/index.ts"
import { record } from "../shape/index.ts"
import { type LoweredRisk, lowerRisk, risksShape } from "./index.ts"

type Made = RoomModel & { readonly lowered: LoweredRisk }
type Lines = Readonly<Record<string, readonly [string, string]>>

function riskModel(risks: string, { months = 12, lines = {} }: { readonly months?: number; readonly lines?: Lines } = {}): Made {
  const read = readSection(record({ risks: risksShape }), "", `risks: ${risks}`)
  const diagnostics = [...read.diagnostics]
  const lowered = lowerRisk(read.section.risks, {
    report: (d) => void diagnostics.push(d),
    months,
    taskEnds: new Map([["launch", "5 month"]]),
  })
  // Checked apart: a model cannot hold one name twice.
  if (diagnostics.some((d) => d.severity === "error")) return { ...roomModel({ quantities: [] }), diagnostics, lowered }
  const made = roomModel({ fields: read.fields, quantities: lowered.quantities, lines }, { months })
  return { model: made.model, diagnostics: [...diagnostics, ...made.diagnostics], lowered }
}

/** Shape: [months][samples], flat; [samples] of a scalar. */
function drawn({ model }: Made, path: string, samples = 8192): Float64Array {
  const node = model.quantities.get(path)?.node ?? -1
  return createSampler(model, { samples, seed: 1 }).run([node])[0] ?? new Float64Array()
}

const meanOf = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length

/** By month, with the gaps between events given as multiples of the mean time between them. */
function withGaps({ model }: Made, path: string, gaps: Readonly<Record<string, number>>): number[] {
  const quantity = model.quantities.get(path)
  if (quantity === undefined) throw new Error(`no quantity ${path}`)
  const inputs = model.inputs.map((input) => gaps[input.path] ?? 1e9)
  const value = interpret(model.graph, { inputs, parameters: [], months: model.months })
  return Array.from({ length: quantity.isMonthly ? model.months : 1 }, (_, t) => value(quantity.node, t))
}

describe("how often events come", () => {
  test("a yearly probability is that of at least one event in a year", () => {
    const made = riskModel("[{ name: leak, probability: 30 %/year, loss: 1 USD }]")
    expect(made.diagnostics).toEqual([])
    const happened = drawn(made, "risk.leak.happened")
    const samples = happened.length / 12
    expect(meanOf(happened.subarray(11 * samples))).toBeCloseTo(0.3, 3)
    expect(meanOf(happened.subarray(0, samples))).toBeCloseTo(1 - 0.7 ** (1 / 12), 3)
  })

  test("a control makes events rarer", () => {
    const made = riskModel("[{ name: leak, frequency: 0.5 1/year, loss: 1 USD, control: { cuts_frequency: 60 % } }]")
    const happened = drawn(made, "risk.leak.happened")
    expect(meanOf(happened.subarray((11 * happened.length) / 12))).toBeCloseTo(1 - Math.exp(-0.2), 3)
  })

  test("a rate of nothing never brings an event", () => {
    const made = riskModel("[{ name: leak, probability: 0 %/year, loss: 1 USD, lasts: 2 month, effect: { revenue: -100 % } }]")
    expect(made.diagnostics).toEqual([])
    expect(meanOf(drawn(made, "risk.losses", 1024))).toBe(0)
    expect(meanOf(drawn(made, "risk.leak.active", 1024))).toBe(0)
  })

  test.each<[string, string, number]>([
    ["rare", "probability: 2 to 6 %/year", 3],
    ["often", "frequency: 1 1/year", 13],
    ["a formula", "frequency: = other", 24],
  ])("%s events: %s are looked at up to number %d", (_, rate, most) => {
    const { model } = riskModel(`[{ name: x, ${rate}, loss: 1 USD }]`, {
      months: 60,
      lines: { other: ["1/month", "0.1 1/month"] },
    })
    const events = [...model.quantities.keys()].filter((path) => /event_\d+\.time$/u.test(path))
    expect(events).toHaveLength(most)
  })

  test("what stays for ever needs its first event only", () => {
    const { model } = riskModel("[{ name: x, frequency: 0.3 to 0.8 1/year, effect: { price: -50 % to -20 % } }]", { months: 60 })
    expect([...model.quantities.keys()].filter((path) => path.endsWith(".time"))).toEqual(["risk.x.event_1.time"])
  })
})

describe("what events cost", () => {
  // Mean of the log-normal law with 5 and 95 % at 100 000 and 1 000 000: 404 001.2827 (riskquant, README: 40 400.128 at 0.1 a year).
  const meanLoss = 404_001.2827

  test.each<[string, string, number]>([
    ["frequency x mean loss", "", 323_201.03],
    ["less by what a control cuts", ", control: { cuts_loss: 70 % }", 323_201.03 * 0.3],
  ])("%s", (_, control, expected) => {
    const made = riskModel(`[{ name: claim, frequency: 0.8 1/year, loss: 100k to 1M USD${control} }]`)
    expect(made.diagnostics).toEqual([])
    expect(expected / meanLoss).toBeGreaterThan(0.2)
    const losses = drawn(made, "risk.losses")
    expect(Math.abs((meanOf(losses) * 12) / expected - 1)).toBeLessThan(0.01)
  })

  test("each event has a loss of its own", () => {
    const made = riskModel("[{ name: claim, frequency: 0.8 1/year, loss: 100k to 1M USD }]")
    const gaps = {
      "risk.claim.event_1.gap": 0.1,
      "risk.claim.event_2.gap": 0.1,
      "risks.claim.loss": 3,
      "risk.claim.event_2.loss": 5,
    }
    // 0.1 / (0.8 / 12) = 1.5 months apart.
    expect(withGaps(made, "risk.losses", gaps).slice(0, 5)).toEqual([0, 3, 0, 5, 0])
  })

  test("a control costs from the start", () => {
    const made = riskModel("[{ name: leak, frequency: 0.05 1/year, loss: 1 USD, control: { name: audit, cost: 24k USD/year } }]")
    expect(atMedian(made, "risk.controls")[0]).toBeCloseTo(2000, 9)
  })

  test("without risks nothing is lost", () => {
    const made = riskModel("[]")
    expect([atMedian(made, "risk.losses"), atMedian(made, "risk.controls")]).toEqual([[0], [0]])
  })
})

describe("what events do to other quantities", () => {
  const licence =
    "[{ name: licence withdrawn, probability: 4 %/year, effect: { revenue: -100 %, serving.cost: 20 % }, lasts: 6 months }]"
  const rate = -Math.log(0.96) / 12

  test("an effect lasts exactly as long as it should", () => {
    const made = riskModel(licence, { months: 24 })
    expect(made.diagnostics).toEqual([])
    const active = withGaps(made, "risk.licence_withdrawn.active", { "risk.licence_withdrawn.event_1.gap": 3.25 * rate })
    expect(active.reduce((sum, share) => sum + share, 0)).toBeCloseTo(6, 9)
    expect(active[3]).toBeCloseTo(0.75, 9)
    expect(active[9]).toBeCloseTo(0.25, 9)
    const factor = withGaps(made, "risk.licence_withdrawn.factor_revenue", { "risk.licence_withdrawn.event_1.gap": 3.25 * rate })
    expect([factor[2], factor[5], factor[10]]).toEqual([1, expect.closeTo(0, 9), 1])
  })

  test.each(["probability: 0 %/year", "frequency: 0 1/year"])("what never comes does nothing (%s)", (never) => {
    const made = riskModel(`[{ name: war, ${never}, effect: { revenue: -40 % } }]`, { months: 24 })
    expect(new Set(atMedian(made, "risk.war.factor_revenue"))).toEqual(new Set([1]))
  })

  test("an event during another one prolongs it", () => {
    const made = riskModel(licence, { months: 24 })
    const gaps = { "risk.licence_withdrawn.event_1.gap": 3 * rate, "risk.licence_withdrawn.event_2.gap": 2.5 * rate }
    const active = withGaps(made, "risk.licence_withdrawn.active", gaps)
    expect(active.reduce((sum, share) => sum + share, 0)).toBeCloseTo(8.5, 9)
    expect(Math.max(...active)).toBeLessThanOrEqual(1 + 1e-9)
  })

  test("targets come back as written, with the quantity to apply", () => {
    const { lowered } = riskModel(licence)
    expect(lowered.effects).toMatchObject([
      { target: "revenue", kind: "factor", name: "risk.licence_withdrawn.factor_revenue" },
      { target: "serving.cost", kind: "factor", name: "risk.licence_withdrawn.factor_serving_cost" },
    ])
  })

  test("for ever without `lasts`; an amount is added, in the currency of the books", () => {
    const made = riskModel("[{ name: x, probability: 4 %/year, effect: { serving.cost: 3k USD/month } }]")
    expect(made.diagnostics).toEqual([])
    expect(made.lowered.effects).toMatchObject([{ kind: "addition", name: "risk.x.addition_serving_cost" }])
    const added = withGaps(made, "risk.x.addition_serving_cost", { "risk.x.event_1.gap": 2 * rate })
    expect(added.slice(0, 4)).toEqual([0, 0, expect.closeTo(3000, 6), expect.closeTo(3000, 6)])
  })

  test.each<[string, string, string, number]>([
    ["a share", "revenue: -50 %", "factor_revenue", 0.8],
    ["an amount", "serving.cost: 3k USD/month", "addition_serving_cost", 1200],
    ["a delay", "launch: 4 month", "delay", 1.6],
    ["a formula", "revenue: = 0 - 0.5", "factor_revenue", 0.8],
  ])("a control leaves a part of %s", (_, effect, name, expected) => {
    const made = riskModel(`[{ name: x, frequency: 1 1/year, effect: { ${effect} }, control: { cuts_effect: 60 % } }]`, {
      lines: { "launch.planned": ["month", "8 month"] },
    })
    expect(made.diagnostics).toEqual([])
    expect(withGaps(made, `risk.x.${name}`, { "risk.x.event_1.gap": 2 / 12 }).at(-1)).toBeCloseTo(expected, 9)
  })

  test("a launch is put off by every event before it", () => {
    const made = riskModel("[{ name: tender, frequency: 1 1/year, effect: { launch: 4 month } }]", {
      lines: { "launch.planned": ["month", "8 month"] },
    })
    expect(made.diagnostics).toEqual([])
    expect(made.lowered.effects).toMatchObject([{ target: "launch", kind: "delay", name: "risk.tender.delay" }])
    const delay = (...months: number[]): number[] =>
      withGaps(
        made,
        "risk.tender.delay",
        Object.fromEntries(months.map((gap, k) => [`risk.tender.event_${k + 1}.gap`, gap / 12])),
      )
    expect([delay(9), delay(7), delay(3, 3), delay(3, 6)]).toEqual([[0], [4], [8], [4]])
  })
})

test("the risks of the medical venture", () => {
  const made = riskModel(
    `
  - { name: patient data incident, frequency: 0.02 to 0.1 1/year, loss: 500k to 12M USD, control: { name: audit, cost: 250k USD/year, cuts_frequency: 60 % } }
  - { name: free model, frequency: 0.3 to 0.8 1/year, effect: { price: -50 % to -20 % } }
  - { name: tender postponed, frequency: 0.5 to 2 1/year, effect: { launch: 3 to 9 month } }
  - { name: harm claim, frequency: 0.01 to 0.05 1/year, loss: 300k to 5M USD, control: { name: human sign-off, cuts_loss: 70 % } }
  - { name: accelerators, frequency: 0.05 to 0.3 1/year, effect: { serving.cost: 20 to 100 %, launch: 2 to 5 month } }`,
    { months: 60, lines: { "launch.planned": ["month", "12 month"] } },
  )
  expect(made.diagnostics).toEqual([])
  expect(made.lowered.effects.map(({ name }) => name)).toEqual([
    "risk.free_model.factor_price",
    "risk.tender_postponed.delay",
    "risk.accelerators.factor_serving_cost",
    "risk.accelerators.delay",
  ])
  const price = drawn(made, "risk.free_model.factor_price", 1024)
  expect(Math.min(...price)).toBeGreaterThan(0)
  // About one event in a year before the launch, of 5.5 months in the mean.
  expect(meanOf(drawn(made, "risk.tender_postponed.delay", 1024))).toBeGreaterThan(4)
})

test("after a task it cannot happen before the task has ended", () => {
  const of = (more: string): number[] =>
    atMedian(riskModel(`[{ name: x, frequency: 1 1/year, loss: 1 USD${more} }]`, { months: 60 }), "risk.x.event_1.time")
  expect((of(", after: launch")[0] ?? 0) - (of("")[0] ?? 0)).toBeCloseTo(5, 9)
})

describe("mistakes", () => {
  test.each<[string, string, string[]]>([
    ["neither probability nor frequency", "[{ name: x, loss: 1 USD }]", ["probability-or-frequency"]],
    ["both", "[{ name: x, loss: 1 USD, probability: 1 %/year, frequency: 1 1/year }]", ["probability-or-frequency"]],
    ["certainty", "[{ name: x, loss: 1 USD, probability: 100 %/year }]", ["probability-too-high"]],
    ["a share as a delay", "[{ name: x, probability: 1 %/year, effect: { launch: 50 % } }]", ["delay-expected"]],
    ["a name that no formula can hold", '[{ name: "2nd fire", probability: 1 %/year, loss: 1 USD }]', ["bad-name"]],
    ["nothing follows", "[{ name: x, probability: 1 %/year }]", ["risk-without-effect"]],
    ["too often", "[{ name: x, frequency: 9 1/year, loss: 1 USD }]", ["risk-too-frequent"]],
    ["no name", "[{ probability: 1 %/year, loss: 1 USD }]", ["missing-key"]],
  ])("%s", (_, risks, expected) => {
    const { diagnostics } = riskModel(risks, { months: 60 })
    expect(diagnostics.map((d) => d.code)).toEqual(expected)
    expect(diagnostics[0]?.span).not.toBeNull()
  })
})
