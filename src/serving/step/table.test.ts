import fc from "fast-check"
import { expect, test } from "vitest"
import { lineTable, planeTable } from "./table.ts"

const within = fc.double({ min: 0, max: 1e6, noNaN: true })

test("straight lines are told exactly, at knots and between them", () => {
  const line = lineTable((x) => 3 + 2 * x)
  fc.assert(
    fc.property(within, (x) => {
      expect(line(x)).toBeCloseTo(3 + 2 * x, 5)
    }),
    { seed: 7 },
  )
})

test("what bends as kernels do is within one per cent", () => {
  const line = lineTable((x) => 1e-5 + ((x * 1e-7) ** 3 + 2e-5 ** 3) ** (1 / 3))
  const plane = planeTable((x, y) => 1e-5 + x * 1e-8 * y)
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e5, noNaN: true }), fc.double({ min: 1, max: 1e5, noNaN: true }), (x, y) => {
      expect(line(x) / (1e-5 + ((x * 1e-7) ** 3 + 2e-5 ** 3) ** (1 / 3))).toBeCloseTo(1, 2)
      expect(plane(x, y) / (1e-5 + x * 1e-8 * y)).toBeCloseTo(1, 6)
    }),
    { seed: 7 },
  )
})

test("a knot is computed once", () => {
  let asked = 0
  const line = lineTable((x) => {
    asked += 1
    return x
  })
  for (let i = 0; i < 100; i++) line(5.5)
  expect(asked).toBe(2)
})
