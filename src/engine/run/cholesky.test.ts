// The triangular factor: its square is the matrix, also where some follow wholly from others; what is no correlation is told.
import fc from "fast-check"
import { expect, test } from "vitest"
import { cholesky } from "./cholesky.ts"

const size = 4

function squared(factor: Float64Array): Float64Array {
  return Float64Array.from({ length: size * size }, (_, place) => {
    const [i, j] = [Math.floor(place / size), place % size]
    let sum = 0
    for (let k = 0; k < size; k++) sum += (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0)
    return sum
  })
}

/** Rows of length 1, or the row before where `isSame`: their products are correlations. */
const row = fc
  .tuple(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size }), fc.boolean())
  .filter(([figures]) => Math.hypot(...figures) > 0.1)

test("its square is the matrix", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: size, maxLength: size }), (rows) => {
      const lengths: number[][] = []
      for (const [k, [figures, isSame]] of rows.entries())
        lengths.push(isSame && k > 0 ? (lengths[k - 1] ?? figures) : figures.map((x) => x / Math.hypot(...figures)))
      const matrix = squared(Float64Array.from(lengths.flat()))
      const { factor } = cholesky(matrix, size)
      for (const [place, figure] of squared(factor).entries()) expect(Math.abs(figure - (matrix[place] ?? 0))).toBeLessThan(1e-4)
      for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) expect(factor[i * size + j]).toBe(0)
    }),
    { seed: 1 },
  )
})

test.each([
  ["two that are the same", [1, 1, 1, 1], true],
  ["two that are opposite", [1, -1, -1, 1], true],
  ["more than the same", [1, 1.1, 1.1, 1], false],
])("%s", (_, matrix, isExact) => {
  expect(cholesky(Float64Array.from(matrix), 2).isExact).toBe(isExact)
})

test("two that are the same cannot differ from a third", () => {
  expect(cholesky(Float64Array.of(1, 1, 0.5, 1, 1, 0.2, 0.5, 0.2, 1), 3).isExact).toBe(false)
})
