import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Diagnostic } from "../diagnostics/index.ts"
import { parseValue } from "./parse-quantity.ts"
import { parseMonthKey } from "./scan-literal.ts"
import type { Distribution, Value } from "./value.ts"

const context = { units: ["bed", "scan"] }

function read(text: string): { value: Value | null; found: Diagnostic[] } {
  const found: Diagnostic[] = []
  const value = parseValue(text, { file: "f", offset: 100 }, context, (d) => found.push(d))
  return { value, found }
}

function sound(text: string): Value {
  const { value, found } = read(text)
  expect(found).toEqual([])
  if (!value) throw new Error(`no value: ${text}`)
  return value
}

describe("constants", () => {
  test.each<[string, number, string]>([
    ["1.2M USD", 1.2e6, "USD"],
    ["500 万元", 5e6, "CNY"],
    ["500万元", 5e6, "CNY"],
    ["3.5亿 token", 3.5e8, "token"],
    ["1.2万", 12000, ""],
    ["1.2万亿 token", 1.2e12, "token"],
    ["1.2 万亿token", 1.2e12, "token"],
    ["5 万", 50000, ""],
    ["15 %/year", 15, "%/year"],
    ["6 %/year", 6, "%/year"],
    ["15%", 15, "%"],
    ["-100 %", -100, "%"],
    ["30 GPU", 30, "GPU"],
    ["8 GPU", 8, "GPU"],
    ["2 request/s", 2, "request/s"],
    ["0.5 s", 0.5, "s"],
    ["0.5s", 0.5, "s"],
    ["50 ms", 50, "ms"],
    ["60 months", 60, "month"],
    ["6 months", 6, "month"],
    ["month 6", 6, "month"],
    ["3 people", 3, "person"],
    ["80 B", 80, "B"],
    ["80B", 8e10, ""],
    ["80GB", 80, "GB"],
    ["80 GiB", 80, "GiB"],
    ["5 TFLOP/s", 5, "TFLOP/s"],
    ["3 Mtoken", 3, "Mtoken"],
    ["3Mtoken", 3, "Mtoken"],
    ["3M token", 3e6, "token"],
    ["2000 token", 2000, "token"],
    ["1000 customer", 1000, "customer"],
    ["40 USD/customer/month", 40, "USD/customer/month"],
    ["10k USD", 10000, "USD"],
    ["5T", 5e12, ""],
    ["1.1M", 1100000, ""],
    ["1e6 USD", 1e6, "USD"],
    ["1.5e-3k USD", 1.5, "USD"],
    [".5", 0.5, ""],
    ["-0 USD", 0, "USD"],
    ["4 bed", 4, "bed"],
    ["4 scans/bed", 4, "scan/bed"],
    ["5 1/month", 5, "1/month"],
    ["  7 USD ", 7, "USD"],
  ])("%s", (text, magnitude, unit) => {
    const value = sound(text)
    expect(value).toMatchObject({ kind: "constant", magnitude, unit: { text: unit } })
    expect(value.span).toEqual({ file: "f", start: 100 + text.search(/\S/), end: 100 + text.trimEnd().length })
  })
})

describe("random variables", () => {
  const interval = (low: number, high: number): Distribution => ({ kind: "interval", low, high })
  test.each<[string, Distribution, string]>([
    ["3B to 6B token", interval(3e9, 6e9), "token"],
    ["15 to 25 %/year", interval(15, 25), "%/year"],
    ["1.9 to 3.2 USD/GPU-hour", interval(1.9, 3.2), "USD/GPU-hour"],
    ["9k to 13k USD/person/month", interval(9000, 13000), "USD/person/month"],
    ["40 to 120 customer", interval(40, 120), "customer"],
    ["200 to 900 seat/customer", interval(200, 900), "seat/customer"],
    ["4 to 12 request/seat/day", interval(4, 12), "request/seat/day"],
    ["0.5 to 3 %/year", interval(0.5, 3), "%/year"],
    ["6.9 to 7.4", interval(6.9, 7.4), ""],
    ["20k to 60k", interval(20000, 60000), ""],
    ["-5 to 10 USD", interval(-5, 10), "USD"],
    ["20 to 40 万元", interval(2e5, 4e5), "CNY"],
    ["20 to 40万元", interval(2e5, 4e5), "CNY"],
    ["20万 to 40万元", interval(2e5, 4e5), "CNY"],
    ["20万元 to 40万元", interval(2e5, 4e5), "CNY"],
    ["20 to 40万", interval(20, 4e5), ""],
    ["500 ms to 2 s", interval(0.5, 2), "s"],
    ["1 to 2 year", interval(1, 2), "year"],
    ["6 month to 2 year", interval(0.5, 2), "year"],
    ["month 3 to month 9", interval(3, 9), "month"],
    ["normal(5, 1) USD", { kind: "normal", mean: 5, sd: 1 }, "USD"],
    ["normal(5 USD, 2k USD)", { kind: "normal", mean: 5, sd: 2000 }, "USD"],
    ["normal(-5, 1) 万元", { kind: "normal", mean: -50000, sd: 10000 }, "CNY"],
    ["lognormal(5, 1)", { kind: "lognormal", mean: 5, sd: 1 }, ""],
    ["uniform(1 s, 5000 ms)", { kind: "uniform", low: 1, high: 5 }, "s"],
    ["triangular(1, 1, 3)", { kind: "triangular", low: 1, mode: 1, high: 3 }, ""],
    ["pert(1, 2, 2) month", { kind: "pert", low: 1, mode: 2, high: 2 }, "month"],
    ["beta(2, 5)", { kind: "beta", alpha: 2, beta: 5 }, ""],
    ["beta(2, 5) USD", { kind: "beta", alpha: 2, beta: 5 }, "USD"],
    ["beta(2, 5) 万元", { kind: "beta", alpha: 2, beta: 5 }, "万CNY"],
    ["exponential(3 month)", { kind: "exponential", mean: 3 }, "month"],
    ["poisson(4) request", { kind: "poisson", mean: 4 }, "request"],
    ["bernoulli(30 %)", { kind: "bernoulli", p: 0.3 }, ""],
    ["bernoulli(0)", { kind: "bernoulli", p: 0 }, ""],
    ["discrete(1: 2, 5: 1)", { kind: "discrete", values: [1, 5], weights: [2, 1] }, ""],
    ["discrete(1 USD: 20 %, 5 USD: 0)", { kind: "discrete", values: [1, 5], weights: [0.2, 0] }, "USD"],
    [
      "mixture(1 to 2: 3, beta(2, 5): 1)",
      { kind: "mixture", parts: [interval(1, 2), { kind: "beta", alpha: 2, beta: 5 }], weights: [3, 1] },
      "",
    ],
    [
      "mixture(1 to 2 s: 3, 500 ms: 1)",
      { kind: "mixture", parts: [interval(1, 2), { kind: "discrete", values: [0.5], weights: [1] }], weights: [3, 1] },
      "s",
    ],
    ["truncate(normal(5, 2), 0, 10) GPU", { kind: "truncate", of: { kind: "normal", mean: 5, sd: 2 }, low: 0, high: 10 }, "GPU"],
    ["truncate(20 to 40 USD, 10 USD, 50 USD)", { kind: "truncate", of: interval(20, 40), low: 10, high: 50 }, "USD"],
  ])("%s", (text, distribution, unit) => {
    expect(sound(text)).toMatchObject({
      kind: "random",
      distribution,
      unit: { text: unit },
      span: { start: 100, end: 100 + text.length },
    })
  })
})

describe("decisions, bounds, data, formulas", () => {
  const range = (low: number, high: number, isWhole: boolean) => ({ kind: "range", low, high, isWhole })
  test.each<[string, object, string]>([
    ["choose 1, 2, 4, 8 GPU", { kind: "list", values: [1, 2, 4, 8] }, "GPU"],
    ["choose 1,2,4 GPU", { kind: "list", values: [1, 2, 4] }, "GPU"],
    ["choose 100,200 GPU", { kind: "list", values: [100, 200] }, "GPU"],
    ["choose 500 ms, 1 s", { kind: "list", values: [0.5, 1] }, "s"],
    ["choose 50, 100 万元", { kind: "list", values: [5e5, 1e6] }, "CNY"],
    ["choose 0.3", { kind: "list", values: [0.3] }, ""],
    ["choose 5 to 20 USD", range(5, 20, false), "USD"],
    ["choose 10 to 50 USD/month", range(10, 50, false), "USD/month"],
    ["choose 1 to 8 GPU", range(1, 8, true), "GPU"],
    ["choose 0.5k to 2k customers", range(500, 2000, true), "customer"],
    ["choose 1 to 3 bed", range(1, 3, true), "bed"],
    ["choose 1 to 3 people", range(1, 3, true), "person"],
    ["choose 1 to 3 GPU/customer", range(1, 3, false), "GPU/customer"],
    ["choose 1 to 3 token", range(1, 3, false), "token"],
    ["choose 1 to 3 kGPU", range(1, 3, false), "kGPU"],
  ])("%s", (text, options, unit) => {
    expect(sound(text)).toMatchObject({ kind: "decision", options, unit: { text: unit } })
  })
  test("bounds", () => {
    const limit = { kind: "constant", magnitude: 64, unit: { text: "GPU" }, span: { start: 106, end: 112 } }
    expect(sound("up to 64 GPU")).toMatchObject({ kind: "bound", limit, span: { start: 100, end: 112 } })
    expect(sound("up to 20 to 40 GPU")).toMatchObject({
      limit: { kind: "random", distribution: { kind: "interval", low: 20, high: 40 } },
    })
  })
  test.each([
    ["data(file.csv, column)", "file.csv", "column", "", 1],
    ["data( 数据（新）.csv , Price (USD) ) USD/(seat*month)", "数据（新）.csv", "Price (USD)", "USD/(seat*month)", 1],
    ['data("a b.csv", "x, y") 万元', "a b.csv", "x, y", "万CNY", 1e4],
  ])("%s", (text, file, column, unit, factor) => {
    expect(sound(text)).toMatchObject({ kind: "data", file, column, unit: { text: unit, factor } })
  })
  test("formulas keep their text and places", () => {
    const value = sound("= price * 2")
    const left = { kind: "name", path: "price", span: { file: "f", start: 102, end: 107 } }
    expect(value).toMatchObject({
      kind: "formula",
      text: "price * 2",
      expr: { kind: "binary", op: "*", left },
      span: { start: 100, end: 111 },
    })
  })
  test("a ramp is a formula, a unit behind it is that of its figures", () => {
    const month = (magnitude: number) => ({ kind: "number", magnitude, unit: { text: "month" } })
    const figures = (unit: string, a: number, b: number) =>
      [a, b].map((magnitude) => ({ kind: "number", magnitude, unit: { text: unit } }))
    const ends = [month(6), month(18)]
    expect(sound("ramp(0, 1, month 6, month 18)")).toMatchObject({
      kind: "formula",
      expr: { name: "ramp", args: [...figures("", 0, 1), ...ends] },
    })
    expect(sound("ramp(0, 1, month 6, month 18) 万元")).toMatchObject({ expr: { args: [...figures("CNY", 0, 10000), ...ends] } })
  })
  test.each([
    ["month 12", 12],
    ["month 0", 0],
    [" month  3 ", 3],
    ["month -1", null],
    ["month 1.5", null],
    ["12", null],
  ])("the key %j is month %s", (text, month) => {
    expect(parseMonthKey(text)).toBe(month)
  })
})

describe("texts that are too long", () => {
  test.each([
    ["a list", `choose ${"1, ".repeat(10_000)}2`, "too-deep"],
    ["a word", "USD".repeat(100_000), "too-deep"],
    ["full-width signs", "１".repeat(100_000), "full-width"],
    ["a word behind a value", `5 USD per ${"x".repeat(19_000)} month`, "syntax"],
    ["digits and letters behind a value", `5 USD ${"1x".repeat(9_000)} month`, "syntax"],
  ])("%s: one error, at once", (_, text, code) => {
    expect(read(text).found.map((d) => d.code)).toEqual([code])
  })
})

describe("mistakes: code, place, fix", () => {
  test.each<[string, string, number, number, string | undefined]>([
    ["40 to 20 USD", "reversed-interval", 0, 12, "20 to 40 USD"],
    ["2 s to 500 ms", "reversed-interval", 0, 13, "500 ms to 2 s"],
    ["40 to 20万元", "reversed-interval", 0, 10, "20 to 40万元"],
    ["5 to 5 USD", "reversed-interval", 0, 10, "5 USD"],
    ["choose 20 to 5 USD", "reversed-interval", 7, 18, "5 to 20 USD"],
    ["5 USD to 10 EUR", "different-dimensions", 0, 5, undefined],
    ["20 USD to 40", "different-dimensions", 0, 12, "20 to 40 USD"],
    ["normal(5 USD, 1 GPU)", "different-dimensions", 14, 19, undefined],
    ["choose 1 USD, 2 GPU", "different-dimensions", 7, 12, undefined],
    ["normal(5 USD, 1)", "unit-missing", 14, 15, "1 USD"],
    ["normal(5 USD, 1 USD) USD", "unit-twice", 20, 24, ""],
    ["mixture(beta(2, 5) USD: 1, beta(2, 5) kUSD: 1)", "different-units", 27, 42, undefined],
    ["1,000 USD", "grouped-digits", 0, 5, "1000"],
    ["1,234,567.5 USD", "grouped-digits", 0, 11, "1234567.5"],
    ["1_000", "grouped-digits", 0, 5, "1000"],
    ["choose 1,000 GPU", "grouped-digits", 7, 12, "1000"],
    ["５００ 万元", "full-width", 0, 6, "500 万元"],
    ["normal（5，1） USD", "full-width", 0, 15, "normal(5,1) USD"],
    ["discrete(1： 2)", "full-width", 0, 14, "discrete(1: 2)"],
    ["＝price", "full-width", 0, 6, "=price"],
    ["15 ％", "full-width", 0, 4, "15 %"],
    ["data(a.csv，b)", "full-width", 0, 13, "data(a.csv,b)"],
    ["20-40 USD", "interval-dash", 0, 9, "20 to 40 USD"],
    ["20～40 万元", "interval-dash", 0, 8, "20 to 40 万元"],
    ["20 到 40 万元", "interval-dash", 0, 10, "20 to 40 万元"],
    ["20万到40万元", "interval-dash", 0, 8, "20万 to 40万元"],
    ["20万元至40万元", "interval-dash", 0, 9, "20万元 to 40万元"],
    ["5 USD / month", "unit-form", 2, 13, "USD/month"],
    ["5 USD per month", "unit-form", 2, 15, "USD/month"],
    ["5 /month", "unit-form", 1, 8, " 1/month"],
    ["500万/月", "unit-form", 4, 6, " 1/月"],
    ["5 GPU hour", "syntax", 6, 10, undefined],
    ["price * 2", "missing-equals", 0, 9, "= price * 2"],
    ["2027-01", "not-a-quantity", 0, 7, undefined],
    ["2027-01-31", "not-a-quantity", 0, 10, undefined],
    ["12 * 3 USD", "missing-equals", 0, 10, "= 12 * 3 USD"],
    ["", "not-a-quantity", 0, 0, undefined],
    ["rather a lot", "not-a-quantity", 0, 12, undefined],
    ["5 moths", "unknown-unit", 2, 7, "month"],
    ["10 to 20 USD/moth", "unknown-unit", 13, 17, "month"],
    ["10K USD", "unknown-unit", 2, 3, "k"],
    ["norml(1, 2)", "unknown-distribution", 0, 5, "normal"],
    ["normal(1)", "wrong-arity", 0, 9, undefined],
    ["truncate(1 to 2, 0)", "wrong-arity", 0, 19, undefined],
    ["normal(price, 2)", "number-expected", 7, 12, undefined],
    ["normal(1 to 2, 2)", "constant-expected", 7, 13, undefined],
    ["beta(2 USD, 5)", "plain-expected", 5, 10, undefined],
    ["discrete(1, 2)", "weight-expected", 10, 11, undefined],
    ["mixture(data(a.csv, b): 1)", "data-not-alone", 8, 13, undefined],
    ["data(a.csv)", "data-arguments", 0, 11, undefined],
    ["data(a.csv, b", "syntax", 4, 5, undefined],
    ["normal(1, 2", "syntax", 11, 11, undefined],
    ["choose 0.2 to 0.8 GPU", "no-whole-number", 7, 21, undefined],
    ["choose small", "number-expected", 7, 12, undefined],
    ["1e400 USD", "number-too-large", 0, 5, undefined],
    ["= 20 to 40 USD", "distribution-in-formula", 0, 14, "20 to 40 USD"],
    ["= choose 1, 2 GPU", "distribution-in-formula", 0, 17, "choose 1, 2 GPU"],
    ["= normal(1, 2) * 3", "distribution-in-formula", 2, 14, undefined],
    ["= 3 * (1 to 2)", "distribution-in-formula", 7, 13, undefined],
  ])("%s is %s", (text, code, start, end, fix) => {
    const { value, found } = read(text)
    expect(value).toBeNull()
    expect(found.map((d) => [d.code, (d.span?.start ?? 0) - 100, (d.span?.end ?? 0) - 100, d.fix])).toEqual([
      [code, start, end, fix],
    ])
  })

  test.each([
    ["normal(1, 0)", "sd-positive"],
    ["lognormal(-1, 1)", "mean-positive"],
    ["lognormal(1, -1)", "sd-positive"],
    ["uniform(2, 1)", "low-below-high"],
    ["triangular(1, 5, 3)", "low-mode-high"],
    ["pert(1, 1, 1)", "low-mode-high"],
    ["beta(0, 1)", "alpha-beta-positive"],
    ["exponential(0)", "mean-positive"],
    ["poisson(-1)", "mean-positive"],
    ["bernoulli(1.2)", "p-between-0-and-1"],
    ["discrete(1: -1, 2: 3)", "weights-not-negative"],
    ["mixture(1 to 2: 0)", "weights-sum-positive"],
    ["truncate(1 to 2, 3, 0)", "low-below-high"],
    ["truncate(uniform(0, 1), 5, 6)", "truncate-empty"],
    ["truncate(1 to 2, -5, -1)", "truncate-empty"],
    ["truncate(discrete(1: 1, 9: 1), 2, 8)", "truncate-empty"],
  ])("%s breaks the rule %s", (text, rule) => {
    expect(read(text).found).toMatchObject([
      { code: "bad-distribution", params: { rule }, span: { start: 100, end: 100 + text.length } },
    ])
  })

  test("no text makes the reader throw, and what gives no value is reported", () => {
    const piece = fc.constantFrom(
      ..."normal( beta( mixture( choose |up to | to |data(|ramp(|month |= |,|: |)|12|0.5|-|k|万|元| USD|%/year|/|*|^|（|～|🙂|x|\t".split(
        "|",
      ),
    )
    const soup = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
    )
    fc.assert(
      fc.property(soup, (text) => {
        const { value, found } = read(text)
        expect(value === null).toBe(found.length > 0)
        for (const d of found) {
          expect(d.span && d.span.start >= 100 && d.span.start <= d.span.end && d.span.end <= 100 + text.length).toBe(true)
        }
      }),
      { numRuns: 1500, seed: 3 },
    )
  })
})
