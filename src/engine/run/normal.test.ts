import { expect, test } from "vitest"
import { normalCdf, normalQuantile } from "./normal.ts"

// mpmath 1.4.1, 25 digits.
test.each([
  [-8, 6.220960574271784e-16],
  [-2.0001, 0.022744733391410547],
  [-0.7, 0.24196365222307303],
  [0.3, 0.61791142218895263],
  [2, 0.97724986805182079],
  [4, 0.99996832875816688],
])("a normal variable is at most %d with probability %d", (z, p) => {
  expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(1e-14)
})

test.each([
  [1e-300, -37.0470962993612],
  [1e-11, -6.7060231554951363],
  [0.01, -2.3263478740408411],
  [0.3, -0.52440051270804082],
  [0.95, 1.6448536269514723],
])("its quantile of %d is %d", (u, z) => {
  expect(Math.abs(normalQuantile(u) / z - 1)).toBeLessThan(1e-15)
})

test("quantile and distribution function undo each other", () => {
  for (let z = -8; z <= 5; z += 0.013) expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(z < 2 ? 1e-13 : 1e-9)
  expect(normalQuantile(0)).toBe(-Infinity)
  expect(normalQuantile(1)).toBe(Infinity)
  expect(normalCdf(-Infinity)).toBe(0)
  expect(normalCdf(Infinity)).toBe(1)
})
