// By when cash is due: before ruin stops being rare, else when the cash is lowest.
import { expect, test } from "vitest"
import { dueMonth } from "./standing.ts"

const p50 = [5, 3, 1, 2, 4]

test.each<[string, readonly number[] | null, number]>([
  ["no ruin known: the month of the lowest cash in the middle", null, 2],
  ["ruin stays rare: the same", [0, 0, 0.05, 0.05, 0.05], 2],
  ["the last month before more than one in twenty are ruined", [0, 0.01, 0.04, 0.16, 0.3], 2],
  ["long before the cash is lowest in the middle", [0, 0.16, 0.2, 0.3, 0.3], 0],
  ["ruined from the first month on", [0.2, 0.2, 0.2, 0.2, 0.2], 0],
])("%s", (_, ruin, month) => {
  expect(dueMonth({ p50 }, ruin)).toBe(month)
})
