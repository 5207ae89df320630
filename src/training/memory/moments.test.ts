// What optimizers remember of one matrix of 1024 × 4096, and of a vector, by the papers that ./moments.ts names.
import { expect, test } from "vitest"
import type { Weight } from "../../models/index.ts"
import type { Optimizer } from "../plan/job.ts"
import { momentBytesOf } from "./moments.ts"

const array = (...shape: number[]): Weight => ({ name: "weight", shape, copies: 1, active: 1, tiedTo: null })
const matrix = array(1024, 4096)
const [values, vector] = [1024 * 4096, array(4096)]

test.each<[Optimizer, Weight, boolean, number]>([
  ["adamw", matrix, false, 8 * values],
  ["adamw-8bit", matrix, false, 2 * values + 8 * (values / 256)],
  ["adamw-8bit", array(100), false, 800],
  ["adafactor", matrix, false, 4 * (1024 + 4096)],
  ["adafactor", vector, false, 4 * 4096],
  ["adafactor", array(3, 1024, 4096), false, 3 * 4 * (1024 + 4096)],
  ["sgd", matrix, false, 4 * values],
  ["muon", matrix, false, 4 * values],
  ["muon", matrix, true, 8 * values],
  ["muon", vector, false, 8 * 4096],
])("%s", (optimizer, weight, isTable, bytes) => {
  expect(momentBytesOf(weight, optimizer, isTable)).toBe(bytes)
})

test("each of equal arrays has its own", () => {
  expect(momentBytesOf({ ...matrix, copies: 8 }, "adamw", false)).toBe(8 * 8 * values)
})
