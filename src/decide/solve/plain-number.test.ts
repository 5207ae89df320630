// A figure as it is to be typed: short, and read back as what it was.
import fc from "fast-check"
import { expect, test } from "vitest"
import { noUnits, parseValue } from "../../units/index.ts"
import { plainNumber } from "./moved-distribution.ts"

test.each([
  [0, 12, "0"],
  [1, 12, "1"],
  [0.125, 12, "0.125"],
  [-2.5, 12, "-2.5"],
  [999_999, 12, "999999"],
  [1_350_000, 12, "1.35M"],
  [1_234_567_890, 4, "1.235B"],
  [5e14, 12, "500T"],
  [1e15, 12, "1e15"],
  [1.25e15, 12, "1.25e15"],
  [1e34, 12, "1e34"],
  [-1.5e34, 12, "-1.5e34"],
  [1.7e308, 4, "1.7e308"],
  [0.000001, 12, "0.000001"],
  [1.5e-7, 12, "1.5e-7"],
  [5e-324, 12, "5e-324"],
])("%s with %s digits: %s", (figure, digits, text) => expect(plainNumber(figure, digits)).toBe(text))

test("it is read back to the digits that were asked for, and is never long", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e307, max: 1e307, noNaN: true }), fc.integer({ min: 3, max: 17 }), (figure, digits) => {
      const text = plainNumber(figure, digits)
      expect(text.length).toBeLessThanOrEqual(digits + 8)
      const value = parseValue(text, { file: "", offset: 0 }, noUnits, (diagnostic) => expect(diagnostic).toBeNull())
      const read = value?.kind === "constant" ? value.magnitude : Number.NaN
      const rounded = Number(figure.toPrecision(digits))
      expect(Math.abs(read - rounded)).toBeLessThanOrEqual(Math.abs(rounded) * 4e-16)
    }),
    { seed: 1, numRuns: 2000 },
  )
})
