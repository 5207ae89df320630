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

type Figure = "mean" | "p5" | "p50" | "p95"
type Case = {
  readonly inputs: readonly DrawnInput[]
  readonly of: (x: Float64Array) => number
  readonly truth: Partial<Record<Figure, number>>
}

/** Each function has inputs of its own, so that the counts of hits are independent. */
function logNormals(name: string): readonly DrawnInput[] {
  return Array.from({ length: 10 }, (_, i) => ({
    path: `${name}.${i}`,
    distribution: { kind: "interval", low: 1 + i, high: 2 + 2 * i },
    factor: 1,
  }))
}

function normals(name: string): readonly DrawnInput[] {
  return Array.from({ length: 6 }, (_, i) => ({
    path: `${name}.${i}`,
    distribution: { kind: "normal", mean: 1, sd: 1 + i / 4 },
    factor: 1,
  }))
}

// The sum of the normals has mean 6 and this sd.
const spread = Math.sqrt([0, 1, 2, 3, 4, 5].reduce((sum, i) => sum + (1 + i / 4) ** 2, 0))
const strike = (8 - 6) / spread
// The product of the log-normals is log-normal; the high end is twice the low one in each, so s = log(2)/(2 · 1.6449).
const logMean = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].reduce((sum, i) => sum + Math.log((1 + i) * Math.SQRT2), 0)
const logSd = Math.sqrt(10) * (Math.log(2) / (2 * normalQuantile(0.95)))

const cases: Readonly<Record<string, Case>> = {
  "sum of log-normals": {
    inputs: logNormals("sum"),
    of: sum,
    // Quantiles by numerical convolution (FFT, 2^18 cells of 7.6e-4; NumPy 2.4.6), within 1e-3; the error bars are 0.08 to 0.2.
    truth: {
      mean: logNormals("sum").reduce((total, { distribution }) => total + (lawOf(distribution).mean ?? 0), 0),
      p5: 70.04815,
      p50: 79.26926,
      p95: 89.88769,
    },
  },
  "sum of normals": {
    inputs: normals("normals"),
    of: sum,
    truth: { mean: 6, p5: 6 + spread * normalQuantile(0.05), p50: 6, p95: 6 + spread * normalQuantile(0.95) },
  },
  "payoff above 8": {
    inputs: normals("payoff"),
    of: (x) => Math.max(0, sum(x) - 8),
    // Bachelier's formula; more than half of the payoffs are 0.
    truth: { mean: spread * density(strike) - (8 - 6) * normalCdf(-strike), p50: 0, p95: 6 + spread * normalQuantile(0.95) - 8 },
  },
  "product of 10": {
    inputs: logNormals("product"),
    of: (x) => x.reduce((product, value) => product * value, 1),
    truth: {
      mean: Math.exp(logMean + logSd ** 2 / 2),
      p5: Math.exp(logMean + logSd * normalQuantile(0.05)),
      p50: Math.exp(logMean),
      p95: Math.exp(logMean + logSd * normalQuantile(0.95)),
    },
  },
  "sum above 10": {
    inputs: normals("truth"),
    of: (x) => (sum(x) > 10 ? 1 : 0),
    truth: { mean: normalCdf((6 - 10) / spread) },
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
  // A single share of 200 seeds scatters by 1.5 points; three times that to either side.
  for (const share of Object.values(uncertain)) {
    expect(share, told).toBeGreaterThanOrEqual(0.9)
    expect(share, told).toBeLessThanOrEqual(0.995)
  }
}, 15_000)

function evaluate(seed: number): readonly Float64Array[] {
  const { columns } = drawInputs(
    Object.values(cases).flatMap((one) => one.inputs),
    [],
    plan,
    seed,
  )
  let first = 0
  return Object.values(cases).map(({ inputs, of }) => {
    const own = columns.slice(first, first + inputs.length)
    first += inputs.length
    const x = new Float64Array(own.length)
    return Float64Array.from({ length: plan.samples }, (_, s) => {
      for (let i = 0; i < x.length; i++) x[i] = own[i]![s]!
      return of(x)
    })
  })
}

function sum(x: Float64Array): number {
  return x.reduce((total, value) => total + value, 0)
}

function density(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
}
