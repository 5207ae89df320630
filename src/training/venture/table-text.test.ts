import { expect, test } from "vitest"
import { reachesOf, tableText } from "./table-text.ts"

test.each([
  ["one figure", [[8, "0.4"]], "0.4"],
  ["the same everywhere", [[1, "0.4"], [4, "0.4"], [16, "0.4"]], "0.4"], // biome-ignore format: one case a line
  ["the nearer one by ratio", [[1, "0.4"], [4, "0.3"], [16, "0.2"]], "if(training.gpus < 2 GPU, 0.4, if(training.gpus < 8 GPU, 0.3, 0.2))"], // biome-ignore format: one case a line
  ["equal neighbours as one", [[1, "0.4"], [4, "0.4"], [16, "0.2"]], "if(training.gpus < 8 GPU, 0.4, 0.2)"], // biome-ignore format: one case a line
] as const)("%s", (_, entries, expected) => {
  expect(tableText(entries.map(([count, text]) => ({ count, text })))).toBe(expected)
})

test("each number of GPUs has one plan", () => {
  expect(reachesOf([1, 4, 8])).toEqual([
    { from: 0, below: 2 },
    { from: 2, below: 5.66 },
    { from: 5.66, below: Infinity },
  ])
})
