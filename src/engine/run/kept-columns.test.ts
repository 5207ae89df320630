import { beforeEach, expect, test } from "vitest"
import type { Distribution } from "../../units/index.ts"
import { useCrew } from "../backends/wasm/crew.ts"
import { type DrawnInput, drawInputs } from "./draws.ts"
import { columnKey, keepColumn, keptColumn } from "./kept-columns.ts"
import { samplePlan } from "./replicates.ts"

const plan = samplePlan(1000)
const seat = { name: "price", dimension: 3 }

// A command that ran before in the same process leaves its threads in use.
beforeEach(() => useCrew(null))

function key(distribution: Distribution, factor = 1): string {
  return columnKey(seat, plan, 1, { distribution, factor })
}

test("a changed figure draws its own column anew, and no other", () => {
  const inputs = (high: number): DrawnInput[] => [
    { path: "price", distribution: { kind: "interval", low: 20, high }, factor: 1 },
    { path: "churn", distribution: { kind: "triangular", low: 0, mode: 0.1, high: 0.4 }, factor: 1 },
    { path: "growth", distribution: { kind: "pert", low: 0, mode: 1, high: 4 }, factor: 1 },
  ]
  const first = drawInputs(inputs(40), [], plan, 77).columns
  const second = drawInputs(inputs(41), [], plan, 77).columns
  expect(second.map((column, k) => column === first[k])).toEqual([false, true, true])
  expect(drawInputs(inputs(40), [], plan, 77).columns[0]).toBe(first[0])
})

test("correlated inputs keep their own normal figures, not what others made of them", () => {
  const inputs: readonly DrawnInput[] = ["a", "b"].map((path) => ({
    path,
    distribution: { kind: "normal", mean: 5, sd: 2 },
    factor: 1,
  }))
  const apart = drawInputs(inputs, [], plan, 78).columns.map((column) => column.slice())
  const tied = drawInputs(inputs, [{ a: 0, b: 1, rank: 0.9 }], plan, 78).columns
  expect(tied).not.toEqual(apart)
  expect(drawInputs(inputs, [{ a: 0, b: 1, rank: 0.9 }], plan, 78).columns).toEqual(tied)
  expect(drawInputs(inputs, [], plan, 78).columns).toEqual(apart)
})

test("what differs has another key", () => {
  const base: Distribution = { kind: "interval", low: 1, high: 2 }
  const keys = [
    key(base),
    key(base, 2),
    key({ kind: "uniform", low: 1, high: 2 }),
    key({ kind: "truncate", of: base, low: Number.NEGATIVE_INFINITY, high: 2 }),
    key({ kind: "truncate", of: base, low: 1, high: Number.POSITIVE_INFINITY }),
    columnKey(seat, plan, 2, { distribution: base, factor: 1 }),
    columnKey({ ...seat, dimension: 4 }, plan, 1, { distribution: base, factor: 1 }),
    columnKey({ ...seat, name: "prize" }, plan, 1, { distribution: base, factor: 1 }),
    columnKey(seat, samplePlan(2000), 1, { distribution: base, factor: 1 }),
    columnKey(seat, plan, 1, null),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})

test("long lists are known by themselves, short ones by what stands in them", () => {
  const observed = (length: number): Distribution => ({ kind: "observed", values: Array.from({ length }, (_, k) => k) })
  const long = observed(1000)
  expect(key(long)).toBe(key(long))
  expect(key(long).length).toBeLessThan(200)
  expect(key(observed(1000))).not.toBe(key(long))
  expect(key(observed(5))).toBe(key(observed(5)))
})

test("what was not asked for longest goes first", () => {
  // Pushes out what other tests left.
  keepColumn("all there is room for", new Float64Array(16_000_000))
  const column = new Float64Array(7_000_000)
  keepColumn("old", column)
  keepColumn("asked", column)
  expect(keptColumn("old")).toBe(column)
  keepColumn("new", column)
  expect(["old", "asked", "new"].map((name) => keptColumn(name) !== null)).toEqual([true, false, true])
})

test("what was drawn before there were threads is drawn again for them", () => {
  keepColumn("before the threads", new Float64Array(4))
  useCrew({ threads: 1, start: () => () => {} })
  expect(keptColumn("before the threads")).toBeNull()
  useCrew(null)
  expect(keptColumn("before the threads")).toHaveLength(4)
})
