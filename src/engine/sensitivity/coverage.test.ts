// How often the 95 % intervals of shares hold the true one, over many seeds and names: on functions whose shares are known.
import { beforeAll, expect, test } from "vitest"
import { alone, caseOf, gFunction, ishigami, type KnownShares, linear, type Posed } from "../../../tests/support/known-shares.ts"
import type { Estimate } from "./estimate.ts"
import { shapleyEffects } from "./shapley.ts"
import { varianceShares } from "./variance-shares.ts"

/** Which Sobol dimensions inputs and their second draws take follows from their names: some pairs of dimensions are uneven. */
const [names, seedsEach, samples] = [50, 4, 1024]
/** Where a share is exactly 1, what is left is rounding. */
const rounding = 1e-9

const known: Readonly<Record<string, KnownShares>> = {
  ...{ "one uniform": alone("uniform(0, 1)"), "one normal": alone("normal(0, 1)"), "one lot": alone("bernoulli(0.3)") },
  "one skewed": alone("lognormal(10, 5)"),
  "a square": alone("normal(1, 1)", (x) => `${x}^2`),
  ...{ ishigami: ishigami(), g: gFunction([0, 0.5, 3, 9]), linear: linear(0), tied: linear(0.8) },
}
type Measure = "first" | "total" | "shapley"
type Count = { held: number; all: number }

const withShapley = ["linear", "tied"]

/** By measure and function. */
const counts = new Map<string, Count>()

function take(measure: Measure, name: string, found: readonly (Estimate | null | undefined)[], wanted: readonly number[]): void {
  const count = counts.get(`${measure} ${name}`) ?? { held: 0, all: 0 }
  counts.set(`${measure} ${name}`, count)
  for (const [k, share] of wanted.entries()) {
    const { value = Number.NaN, error = null } = found[k] ?? {}
    count.all++
    if (Math.abs(value - share) <= (error ?? 0) + rounding) count.held++
  }
}

function takeAll(name: string, one: KnownShares, posed: Posed, seed: number): void {
  const { sampler, node, inputs, correlations } = caseOf(posed, samples, seed)
  const asked = { node, parameters: sampler.initial, months: [0] }
  const shares = varianceShares(sampler, asked, correlations, inputs)
  for (const measure of ["first", "total"] as const) {
    const found = shares.map((share) => share[measure][0])
    take(measure, name, found, one[measure])
  }
  if (!withShapley.includes(name)) return
  const players = inputs.map((input) => [input])
  const effects = shapleyEffects(sampler, asked, correlations, players).map(([effect]) => effect)
  take("shapley", name, effects, one.shapley)
}

beforeAll(() => {
  for (const [name, one] of Object.entries(known)) {
    for (let k = 0; k < names; k++) {
      const posed = one.posed(`n${k}_`)
      for (let seed = 0; seed < seedsEach; seed++) takeAll(name, one, posed, seed * names + k)
    }
  }
}, 120_000)

const pooled = (measure: Measure, functions: readonly string[]): number => {
  const some = functions.map((name) => counts.get(`${measure} ${name}`) ?? { held: 0, all: 0 })
  return some.reduce((sum, { held }) => sum + held, 0) / some.reduce((sum, { all }) => sum + all, 0)
}
const single = Object.keys(known).filter((name) => name.startsWith("one") || name === "a square")

test("totals: between 92 and 98 %", () => {
  expect(pooled("total", Object.keys(known))).toBeGreaterThan(0.92)
  expect(pooled("total", Object.keys(known))).toBeLessThan(0.98)
})
test.each(Object.keys(known))("totals of %s: at least 92 %", (name) => {
  expect(pooled("total", [name])).toBeGreaterThan(0.92)
})
test("Shapley effects: between 92 and 98 %", () => {
  expect(pooled("shapley", withShapley)).toBeGreaterThan(0.92)
  expect(pooled("shapley", withShapley)).toBeLessThan(0.98)
})
test("first shares: at least 92 %, also of one input alone", () => {
  expect(pooled("first", single)).toBeGreaterThan(0.92)
  for (const name of ["ishigami", "g", "linear", "tied"]) expect(pooled("first", [name])).toBeGreaterThan(0.92)
  for (const name of ["linear", "tied"]) expect(pooled("first", [name])).toBeLessThan(0.985)
})
