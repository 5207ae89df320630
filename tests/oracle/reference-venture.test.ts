import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { compileVenture, runVenture } from "../../src/index.ts"
import expected from "./reference-venture.json" with { type: "json" }

// 20 million samples of a program by hand in C (bench/reference.c); each error is that of its mean.
const text = readFileSync(new URL("../../bench/reference.venture.yaml", import.meta.url), "utf8")

describe("the reference venture agrees with the program by hand", () => {
  const { venture, diagnostics } = compileVenture(text, { file: "reference.venture.yaml" })
  test("it compiles without a word", () => {
    expect(diagnostics).toEqual([])
  })
  if (venture === null) return
  const samples = 65_536
  const quantities = runVenture(venture, { samples, seed: 1 }).answer?.quantities ?? {}
  const last = (figure: unknown): number => (Array.isArray(figure) ? Number(figure.at(-1)) : Number(figure))

  test.each([
    ["value", "mean", expected.value.mean, expected.value.sd],
    ["lowest_cash", "mean", expected.lowest_cash.mean, expected.lowest_cash.sd],
    ["customers", "mean", expected.customers_last.mean, expected.customers_last.sd],
    ["gpus", "mean", expected.gpus_last.mean, expected.gpus_last.sd],
    ["cash", "mean", expected.cash_last.mean, expected.cash_last.sd],
    ["ruined", "mean", expected.ruin.probability, 0.485],
  ] as const)("%s: the %s within three standard errors of plain sampling", (path, figure, wanted, sd) => {
    const got = last(quantities[path]?.[figure])
    expect(Math.abs(got - wanted)).toBeLessThan((3 * sd) / Math.sqrt(samples))
  })

  test.each([
    ["value", "p50", expected.value.p50],
    ["value", "p95", expected.value.p95],
    ["lowest_cash", "p5", expected.lowest_cash.p5],
    ["lowest_cash", "p95", expected.lowest_cash.p95],
    ["customers", "p5", expected.customers_last.p5],
    ["customers", "p95", expected.customers_last.p95],
    ["cash", "p50", expected.cash_last.p50],
  ] as const)("%s: %s within 2 %%", (path, figure, wanted) => {
    expect(Math.abs(last(quantities[path]?.[figure]) / wanted - 1)).toBeLessThan(0.02)
  })

  test("the month of ruin, where it came", () => {
    expect(last(quantities.ruin_month?.mean)).toBeCloseTo(expected.ruin.meanMonth, 0)
    expect(last(quantities.ruin_month?.never)).toBeCloseTo(1 - expected.ruin.probability, 2)
  })
})
