import fc from "fast-check"
import { expect, test } from "vitest"
import { closeLeaf, fillLeaf, forgetLeaf, type LeafPool, leafPool, openLeaf } from "./open-leaf.ts"
import { leafOf, type Part } from "./part.ts"
import { figuresOfParts } from "./part-figures.ts"

function filled(values: readonly number[], piece: number, pool: LeafPool): Part {
  const leaf = openLeaf()
  const all = Float64Array.from(values)
  for (let from = 0; from < all.length; from += piece)
    fillLeaf(leaf, { values: all, from, count: Math.min(piece, all.length - from), offset: from }, pool)
  return closeLeaf(leaf, pool)
}

const truth = fc.constantFrom(0, 1)
const mostlyTruths = fc.oneof(
  { weight: 30, arbitrary: truth },
  { weight: 1, arbitrary: fc.constantFrom(2, 0.5, Number.NaN, Infinity) },
)

test("a leaf is the same however its values come, and whether or not they are all 0 or 1", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(truth, mostlyTruths), { minLength: 4, maxLength: 64 }),
      fc.integer({ min: 1, max: 70 }),
      (values, piece) => {
        const [made, plain] = [filled(values, piece, leafPool(values.length)), leafOf(Float64Array.from(values))]
        expect([...made.values].sort()).toEqual([...plain.values].sort())
        expect({ ...made, values: null, ones: null, mean: 0, squares: 0 }).toEqual({
          ...plain,
          values: null,
          mean: 0,
          squares: 0,
        })
        expect(made.mean).toBeCloseTo(plain.mean, 12)
        expect(made.squares).toBeCloseTo(plain.squares, 10)
      },
    ),
  )
})

test("the figures of truths by their number are those of their values", () => {
  const replicates = fc.array(fc.array(truth, { minLength: 32, maxLength: 32 }), { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(replicates, fc.boolean(), (each, isMoment) => {
      const counted = each.map((values) => filled(values, 8, leafPool(32)))
      const plain = each.map((values) => leafOf(Float64Array.from(values)))
      expect(counted.every(({ ones }) => ones !== null)).toBe(true)
      const [a, b] = [counted, plain].map((parts) => figuresOfParts(parts, isMoment))
      for (const name of ["p5", "p25", "p50", "p75", "p95", "least", "most"] as const) expect(a?.[name]).toBe(b?.[name])
      expect(a?.mean).toBeCloseTo(b?.mean ?? Number.NaN, 12)
      expect(a?.sd).toBeCloseTo(b?.sd ?? Number.NaN, 12)
      for (const name of ["p5", "p50", "p95"] as const) expect(a?.errors[name]).toBe(b?.errors[name])
    }),
  )
})

test("memory that is given back is taken again, and what stood in it does not shine through", () => {
  const pool = leafPool(4)
  const first = filled([3, 4, 5, 6], 2, pool)
  forgetLeaf(first, pool)
  const second = filled([1, 0, 7, 0], 2, pool)
  expect([...second.values]).toEqual([1, 0, 7, 0])
  expect(second.values.buffer).toBe(first.values.buffer)
  forgetLeaf(filled([1, 0, 1, 0], 4, pool), pool)
  expect(pool.values).toEqual([])
  expect([...filled([0, 0, 0, 1], 4, pool).values]).toEqual([0, 0, 0, 1])
})
