// Dominance of columns whose distributions have a known answer.
import { describe, expect, test } from "vitest"
import { normalQuantile, uniformStream } from "../../engine/index.ts"
import { dominanceAmong, type Order } from "./dominance.ts"

const samples = 4096
const places = Array.from({ length: samples }, (_, k) => (k + 0.5) / samples)

/** Drawn apart, so that no sample of one says anything of that of another. */
function shuffled(column: readonly number[], seed: number): Float64Array {
  const random = uniformStream(seed)
  return Float64Array.from(
    column
      .map((x) => [random(), x] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, x]) => x),
  )
}
const normal = (mean: number, sd: number, seed: number): Float64Array =>
  shuffled(
    places.map((p) => mean + sd * normalQuantile(p)),
    seed,
  )
const uniform = (low: number, high: number, seed: number): Float64Array =>
  shuffled(
    places.map((p) => low + (high - low) * p),
    seed,
  )
const two = (low: number, high: number, share: number, seed: number): Float64Array =>
  shuffled(
    places.map((p) => (p < share ? low : high)),
    seed,
  )

/** Normal: first order at equal spread, second order at a mean not below and a spread not above (Hanoch and Levy 1969, theorem 4). */
test.each<[string, Float64Array, Float64Array, Order | null, Order | null]>([
  ["normal, higher mean, same sd", normal(1, 1, 1), normal(0, 1, 2), "first", null],
  ["normal, same mean, smaller sd", normal(0, 1, 3), normal(0, 2, 4), "second", null],
  ["normal, higher mean, smaller sd", normal(0.5, 1, 5), normal(0, 2, 6), "second", null],
  ["normal, higher mean, larger sd", normal(1, 2, 7), normal(0, 1, 8), null, null],
  ["uniform 0 to 2 and 0 to 1", uniform(0, 2, 9), uniform(0, 1, 10), "first", null],
  ["uniform 0.25 to 0.75 and 0 to 1", uniform(0.25, 0.75, 11), uniform(0, 1, 12), "second", null],
  ["the same law drawn twice", normal(0, 1, 13), normal(0, 1, 14), null, null],
  ["a mean preserving spread of two amounts", two(40, 60, 0.5, 15), two(0, 100, 0.5, 16), "second", null],
  ["more on average and once in fifty all lost", two(-100, 20, 0.02, 17), normal(5, 1, 18), null, null],
])("%s", (_, a, b, forth, back) => {
  const dominates = dominanceAmong([a, b])
  expect([dominates?.(0, 1), dominates?.(1, 0)]).toEqual([forth, back])
})

describe("in every sample", () => {
  const a = normal(0, 1, 21)
  test("what is more each time is more, whatever the spread", () => {
    const dominates = dominanceAmong([a.map((x) => x + 1e-6), a])
    expect([dominates?.(0, 1), dominates?.(1, 0)]).toEqual(["statewise", null])
  })
  test("what is the same is no more", () => {
    const dominates = dominanceAmong([a, a.map((x) => x * (1 + 1e-15))])
    expect([dominates?.(0, 1), dominates?.(1, 0)]).toEqual([null, null])
  })
  test("more, but for one sample in which it is less by far, is first order within sampling error only", () => {
    const once = a.map((x, s) => (s === 0 ? x - 50 : x + 0.1))
    expect(dominanceAmong([once, a])?.(0, 1)).toBe("first")
    const often = a.map((x, s) => (s < 40 ? x - 50 : x + 0.1))
    expect(dominanceAmong([often, a])?.(0, 1)).toBeNull()
  })
})

test("the size of figures and their place change nothing", () => {
  for (const [scale, shift] of [
    [1e-9, 0],
    [1e12, 0],
    [1e3, 1e7],
  ] as const) {
    const moved = (column: Float64Array): Float64Array => column.map((x) => x * scale + shift)
    const dominates = dominanceAmong([moved(normal(0.5, 1, 5)), moved(normal(0, 2, 6))])
    expect([dominates?.(0, 1), dominates?.(1, 0)]).toEqual(["second", null])
  }
})

test("certain amounts", () => {
  const constant = (x: number): Float64Array => new Float64Array(samples).fill(x)
  const dominates = dominanceAmong([constant(2), constant(1), constant(2)])
  expect([dominates?.(0, 1), dominates?.(1, 0), dominates?.(0, 2)]).toEqual(["statewise", null, null])
})

test("an amount that is not finite has no answer", () => {
  expect(dominanceAmong([Float64Array.of(1, Number.NaN), Float64Array.of(0, 0)])).toBeNull()
})
