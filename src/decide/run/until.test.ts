// `--until`: it samples until it is as sure as asked, and then it is right; what cannot be read is told with its place.
import { describe, expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import { runVenture } from "./run-venture.ts"
import type { QuantityRun } from "./tallied.ts"
import { missed, runUntil } from "./until.ts"
import { readTargets } from "./until-targets.ts"

const factors = ["a", "b", "c", "d", "e"]
const venture = smallVenture({
  file: {
    ...Object.fromEntries(factors.map((name) => [name, "lognormal(1, 0.8)"])),
    product: `= ${factors.join(" * ")}`, // mean 1
    odd: "= product > 1.5",
    worth: "= product * 1M USD",
    later: "= product * (1 + t / 1 month) * 1 USD",
    unsure: "= exp(a * a * a)",
    infinite: "= 1 / (a - a)",
  },
  months: 6,
})

const meanOf = (run: QuantityRun | undefined, month = 0): number => [run?.mean ?? []].flat()[month] ?? Number.NaN

describe("keeps its promise", () => {
  test("of the mean: the true one lies within in nearly all of 50 seeds, and more is drawn when more is asked", () => {
    const counts = [6, 3].map((percent) => {
      const samples: number[] = []
      let right = 0
      for (let seed = 1; seed <= 50; seed++) {
        const { answer, diagnostics } = runVenture(venture, { samples: 500, seed, until: `product +- ${percent} %` })
        expect(diagnostics).toEqual([])
        expect(answer?.until).toMatchObject([{ quantity: "product", isReached: true }])
        if (Math.abs(meanOf(answer?.quantities.product) - 1) <= percent / 100) right++
        samples.push(answer?.samples ?? 0)
      }
      expect(right).toBeGreaterThanOrEqual(45)
      return samples.reduce((sum, count) => sum + count, 0)
    })
    expect(counts[1]).toBeGreaterThan(2 * (counts[0] ?? 0))
  })
  test("of a probability, in points; of an amount, in its unit; of a month", () => {
    const until = "odd ± 0.5 %, worth +- 10k USD，later at month 2 +/- 0.05 USD"
    const { answer } = runVenture(venture, { samples: 100, until })
    expect(Object.keys(answer?.quantities ?? {})).toEqual(["odd", "worth", "later"])
    expect(answer?.until?.map(({ quantity, wanted, month }) => [quantity, wanted, month])).toEqual([
      ["odd", expect.closeTo(0.005, 12), undefined],
      ["worth", 10_000, undefined],
      ["later", 0.05, 2],
    ])
    for (const { wanted, reached } of answer?.until ?? []) expect(reached).toBeLessThanOrEqual(wanted ?? 0)
  })
})

test("the answer is that of a run with as many samples, also where it was drawn in several goes", () => {
  for (const until of ["product +- 1 %", "product +- 0.1 %"]) {
    const { answer } = runVenture(venture, { until, seed: 4 })
    const { until: _, ...same } = answer ?? { until: null }
    expect(same).toEqual(runVenture(venture, { samples: answer?.samples ?? 0, seed: 4, quantities: ["product"] }).answer)
    expect(runVenture(venture, { until, seed: 4, quantities: ["product"] }).answer).toEqual(answer)
  }
})

test("gives up at ten million samples, or where no mean is known, and says so", () => {
  const { answer, diagnostics } = runVenture(
    smallVenture({ file: { x: "lognormal(1, 1)", y: "= exp(x)", z: "= 1 / (x - x)" } }),
    {
      until: "z +- 1 %",
      samples: 2_000_000,
    },
  )
  expect(answer?.samples).toBeGreaterThan(5_000_000)
  expect(answer?.samples).toBeLessThan(10_500_000)
  expect(diagnostics).toMatchObject([
    { code: "until-not-reached", severity: "warning", span: { file: "--until", start: 0, end: 8 }, params: { reached: "" } },
  ])
})

test.each([
  ["odd", 0.012345, 1.23, "%"],
  ["worth", 1_234_567, 1_230_000, "USD"],
  ["product", 0.000012345, 0.0000123, ""],
])("how sure the mean of %s is, is told as a figure with its unit", (name, reached, figure, unit) => {
  const { targets } = readTargets(venture, `${name} ± 1 %`)
  const run = runUntil(venture, targets, { first: 100, seed: 1 })
  const until = run.until.map((sureness) => ({ ...sureness, reached, isReached: false }))
  expect(missed(targets, { ...run, until }).map(({ params }) => [params.reached, params.unit])).toEqual([[figure, unit]])
})

test.each([
  ["prodct +- 1 %", "unknown-quantity", 0, 6],
  ["product, odd ± 1 %", "until-form", 0, 7],
  ["worth +- 3 month", "wrong-unit", 9, 16],
  ["worth +- 3", "wrong-unit", 9, 10],
  ["odd ± 1 %, product +- 0", "until-width", 22, 23],
  ["product +- 1 to 2", "until-width", 11, 17],
  ["later at month 6 ± 1 %", "month-outside", 5, 16],
  ["worth +- 3 USDD", "unknown-unit", 11, 15],
  ["worth ± 1,000 USD", "grouped-digits", 8, 13],
  ["odd ± 1 %, worth ± 12,000,000 USD", "grouped-digits", 19, 29],
  ["worth ± 1,5 USD", "syntax", 9, 10],
  ["worth ± 1，000 USD", "full-width", 8, 17],
])("%s: %s", (until, code, start, end) => {
  const { answer, diagnostics } = runVenture(venture, { until })
  expect(answer).toBeNull()
  expect(diagnostics).toMatchObject([{ code, span: { file: "--until", start, end } }])
})

test.each([
  "product ± 5,odd ± 1 %",
  "odd ± 1 %,product ± 5",
  "product ± 5， odd ± 1 %",
  "product ± 5;odd ± 1 %",
  "odd ± 1 %、product ± 5",
])("%s: two, whatever stands between them", (until) => {
  const { answer } = runVenture(venture, { samples: 100, until })
  expect(answer?.until?.map(({ quantity }) => quantity).sort()).toEqual(["odd", "product"])
})

test("all mistakes are told at once, those in names of quantities too", () => {
  const { diagnostics } = runVenture(venture, { quantities: ["q"], until: "x ± 1 %, worth" })
  expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-quantity", "unknown-quantity", "until-form"])
})
