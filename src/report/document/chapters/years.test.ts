// Years of a plan: named as those of the calendar where they are one, and each table says which months a year has.
import { expect, test } from "vitest"
import { handMadePlan, handMadeVenture } from "../../../../tests/support/hand-made-plan.ts"
import { wordsOf } from "../../../words/index.ts"
import { penOf } from "../pen.ts"
import { yearLabels } from "./years.ts"

test.each([
  ["2027-01", 24, ["2027", "2028"], ["2027年", "2028年"]],
  ["2027-01", 18, ["2027", "2028-01 to 2028-06"], ["2027年", "2028-01 至 2028-06"]],
  ["2027-07", 24, ["2027-07 to 2028-06", "2028-07 to 2029-06"], ["2027-07 至 2028-06", "2028-07 至 2029-06"]],
  ["2027-12", 1, ["2027-12 to 2027-12"], ["2027-12 至 2027-12"]],
  [null, 25, ["year 1", "year 2", "year 3 (in part)"], ["第 1 年", "第 2 年", "第 3 年（不足一年）"]],
])("from %s over %s months: %s", (start, months, english, chinese) => {
  const about = { ...handMadeVenture, header: { ...handMadeVenture.header, start, months } }
  const labels = (["en", "zh"] as const).map((language) => yearLabels(penOf(handMadePlan, about, wordsOf(language))))
  expect(labels).toEqual([english, chinese])
})
