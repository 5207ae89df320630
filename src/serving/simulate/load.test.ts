// Arrivals and lengths: means, spreads and laws of what is drawn.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Arrivals, arrivalTimes } from "./arrivals.ts"
import { drawnLengths, type Length } from "./lengths.ts"
import { type Load, requestsOf, stream } from "./load.ts"

const gapsOf = (times: Float64Array): Float64Array => times.map((time, i) => time - (times[i - 1] ?? 0))
const meanOf = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length
const cvOf = (values: ArrayLike<number>): number => {
  const mean = meanOf(values)
  return Math.sqrt(meanOf(Array.from(values, (x) => (x - mean) ** 2))) / mean
}

describe("arrivals", () => {
  // name | process | mean gap | cv of gaps
  test.each([
    ["Poisson", { kind: "poisson", requestsPerSecond: 4 }, 0.25, 1],
    ["gamma, calmer", { kind: "gamma", requestsPerSecond: 4, cv: 0.5 }, 0.25, 0.5],
    ["gamma, as Poisson", { kind: "gamma", requestsPerSecond: 4, cv: 1 }, 0.25, 1],
    ["gamma, in bursts", { kind: "gamma", requestsPerSecond: 4, cv: 3 }, 0.25, 3],
    ["gamma of cv 0 is even", { kind: "gamma", requestsPerSecond: 4, cv: 0 }, 0.25, 0],
    ["even", { kind: "even", requestsPerSecond: 4 }, 0.25, 0],
    ["a flat curve is Poisson", { kind: "curve", requestsPerSecondByHour: [4, 4] }, 0.25, 1],
  ] satisfies [string, Arrivals, number, number][])("%s", (_, arrivals, mean, cv) => {
    const gaps = gapsOf(arrivalTimes(arrivals, 100_000, stream("test", 1)))
    expect(Math.abs(meanOf(gaps) / mean - 1)).toBeLessThan(0.02)
    expect(Math.abs(cvOf(gaps) - cv)).toBeLessThan(0.03 * Math.max(cv, 0.01))
  })

  test("a gamma process of cv 2 has the upper tail of a gamma of shape 1/4: 15 % of gaps beyond twice the mean", () => {
    const gaps = gapsOf(arrivalTimes({ kind: "gamma", requestsPerSecond: 1, cv: 2 }, 200_000, stream("test", 2)))
    expect(gaps.filter((gap) => gap > 2).length / gaps.length).toBeCloseTo(upperGamma(0.25, 0.5), 2)
  })

  test("a curve gives each hour its rate, and begins anew after the last", () => {
    const rates = [0, 2, 0.5, 0, 1]
    const times = arrivalTimes({ kind: "curve", requestsPerSecondByHour: rates }, 60_000, stream("test", 3))
    const days = Math.floor(times.at(-1)! / (5 * 3600))
    const counts = rates.map((_, hour) => times.filter((t) => t < days * 5 * 3600 && Math.floor(t / 3600) % 5 === hour).length)
    expect(days).toBeGreaterThan(3)
    for (const [hour, rate] of rates.entries()) {
      const expected = rate * 3600 * days
      expect(Math.abs(counts[hour]! - expected)).toBeLessThanOrEqual(4 * Math.sqrt(expected))
    }
  })

  test("a curve without traffic brings nobody, offline brings all at once", () => {
    expect([...arrivalTimes({ kind: "curve", requestsPerSecondByHour: [0, 0] }, 2, Math.random)]).toEqual([Infinity, Infinity])
    expect([...arrivalTimes({ kind: "offline" }, 2, Math.random)]).toEqual([0, 0])
  })
})

/** The upper tail of a gamma distribution of scale 1, by the series of the lower one (DLMF 8.7.1); Γ(5/4) from DLMF 5.4. */
function upperGamma(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let k = 1; k < 60; k++) {
    term *= -(x * (shape + k - 1)) / (k * (shape + k))
    sum += term
  }
  const gammaOfQuarter = 3.6256099082219083
  return 1 - (x ** shape * sum) / gammaOfQuarter
}

describe("lengths", () => {
  const drawn = (length: Length): Int32Array =>
    drawnLengths({ kind: "apart", input: length, output: length }, 50_000, stream("test", 4)).input

  test.each([
    ["fixed", { kind: "fixed", tokens: 300 }, 300, 0],
    ["uniform from 100 to 300", { kind: "uniform", low: 100, high: 300 }, 200, Math.sqrt((201 ** 2 - 1) / 12) / 200],
    ["log-normal of cv 0", { kind: "lognormal", mean: 300, cv: 0, most: 1e6 }, 300, 0],
    ["log-normal of cv 1", { kind: "lognormal", mean: 300, cv: 1, most: 1e6 }, 300, 1],
  ] satisfies [string, Length, number, number][])("%s", (_, length, mean, cv) => {
    const values = drawn(length)
    expect(Math.abs(meanOf(values) / mean - 1)).toBeLessThan(0.02)
    // Of a log-normal law the spread itself is uncertain by 3 %.
    expect(Math.abs(cvOf(values) - cv)).toBeLessThan(0.06)
  })
  test("a uniform length takes both its ends", () => {
    expect(new Set(drawn({ kind: "uniform", low: 7, high: 9 }))).toEqual(new Set([7, 8, 9]))
  })
  test("none is shorter than a token or longer than the limit", () => {
    const values = drawn({ kind: "lognormal", mean: 3, cv: 3, most: 40 })
    expect(Math.min(...values)).toBe(1)
    expect(Math.max(...values)).toBe(40)
  })
  test("observed pairs stay together", () => {
    const { input, output } = drawnLengths({ kind: "pairs", input: [10, 20, 30], output: [1, 2, 3] }, 3000, stream("test", 5))
    expect(input.every((tokens, i) => tokens === 10 * output[i]!)).toBe(true)
    expect(new Set(output)).toEqual(new Set([1, 2, 3]))
  })
})

test("the same seed gives the same requests, another one others; lengths do not move with the rate", () => {
  const load = (requestsPerSecond: number): Load => ({
    kind: "open",
    arrivals: { kind: "poisson", requestsPerSecond },
    lengths: { kind: "apart", input: { kind: "uniform", low: 1, high: 999 }, output: { kind: "uniform", low: 1, high: 999 } },
    requests: 50,
  })
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0.1, max: 50, noNaN: true }), (seed, rate) => {
      expect(requestsOf(load(rate), seed)).toEqual(requestsOf(load(rate), seed))
      expect(requestsOf(load(rate), seed).input).toEqual(requestsOf(load(1), seed).input)
      expect(requestsOf(load(rate), seed + 1).input).not.toEqual(requestsOf(load(rate), seed).input)
      expect(requestsOf(load(rate), seed).output).not.toEqual(requestsOf(load(rate), seed).input)
    }),
    { seed: 7, numRuns: 30 },
  )
})
