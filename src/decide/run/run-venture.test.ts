import { describe, expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import { explainQuantity } from "../explain/explain-quantity.ts"
import { explainVenture } from "../explain/explain-venture.ts"
import { quantiles } from "../quantiles.ts"
import { runVenture } from "./run-venture.ts"

const venture = smallVenture({
  file: { x: "normal(3, 2) USD", late: "6 to 30 month", pool: "choose 1, 2, 4 GPU", rate: "12 %/year" },
  projects: {
    a: { y: "= x * 2", launch: "= first(t >= late)", z: "= y + x + previous(w, 0 USD)", w: "= x * (1 + t / 1 month)" },
  },
  months: 12,
})

describe("run", () => {
  const { answer, diagnostics } = runVenture(venture)
  test("every quantity written, inputs too", () => {
    expect(diagnostics).toEqual([])
    expect(Object.keys(answer?.quantities ?? {})).toEqual(["x", "late", "pool", "rate", "a.y", "a.launch", "a.z", "a.w"])
    expect(answer).toMatchObject({ samples: 10_240, seed: 1 })
  })
  test("figures in the unit as written", () => {
    expect(answer?.quantities.rate).toMatchObject({ unit: "%/year", mean: 12, sd: 0, p5: 12, p95: 12 })
    expect(answer?.quantities.pool).toMatchObject({ unit: "GPU", mean: 1 })
    expect(answer?.quantities["a.y"]?.mean).toBeCloseTo(6, 2)
    expect(answer?.quantities["a.y"]?.sd).toBeCloseTo(4, 1)
  })
  test("a monthly quantity has arrays", () => {
    const means = answer?.quantities["a.w"]?.mean
    expect(means).toHaveLength(12)
    expect(Array.isArray(means) ? means[11] : 0).toBeCloseTo(36, 1)
  })
  test("a moment that may not come is counted apart", () => {
    const launch = answer?.quantities["a.launch"]
    expect(launch?.never).toBeGreaterThan(0.4)
    expect(launch?.p95).toBeLessThanOrEqual(11)
  })
  test("names by path or by a unique ending; all unknown ones are told", () => {
    expect(Object.keys(runVenture(venture, { quantities: ["launch", "a.y"] }).answer?.quantities ?? {})).toEqual([
      "a.launch",
      "a.y",
    ])
    const wrong = runVenture(venture, { quantities: ["lanch", "q"] })
    expect(wrong.answer).toBeNull()
    expect(wrong.diagnostics.map((d) => d.params)).toEqual([
      { name: "lanch", nearest: ["a.launch"], several: [] },
      { name: "q", nearest: [], several: [] },
    ])
  })
})

test("0 / 0 is null and told by the quantity that makes it; 1 / 0 is only null", () => {
  const bad = smallVenture({
    file: { n: "= floor(t / 2 month)", r: "= (n - 1) / (n - 1)", s: "= r * 2", infinite: "= 1 / (n - n)" },
    months: 5,
  })
  const { answer, diagnostics } = runVenture(bad, { samples: 100, quantities: ["s", "infinite"] })
  expect(answer?.quantities.s?.mean).toEqual([2, 2, null, null, 2])
  expect(answer?.quantities.infinite).toMatchObject({ mean: [null, null, null, null, null] })
  expect(answer?.quantities.infinite).not.toHaveProperty("never")
  expect(diagnostics).toMatchObject([
    {
      code: "not-a-number",
      severity: "warning",
      params: { path: "r", month: 2, samples: 104, of: 104, operation: "0 / 0", inputs: ["n"], values: ["1"] },
    },
  ])
})

describe("explain", () => {
  test("the tree follows the formula; a repeated quantity has its children once", () => {
    const { answer } = explainQuantity(venture, "z", { samples: 200, month: 5 })
    const tree = answer?.quantity
    expect(tree).toMatchObject({
      path: "a.z",
      unit: "USD",
      kind: "formula",
      text: "= y + x + previous(w, 0 USD)",
      isMonthly: true,
    })
    expect(tree?.months.map((m) => m.month)).toEqual([0, 5, 11])
    expect(tree?.children.map((c) => [c.path, c.isRepeated])).toEqual([
      ["a.y", false],
      ["x", false],
      ["a.w", false],
    ])
    expect(tree?.children[0]?.children.map((c) => [c.path, c.isRepeated, c.children])).toEqual([["x", true, []]])
    expect(tree?.children[1]?.figures?.mean).toBeCloseTo(3, 1)
  })
  test("no deeper than asked", () => {
    expect(
      explainQuantity(venture, "z", { samples: 100, depth: 1 }).answer?.quantity.children.every((c) => c.children.length === 0),
    ).toBe(true)
  })
  test("a yearly rate shows the monthly figure that is used", () => {
    const small = smallVenture({ file: { churn: "12 %/year", kept: "= 1 / 1 month - monthly_probability(churn)" } })
    const byMonth = explainQuantity(small, "churn", { samples: 100 }).answer?.quantity.byMonth
    expect(byMonth).toMatchObject({ unit: "%/month" })
    expect(byMonth?.mean).toBeCloseTo(100 * (1 - 0.88 ** (1 / 12)), 10)
  })
  test("the list has the founder's quantities first", () => {
    expect(
      explainVenture(venture)
        .map(({ path, kind }) => `${path} ${kind}`)
        .slice(0, 5),
    ).toEqual(["x random", "late random", "pool decision", "rate constant", "a.y formula"])
  })
})

test.each([
  ["few", [3, 1, 2], [1.2, 2, 2.8]],
  ["equal", [5, 5, 5, 5], [5, 5, 5]],
  ["infinite", [1, 2, Number.NEGATIVE_INFINITY, 3, 2, 4, 2, 3, 1, 2, Number.POSITIVE_INFINITY], [1, 2, 4]],
])("quantiles of %s values", (_, values, expected) => {
  for (const [k, q] of quantiles(Float64Array.from(values), [0.1, 0.5, 0.9]).entries())
    expect(q).toBeCloseTo(expected[k] ?? 0, 12)
})

test("quantiles are those of a full sort, also where most values are crowded", () => {
  const values = Float64Array.from({ length: 5000 }, (_, k) => Math.exp(((k * 7919) % 5000) / 200))
  const sorted = values.slice().sort()
  const [low, high] = quantiles(values, [1000 / 4999, 4998 / 4999])
  expect([low, high]).toEqual([expect.closeTo(sorted[1000] ?? 0, 6), expect.closeTo(sorted[4998] ?? 0, 2)])
})

test("a quantity may be called `__proto__`", () => {
  const { answer } = runVenture(smallVenture({ file: { ["__proto__"]: "2 USD", x: "1 USD" } }), { samples: 100 })
  expect(Object.keys(answer?.quantities ?? {})).toEqual(["__proto__", "x"])
})
