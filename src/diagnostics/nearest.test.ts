import { expect, test } from "vitest"
import { closest, nearest } from "./nearest.ts"

const gpus = ["A100-SXM", "H100-SXM", "H100-PCIe", "H200", "L40S", "RTX 4090"]

test.each([
  ["H10O", gpus, ["H100-SXM", "H100-PCIe"]],
  ["h100 sxm", gpus, ["H100-SXM"]],
  ["rtx4090", gpus, ["RTX 4090"]],
  ["pirce", ["price", "pace", "growth"], ["price"]],
  ["growht", ["price", "growth"], ["growth"]],
  ["chrun", ["assistant.churn", "assistant.price"], ["assistant.churn"]],
  ["xyz", ["price", "growth"], []],
  ["", ["price"], []],
  ["constructor", ["toString"], []],
])("%s among %j is near to %j", (name, known, expected) => {
  expect(nearest(name, known)).toEqual(expected)
})

test("a name of a hundred letters and more has no near ones", () => {
  expect(nearest("a".repeat(1_000_000), ["a".repeat(1_000_000), "price"])).toEqual([])
})

test("many unknown names among many known ones take little time", () => {
  const known = Array.from({ length: 1000 }, (_, i) => `quantity_${i}_of_the_plan`)
  const before = performance.now()
  for (let i = 0; i < 200; i++) nearest(`something_else_${i}_entirely`, known)
  expect(performance.now() - before).toBeLessThan(2000)
})

test("at most as many as asked for", () => {
  expect(nearest("ab1", ["ab2", "ab3", "ab4", "ab5"], 2)).toEqual(["ab2", "ab3"])
})

test.each([
  ["far ones after the near", "H10O", ["H100-SXM", "H100-PCIe", "A100-SXM", "H200"]],
  ["far ones alone", "zebra", ["A100-SXM", "H100-SXM", "H100-PCIe", "H200"]],
  ["those that share letters first", "my RTX card", ["RTX 4090", "A100-SXM", "H100-SXM", "H100-PCIe"]],
  ["of nothing", "", ["A100-SXM", "H100-SXM", "H100-PCIe", "H200"]],
  ["of a name without end", "x".repeat(10_000), ["A100-SXM", "H100-SXM", "H100-PCIe", "H200"]],
])("so many in any case: %s", (_, name, expected) => expect(closest(name, gpus, 4)).toEqual(expected))
