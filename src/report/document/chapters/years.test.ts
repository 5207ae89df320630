// Years of a plan: named as those of the calendar where they are one, and each table says which months a year has.
import { expect, test } from "vitest"
import { handMadePlan, handMadeVenture } from "../../../../tests/support/hand-made-plan.ts"
import { wordsOf } from "../../../words/index.ts"
import { penOf } from "../pen.ts"
import { subjectOf } from "./subject.ts"
import { yearAxis, yearLabels, yearTables } from "./years.ts"

test.each([
  ["2027-01", 24, ["2027", "2028"], ["2027年", "2028年"]],
  ["2027-01", 18, ["2027", "2028-01 to 2028-06"], ["2027年", "2028年1月至2028年6月"]],
  ["2027-07", 24, ["2027-07 to 2028-06", "2028-07 to 2029-06"], ["2027年7月至2028年6月", "2028年7月至2029年6月"]],
  ["2027-12", 1, ["2027-12 to 2027-12"], ["2027年12月至2027年12月"]],
  [null, 25, ["year 1", "year 2", "year 3 (in part)"], ["第 1 年", "第 2 年", "第 3 年（不足一年）"]],
])("from %s over %s months: %s", (start, months, english, chinese) => {
  const about = { ...handMadeVenture, header: { ...handMadeVenture.header, start, months } }
  const labels = (["en", "zh"] as const).map((language) => yearLabels(penOf(handMadePlan, about, wordsOf(language))))
  expect(labels).toEqual([english, chinese])
})

const noted = [" · each year by the month in which it ends", " · 各年度以截止月份标示"]
test.each([
  ["2027-01", 24, "2027 2028", "2027年 2028年", false],
  ["2027-01", 18, "2027-12 2028-06", "2027-12 2028-06", true],
  ["2026-12", 60, "2027-11 2028-11 2029-11 2030-11 2031-11", "2027-11 2028-11 2029-11 2030-11 2031-11", true],
  ["2027-12", 1, "2027-12", "2027-12", true],
  [null, 25, "year 1 year 2 year 3", "第 1 年 第 2 年 第 3 年", false],
])("under an axis, from %s over %s months: %s", (start, months, english, chinese, isNoted) => {
  const about = { ...handMadeVenture, header: { ...handMadeVenture.header, start, months } }
  const axes = (["en", "zh"] as const).map((language) => yearAxis(penOf(handMadePlan, about, wordsOf(language))))
  const said = axes.map(({ years, yearsNote }) => years.join(" ") + (yearsNote === undefined ? "" : ` · ${yearsNote}`))
  expect(said).toEqual([english, chinese].map((years, k) => years + (isNoted ? noted[k] : "")))
})

test.each([
  ["a share that rounds to nothing in every year", [0, 0.0004], "share", false],
  ["a share that is something in one of them", [0, 0.02], "share", true],
  ["a small amount", [0, 0.0004], "amount", true],
  ["nothing at all", [0, 0], "amount", false],
] as const)("%s has its row: %s %s %s", (_, mean, show, isTold) => {
  const [path = ""] = handMadeVenture.model.quantities.keys()
  const years = { [path]: { unit: "", of: "sum", mean } as const }
  const plan = { ...handMadePlan, portrait: { ...handMadePlan.portrait, years } }
  const subject = subjectOf(penOf(plan, handMadeVenture, wordsOf("en")))
  expect(yearTables(subject, "", [{ label: "row", path, show }])).toHaveLength(isTold ? 1 : 0)
})
