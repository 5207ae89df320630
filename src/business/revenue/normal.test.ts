import { expect, test } from "vitest"
import { businessOf } from "../../../tests/support/sample-business.ts"
import { shareBelow } from "./normal.ts"

// Abramowitz and Stegun, table 26.1.
test.each([
  [0, 0.5],
  [0.5, 0.6914624613],
  [1, 0.8413447461],
  [1.96, 0.9750021049],
  [3, 0.998650102],
  [-1, 0.1586552539],
  [-2.5, 0.0062096653],
  [40, 1],
  [-40, 0],
])("the share of a normal variable below %d", (x, expected) => {
  const { figures } = businessOf({}, { months: 1, lines: { x: String(x), share: `= ${shareBelow("x")}` } })
  expect(Math.abs((figures("share")[0] ?? Number.NaN) - expected)).toBeLessThan(1.5e-7)
})
