// Fits beside certified and published answers, and the laws they keep.
import "../../../tests/support/seeded.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { readTable } from "../read-table.ts"
import { type FitAnswer, type FitAsked, fitTable } from "./fit-table.ts"

function fitOf(text: string, asked: Omit<FitAsked, "alpha" | "holdout"> & Partial<FitAsked>): FitAnswer {
  const told: Diagnostic[] = []
  const table = readTable(text, "table.csv", (one) => told.push(one))
  const answer = table === null ? null : fitTable(table, { alpha: 0.05, holdout: 0, ...asked }, (one) => told.push(one))
  if (answer === null) throw new Error(JSON.stringify(told))
  return answer
}

/** Correct digits, as the logarithm of the relative error. */
function digits(found: number | undefined, certified: number): number {
  return -Math.log10(Math.abs((found ?? Number.NaN) - certified) / Math.abs(certified) + 1e-16)
}

const norris = `0.1 0.2,338.8 337.4,118.1 118.2,888.0 884.6,9.2 10.1,228.1 226.5,668.5 666.3,998.5 996.3,449.1 448.6,778.9 777.0,559.2 558.2,0.3 0.4,
0.1 0.6,778.1 775.5,668.8 666.9,339.3 338.0,448.9 447.5,10.8 11.6,557.7 556.0,228.3 228.1,998.0 995.8,888.8 887.6,119.6 120.2,0.3 0.3,
0.6 0.3,557.6 556.8,339.3 339.1,888.0 887.2,998.5 999.0,778.9 779.0,10.2 11.1,117.6 118.3,228.9 229.2,668.4 669.1,449.2 448.9,0.2 0.5`

test("Norris, certified by NIST (StRD, linear regression, lower difficulty): eleven digits at least", () => {
  const rows = norris.split(",").map((row) => row.trim().replace(" ", ","))
  const { coefficients, explained } = fitOf(["y,x", ...rows].join("\n"), { of: "y", by: ["x"] })
  const [constant, slope] = coefficients
  expect(digits(constant?.estimate, -0.262323073774029)).toBeGreaterThan(11)
  expect(digits(constant?.error, 0.232818234301152)).toBeGreaterThan(11)
  expect(digits(slope?.estimate, 1.00211681802045)).toBeGreaterThan(13)
  expect(digits(slope?.error, 0.000429796848199937)).toBeGreaterThan(11)
  if (explained.kind !== "linear") throw new Error("a line was wanted")
  expect(digits(explained.deviation, 0.884796396144373)).toBeGreaterThan(11)
  expect(digits(explained.rSquared, 0.999993745883712)).toBeGreaterThan(13)
  expect(digits(explained.f, 5436385.54079785)).toBeGreaterThan(10)
})

const longley = `60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962`
const longleyText = `employed,prices,product,unemployed,armed,people,year\n${longley.replaceAll(" ", ",")}`
const longleyAsked = {
  of: "employed",
  by: ["prices", "product", "unemployed", "armed", "people", "year"],
  kind: "linear",
} as const

test("Longley, certified by NIST (StRD, higher difficulty): columns that say nearly the same keep ten digits", () => {
  const { coefficients, explained, checks } = fitOf(longleyText, longleyAsked)
  const certified = [
    [-3482258.63459582, 890420.383607373],
    [15.0618722713733, 84.9149257747669],
    [-0.035819179292591, 0.0334910077722432],
    [-2.02022980381683, 0.488399681651699],
    [-1.03322686717359, 0.214274163161675],
    [-0.0511041056535807, 0.22607320006937],
    [1829.15146461355, 455.478499142212],
  ] as const
  for (const [k, [estimate, error]] of certified.entries()) {
    expect(digits(coefficients[k]?.estimate, estimate)).toBeGreaterThan(9.5)
    expect(digits(coefficients[k]?.error, error)).toBeGreaterThan(9.5)
  }
  if (explained.kind !== "linear") throw new Error("a line was wanted")
  expect(digits(explained.rSquared, 0.995479004577296)).toBeGreaterThan(12)
  expect(digits(explained.f, 330.285339234588)).toBeGreaterThan(9.5)
  // Of prices, product and people: known for it since 1967.
  const inflated = checks.flatMap((check) => (check.kind === "collinear" && check.isWrong ? [check.column] : []))
  expect(inflated).toEqual(["prices", "product", "unemployed", "people", "year"])
})

test("Longley: errors where the spread is unequal, HC3 worked by SAS (statsmodels/statsmodels, tests of regression)", () => {
  const { coefficients } = fitOf(longleyText, longleyAsked)
  const errors = coefficients.map(({ robust }) => robust?.error ?? Number.NaN)
  const worked = [1799477, 91.11939, 0.05562, 0.82213, 0.29879, 0.32491, 922.80784]
  for (const [k, error] of worked.entries()) expect(errors[k]).toBeCloseTo(error, error > 1e6 ? -1 : 4)
})

const flights =
  "53 1,57 1,58 1,63 1,66 0,67 0,67 0,67 0,68 0,69 0,70 1,70 0,70 1,70 0,72 0,73 0,75 0,75 1,76 0,76 0,78 0,79 0,81 0"
const challenger = `temperature,damage\n${flights
  .split(",")
  .map((flight) => flight.replace(" ", ","))
  .join("\n")}`

test("Challenger's rings: 15.0429 − 0.2322 × temperature (Dalal, Fowlkes, Hoadley, JASA 84, 1989)", () => {
  const { kind, coefficients, explained, intervals } = fitOf(challenger, { of: "damage", by: ["temperature"] })
  const [constant, slope] = coefficients
  expect([kind, intervals]).toEqual(["logistic", "profile"])
  expect([constant?.estimate, constant?.error]).toEqual([expect.closeTo(15.0429, 4), expect.closeTo(7.3786, 3)])
  expect([slope?.estimate, slope?.error]).toEqual([expect.closeTo(-0.2322, 4), expect.closeTo(0.1082, 4)])
  if (explained.kind === "linear") throw new Error("odds were wanted")
  expect([explained.deviance, explained.nullDeviance]).toEqual([expect.closeTo(20.315, 3), expect.closeTo(28.267, 3)])
  // Lopsided, as the profile is: further from nothing below.
  const [low, high] = slope?.interval ?? [0, 0]
  expect(high).toBeLessThan(0)
  expect(-0.2322 - low).toBeGreaterThan(high + 0.2322)
})

const dobson = [18, 17, 15, 20, 10, 21, 25, 13, 13].map((count, k) => `${count},${"abc"[k % 3]},${"rst"[Math.floor(k / 3)]}`)

test("Dobson's trial, as R's glm tells it (JuliaStats/GLM.jl, examples.md)", () => {
  const { kind, coefficients, explained, baselines } = fitOf(["counts,outcome,treatment", ...dobson].join("\n"), {
    of: "counts",
    by: ["outcome", "treatment"],
  })
  expect(kind).toBe("poisson")
  expect(baselines).toEqual([
    { column: "outcome", level: "a" },
    { column: "treatment", level: "r" },
  ])
  const told = [
    [3.0313, 0.1712],
    [-0.4543, 0.2022],
    [-0.2513, 0.1905],
    [0.0198, 0.199],
    [0.0198, 0.199],
  ]
  expect(coefficients.map(({ estimate, error }) => [estimate, error])).toEqual(
    told.map((pair) => pair.map((figure) => expect.closeTo(figure, 4))),
  )
  if (explained.kind === "linear") throw new Error("counts were wanted")
  expect([explained.nullDeviance, explained.deviance]).toEqual([expect.closeTo(10.3928, 4), expect.closeTo(5.1175, 4)])
})

test("with an exposure and no difference but the group, rates are counts over exposure", () => {
  const rows = ["a,3,100", "a,7,200", "a,2,100", "b,20,200", "b,9,100", "b,16,100"]
  const { coefficients } = fitOf(["group,count,months", ...rows].join("\n"), { of: "count", by: ["group"], exposure: "months" })
  const [constant, other] = coefficients.map(({ estimate }) => Math.exp(estimate))
  // 12 over 400 in a, 45 over 400 in b; ties of the most frequent go to the first.
  expect([constant, other]).toEqual([expect.closeTo(12 / 400, 12), expect.closeTo(45 / 12, 12)])
})

test("a column taken by its logarithm on both sides gives the elasticity that made it", () => {
  const rows = [1, 2, 4, 5, 8, 10].map((price) => `${price},${100 * price ** -1.5}`)
  const { coefficients } = fitOf(["price,sold", ...rows].join("\n"), {
    of: "sold",
    by: ["price"],
    kind: "linear",
    log: ["sold", "price"],
  })
  expect(coefficients[1]?.estimate).toBeCloseTo(-1.5, 12)
})

test("rows told four times over by the same respondents are no surer than told once", () => {
  const rows = ["yes,1", "no,2", "yes,3", "no,4", "no,3", "yes,2", "no,5", "yes,6"].map((row, k) => `${row},r${k}`)
  const asked = { of: "y", by: ["x"], respondent: "who" }
  const once = fitOf(["y,x,who", ...rows].join("\n"), asked)
  const often = fitOf(["y,x,who", ...rows, ...rows, ...rows, ...rows].join("\n"), asked)
  expect([once.intervals, often.intervals]).toEqual(["clustered", "clustered"])
  for (const k of [0, 1]) expect(often.coefficients[k]?.error).toBeCloseTo(once.coefficients[k]?.error ?? 0, 9)
  const bold = fitOf(["y,x,who", ...rows, ...rows, ...rows, ...rows].join("\n"), { of: "y", by: ["x"] })
  expect(bold.coefficients[1]?.error).toBeLessThan(0.6 * (often.coefficients[1]?.error ?? 0))
})

test("profile intervals end where twice the loss of likelihood is 3.84: of one rate in closed form", () => {
  const { coefficients } = fitOf("n,g\n3,a\n5,a\n4,a\n10,b\n12,b\n8,b", { of: "n", by: ["g"] })
  const [low, high] = coefficients[1]?.interval ?? [0, 0]
  // With counts 12 and 30 the profile of the ratio r is binomial: of 42 events, p = r/(1 + r) belong to b.
  const loss = (log: number): number => {
    const p = Math.exp(log) / (1 + Math.exp(log))
    return 2 * (30 * Math.log(30 / 42 / p) + 12 * Math.log(12 / 42 / (1 - p)))
  }
  for (const end of [low, high]) expect(loss(end)).toBeCloseTo(3.841459, 3)
})

test("a line through made rows is found again, whatever its offset and scale", () => {
  const figure = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(figure, figure, fc.uniqueArray(figure, { minLength: 3, maxLength: 20 }), (constant, slope, xs) => {
      fc.pre(slope !== 0)
      const rows = xs.map((x) => `${x},${constant + slope * x + 0.5}`)
      const { coefficients } = fitOf(["x,y", ...rows].join("\n"), { of: "y", by: ["x"], kind: "linear" })
      expect(coefficients[0]?.estimate).toBeCloseTo(constant + 0.5, 7)
      expect(coefficients[1]?.estimate).toBeCloseTo(slope, 7)
    }),
    { numRuns: 50 },
  )
})
