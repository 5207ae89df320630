// What may have been meant by a condition that cannot be read.
import { expect, test } from "vitest"
import { meantCondition } from "./meant-condition.ts"

test.each([
  ["c = 55 USD", "c == 55 USD"],
  ["earnings = 5 USD", "earnings == 5 USD"],
  ["value => 2M USD", "value >= 2M USD"],
  ["value ≥ 2M USD", "value >= 2M USD"],
  ["ruin at end ≤ 5 %", "ruin at end <= 5 %"],
  ["ruin at end ＜ ５ ％", "ruin at end < 5 %"],
  ["n <> 3 GPU", "n != 3 GPU"],
  ["mean value > 2M USD", "mean(value) > 2M USD"],
  ["average(value) > 2M USD", "mean(value) > 2M USD"],
  ["E(value) > 2M USD", "mean(value) > 2M USD"],
  ["median(value) > 2M USD", "value > 2M USD with 50 %"],
  ["P(ruin) < 5 %", "ruin < 5 %"],
  ["probability(value > 5 USD) >= 90 %", "value > 5 USD with 90 %"],
  ["2M USD < value at end", "value at end > 2M USD"],
  ["5 % >= ruin at month 12", "ruin at month 12 <= 5 %"],
  ["value is high", "value is high"],
])("%s: %s", (got, meant) => {
  expect(meantCondition(got)).toBe(meant)
})
