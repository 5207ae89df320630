import fc from "fast-check"
import { expect, test } from "vitest"
import { addObservation, emptyEquations, solved } from "../../tools/fit/normal-equations.ts"

const observation = fc.record({
  first: fc.integer({ min: 0, max: 11 }),
  second: fc.integer({ min: 0, max: 11 }),
  slope: fc.double({ min: -2, max: 2, noNaN: true }),
  off: fc.double({ min: -3, max: 3, noNaN: true }),
})

test("the solution solves the equations, whatever unknowns the observations read", () => {
  fc.assert(
    fc.property(fc.array(observation, { maxLength: 40 }), (observations) => {
      const equations = emptyEquations(12)
      for (let k = 0; k < 12; k++) addObservation(equations, [k], [1], 0.1 * k, 1)
      for (const { first, second, slope, off } of observations) {
        if (first !== second) addObservation(equations, [first, second], [1, slope], off, 2)
      }
      const x = solved(equations)
      const at = (i: number, j: number): number => equations.matrix[Math.max(i, j)]![Math.min(i, j)]!
      for (let i = 0; i < 12; i++) {
        const sum = x.reduce((total, value, j) => total + at(i, j) * value, 0)
        expect(sum).toBeCloseTo(equations.right[i]!, 8)
      }
    }),
    { seed: 7 },
  )
})
