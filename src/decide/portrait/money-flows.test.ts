// Opening, flows and closing of a cash always add up, whatever its formula is.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { exampleNames, exampleVenture } from "../../../tests/support/examples.ts"
import { type Lines, smallVenture } from "../../../tests/support/small-venture.ts"
import { compileVenture, type Venture } from "../../venture/index.ts"
import type { MoneyFlows } from "../answer.ts"
import { samplerOf } from "../run/run-venture.ts"
import { livingOf } from "./living.ts"
import { lookAt } from "./looks.ts"
import { moneyFlows } from "./money-flows.ts"

function flowsIn(venture: Venture, project = "a", samples = 200): MoneyFlows | null {
  const sampler = samplerOf(venture, { samples })
  const asked = moneyFlows(
    venture.model.quantities.get(`${project}.cash`) ?? null,
    sampler,
    livingOf(null, sampler.model.months, sampler.plan.samples),
  )
  lookAt(sampler, asked.looks, sampler.initial)
  return asked.answer()
}

const ofLines = (lines: Lines, file: Lines = {}): MoneyFlows | null =>
  flowsIn(smallVenture({ projects: { a: lines }, file, months: 10 }))

function ofText(formulas: readonly string[], head = "currency: USD"): MoneyFlows | null {
  const lines = formulas.map((line) => `      ${line}`).join("\n")
  const { venture, diagnostics } = compileVenture(
    `venturi: 1\n${head}\nhorizon: 10 months\nprojects:\n  a:\n    formulas:\n      value: 1 USD\n${lines}\n`,
    { file: "f" },
  )
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return flowsIn(venture)
}

/** What is left when the flows are taken from the closing figure, as a share of what moves. */
function gap({ opening, flows, closing }: MoneyFlows): number {
  const total = flows.reduce((sum, { amount }) => sum + amount, opening)
  return Math.abs(total - closing) / (Math.abs(opening) + flows.reduce((sum, { amount }) => sum + Math.abs(amount), 1))
}

describe("a stock of cash and its rate of change", () => {
  test("sums are opened down to what is computed, each with its sign; a scalar flows every month", () => {
    const told = ofText([
      "in: = 100 USD/month * (1 + t * 0 / 1 month)",
      "pay: 20 USD/month",
      "rent: 5 USD/month",
      "costs: = pay + (rent - refund)",
      "refund: = 1 USD/month * 1",
      "net: = in - costs",
      "cash: { start: 50 USD, change: = net }",
    ])
    expect(told).toEqual({
      unit: "USD",
      opening: 50,
      flows: [
        { path: "a.in", amount: 1000 },
        { path: "a.pay", amount: -200 },
        { path: "a.rent", amount: -50 },
        { path: "a.refund", amount: 10 },
      ],
      closing: 810,
    })
  })
  test("a quantity under another name keeps its own, what is nothing is left out", () => {
    const told = ofText([
      "idle: 0 USD/month",
      "pay: 20 USD/month",
      "wages: = pay",
      "cash: { start: 50 USD, change: = -wages - idle }",
    ])
    expect(told?.flows).toEqual([{ path: "a.wages", amount: -200 }])
  })
  test("what stands on both sides is told once", () => {
    const told = ofText(["x: 3 USD/month", "y: 1 USD/month", "cash: { start: 0 USD, change: = x - y + x }"])
    expect(told?.flows).toEqual([
      { path: "a.x", amount: 60 },
      { path: "a.y", amount: -10 },
    ])
  })
  test("what cancels out is nothing, to the last digit too", () => {
    const told = ofText(["x: = 0.1 USD/month * (1 + t / 1 month)", "y: = -x - x + x", "cash: { start: 0 USD, change: = x + y }"])
    expect(told?.flows).toEqual([])
    expect(told?.closing).toBeCloseTo(0, 12)
  })
  test("the start counts, whatever looks back at the cash with a start of its own", () => {
    const told = ofText([
      "x: 3 USD/month",
      "before: = previous(cash, 999 USD)",
      "cash: { start: 20 to 40 USD, change: = x }",
      "peek: = sum(before)",
    ])
    expect(told?.opening).toBeCloseTo(29, 0)
    expect(told?.flows).toEqual([{ path: "a.x", amount: 30 }])
  })
  test("flows in another currency are told in the books'", () => {
    const told = ofText(
      ["x: 70 CNY/month", "y: 1 USD/month", "cash: { start: 70 CNY, change: = x - y }"],
      "currency: USD\nrates: { CNY/USD: 7 }",
    )
    expect(told?.unit).toBe("USD")
    expect([told?.opening, told?.closing].map((x) => Math.round(x ?? 0))).toEqual([10, 100])
    expect(told?.flows.map(({ path, amount }) => [path, Math.round(amount)])).toEqual([
      ["a.x", 100],
      ["a.y", -10],
    ])
  })
  test("cash in thousands stays in thousands of its unit", () => {
    const told = ofText(["x: 3k USD/month", "cash: { start: 1k USD, change: = x }"])
    expect(told).toEqual({ unit: "USD", opening: 1000, flows: [{ path: "a.x", amount: 30_000 }], closing: 31_000 })
  })
})

describe("cash that the founder wrote otherwise", () => {
  test.each<[string, Lines, MoneyFlows | null]>([
    [
      "a next value that adds one month's worth is opened as well",
      { x: "3 USD/month", y: "1 USD/month", cash: { start: "10 USD", next: "= previous + (x - y) * 1 month" } },
      {
        unit: "USD",
        opening: 10,
        flows: [
          { path: "a.x", amount: 30 },
          { path: "a.y", amount: -10 },
        ],
        closing: 30,
      },
    ],
    [
      "one that earns interest changes as a whole",
      { cash: { start: "8 USD", next: "= previous * 1.5" } },
      { unit: "USD", opening: 8, flows: [{ path: "a.cash", amount: 8 * 1.5 ** 10 - 8 }], closing: 8 * 1.5 ** 10 },
    ],
    [
      "one that is taken away from, too",
      { x: "3 USD", cash: { start: "8 USD", next: "= x - previous" } },
      { unit: "USD", opening: 8, flows: [], closing: 8 },
    ],
    [
      "another name of a stock is that stock",
      { x: "3 USD/month", till: { start: "8 USD", next: "= previous + x * 1 month" }, cash: "= till" },
      { unit: "USD", opening: 8, flows: [{ path: "a.x", amount: 30 }], closing: 38 },
    ],
    ["a formula has no opening", { cash: "= 10 USD - t * 1 USD/month" }, null],
    ["a figure has none", { cash: "10 USD" }, null],
    ["no cash at all", { value: "1 USD" }, null],
    [
      "a start that cannot be told from another one's",
      { cash: { start: "8 USD", next: "= previous + 1 USD" }, look: "= previous(cash, 5 USD)" },
      null,
    ],
    ["what is no number", { x: "= 0 USD / (t * 0) * 1", cash: { start: "8 USD", next: "= previous + x * 1 month" } }, null],
  ])("%s", (_, lines, expected) => {
    expect(ofLines(lines)).toEqual(expected)
  })
})

describe("opening and flows give the closing figure", () => {
  test("whatever sums of sums a project has", () => {
    const amount = fc.integer({ min: -1000, max: 1000 })
    const line = fc.record({
      amount,
      isMonthly: fc.boolean(),
      uses: fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 5 }),
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), fc.integer({ min: 0, max: 9 }), (lines, start) => {
        const texts = lines.map(({ amount: of, isMonthly, uses }, k): [string, string] => {
          const sum = k === 0 ? "" : uses.map(([to, isPlus]) => `${isPlus ? "+" : "-"} q${to % k}`).join(" ")
          if (sum !== "") return [`q${k}`, `= ${sum.replace(/^\+ /u, "")}`]
          return [`q${k}`, isMonthly ? `= ${of} USD/month * (t / 1 month + 0.1)` : `uniform(${of}, ${of + 1}) USD/month`]
        })
        const all = texts.map(([name]) => name).join(" + ")
        const told = ofLines({
          ...Object.fromEntries(texts),
          cash: { start: `${start} USD`, next: `= previous + (${all}) * 1 month` },
        })
        if (told === null) throw new Error("no flows")
        expect(told.flows.length).toBeLessThanOrEqual(12)
        expect(gap(told)).toBeLessThan(1e-9)
        expect(told.flows.filter(({ path }) => path === "a.cash")).toEqual([])
      }),
      { numRuns: 100, seed: 1 },
    )
  })

  test.each(exampleNames)("in %s, for every project", (name) => {
    const venture = exampleVenture(name)
    for (const project of venture.projects) {
      const told = flowsIn(venture, project.name)
      if (told === null) throw new Error(`${project.name} has no flows`)
      expect(gap(told)).toBeLessThan(1e-9)
      const paths = told.flows.map(({ path }) => path)
      expect(paths).toContain(`${project.name}.business.collected`)
      expect(paths).toContain(`${project.name}.team.payroll`)
      expect(told.flows.length).toBeLessThanOrEqual(12)
    }
  })
})
