/**
 * Do the error bars keep their promise? Over 200 seeds, 95 % half widths around means and quantiles
 * should hold the truth in 93 to 97 of 100 cases. The share is told for every function and figure.
 */
import { expect, test } from "vitest"
import { lawOf } from "./distributions.ts"
import { type DrawnInput, drawInputs } from "./draws.ts"
import { normalCdf, normalQuantile } from "./normal.ts"
import { samplePlan } from "./replicates.ts"
import { summary } from "./statistics.ts"

const seeds = 200
const plan = samplePlan(10_000)

const logs = Array.from(
  { length: 10 },
  (_, i): DrawnInput => ({ path: `log ${i}`, distribution: { kind: "interval", low: 1 + i, high: 2 + 2 * i }, factor: 1 }),
)
const normals = Array.from(
  { length: 6 },
  (_, i): DrawnInput => ({ path: `normal ${i}`, distribution: { kind: "normal", mean: 1, sd: 1 + i / 4 }, factor: 1 }),
)

type Figure = "mean" | "p5" | "p50" | "p95"
type Case = { readonly of: (x: Float64Array) => number; readonly truth: Partial<Record<Figure, number>> }

// The sum of the normals has mean 6 and this sd.
const spread = Math.sqrt(normals.reduce((sum, _, i) => sum + (1 + i / 4) ** 2, 0))
const strike = (8 - 6) / spread
// The product of the log-normals is log-normal: `2 to 1` doubles in each, so s = log(2)/(2 · 1.6449) each.
const logMean = logs.reduce((sum, _, i) => sum + Math.log((1 + i) * Math.SQRT2), 0)
const logSd = Math.sqrt(10) * (Math.log(2) / (2 * normalQuantile(0.95)))

const cases: Readonly<Record<string, Case>> = {
  "sum of log-normals": {
    of: (x) => sumOf(x, 0, 10),
    // Quantiles by numerical convolution (FFT, 2^18 cells of 7.6e-4; NumPy 2.4.6), within 1e-3; the error bars are 0.08 to 0.2.
    truth: {
      mean: logs.reduce((sum, { distribution }) => sum + (lawOf(distribution).mean ?? 0), 0),
      p5: 70.04815,
      p50: 79.26926,
      p95: 89.88769,
    },
  },
  "payoff above 8": {
    of: (x) => Math.max(0, sumOf(x, 10, 16) - 8),
    // Bachelier's formula; more than half of the payoffs are 0.
    truth: {
      mean: spread * density(strike) - (8 - 6) * normalCdf(-strike),
      p50: 0,
      p95: 6 + spread * normalQuantile(0.95) - 8,
    },
  },
  "product of 10": {
    of: (x) => x.subarray(0, 10).reduce((product, value) => product * value, 1),
    truth: {
      mean: Math.exp(logMean + logSd ** 2 / 2),
      p5: Math.exp(logMean + logSd * normalQuantile(0.05)),
      p50: Math.exp(logMean),
      p95: Math.exp(logMean + logSd * normalQuantile(0.95)),
    },
  },
  "truth of sum > 10": { of: (x) => (sumOf(x, 10, 16) > 10 ? 1 : 0), truth: { mean: normalCdf((6 - 10) / spread) } },
  "sum of normals": {
    of: (x) => sumOf(x, 10, 16),
    truth: { mean: 6, p5: 6 + spread * normalQuantile(0.05), p50: 6, p95: 6 + spread * normalQuantile(0.95) },
  },
}

test("95 % error bars hold the truth in 93 to 97 of 100 runs", () => {
  const hits = new Map<string, number>()
  const names = Object.keys(cases)
  for (let seed = 1; seed <= seeds; seed++) {
    const results = evaluate(seed)
    for (const [k, name] of names.entries()) {
      const { errors, ...figures } = summary(results[k] ?? new Float64Array(), plan)
      for (const [figure, truth] of Object.entries(cases[name]?.truth ?? {}) as [Figure, number][]) {
        const isHeld = Math.abs((figures[figure] ?? Number.NaN) - truth) <= (errors[figure] ?? Number.NaN)
        const key = `${figure} of ${name}`
        hits.set(key, (hits.get(key) ?? 0) + (isHeld ? 1 : 0))
      }
    }
  }
  const shares = Object.fromEntries([...hits].map(([key, count]) => [key, count / seeds]))
  const told = JSON.stringify(shares, null, 1)
  // A median of 0 among more than half zeros is sure.
  expect(shares["p50 of payoff above 8"]).toBe(1)
  const { "p50 of payoff above 8": _sure, ...uncertain } = shares
  for (const figure of ["mean", "p5", "p50", "p95"]) {
    const own = Object.entries(uncertain).filter(([key]) => key.startsWith(`${figure} of`))
    const pooled = own.reduce((sum, [, share]) => sum + share, 0) / own.length
    expect(pooled, `${figure}: ${told}`).toBeGreaterThanOrEqual(0.93)
    expect(pooled, `${figure}: ${told}`).toBeLessThanOrEqual(0.97)
  }
  // Single shares scatter by 1.5 points from 200 seeds.
  for (const share of Object.values(uncertain)) {
    expect(share, told).toBeGreaterThanOrEqual(0.91)
    expect(share, told).toBeLessThanOrEqual(0.985)
  }
}, 15_000)

function evaluate(seed: number): readonly Float64Array[] {
  const { columns } = drawInputs([...logs, ...normals], [], plan, seed)
  const results = Object.values(cases).map(() => new Float64Array(plan.samples))
  const functions = Object.values(cases).map((one) => one.of)
  const x = new Float64Array(columns.length)
  for (let s = 0; s < plan.samples; s++) {
    for (let i = 0; i < x.length; i++) x[i] = columns[i]![s]!
    for (let k = 0; k < functions.length; k++) results[k]![s] = functions[k]!(x)
  }
  return results
}

function sumOf(x: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += x[i]!
  return sum
}

function density(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
}
