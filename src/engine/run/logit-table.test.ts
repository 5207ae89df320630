import fc from "fast-check"
import { expect, test } from "vitest"
import { betaLogit } from "./beta.ts"
import { logisticTable } from "./logit-table.ts"

const shape = fc.double({ min: 0.5, max: 100, noNaN: true })
const score = fc.double({ min: -4.5, max: 4.5, noNaN: true })

test("a beta variable through the table is that of its quantile function, in either tail", () => {
  fc.assert(
    fc.property(shape, shape, fc.array(score, { minLength: 1, maxLength: 20 }), (a, b, scores) => {
      const logit = betaLogit(a, b)
      const quick = logisticTable(logit)
      if (quick === null) throw new Error("no table")
      for (const z of scores) {
        const [x, exact] = [quick.value(z), 1 / (1 + Math.exp(-logit(z)))]
        // Where one shape is small and the other large, the function itself has no more digits in the far tail.
        expect(Math.abs(x / exact - 1), `${a} ${b} ${z}`).toBeLessThan(1e-9)
      }
    }),
    { numRuns: 200 },
  )
})

test.each([
  [1, 1],
  [4, 6],
  [1, 5],
  [5, 1],
  [200, 200],
])("of the shapes (%s, %s) it has all digits", (a, b) => {
  const logit = betaLogit(a, b)
  const quick = logisticTable(logit)
  for (let z = -6; z < 6; z += 0.0137) expect((quick?.value(z) ?? 0) * (1 + Math.exp(-logit(z)))).toBeCloseTo(1, 12)
})

test("beyond the table the function itself is asked; where it leaves the numbers there is no table", () => {
  const logit = betaLogit(2, 3)
  expect(logisticTable(logit)?.value(7)).toBeCloseTo(1 / (1 + Math.exp(-logit(7))), 14)
  expect(logisticTable(betaLogit(0.01, 0.01))).toBeNull()
})
