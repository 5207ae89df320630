// A figure at the end of a range that touches zero is nothing, as its founder wrote it; one that is only small stays.
import { expect, test } from "vitest"
import { handMadePlan, handMadeVenture } from "../../../../tests/support/hand-made-plan.ts"
import type { Stats } from "../../../decide/index.ts"
import { wordsOf } from "../../../words/index.ts"
import { penOf } from "../pen.ts"
import { type Show, shown, subjectOf } from "./subject.ts"

function textOf(of: "p5" | "p50" | "p95", [p5, p50, p95]: readonly number[], show: Show = "amount"): string {
  const unit = show === "amount" ? "%/year" : ""
  const [low = 0, median = 0, high = 0] = [p5, p50, p95]
  const stats: Stats = { unit, mean: median, sd: 1, p5: low, p25: low, p50: median, p75: high, p95: high }
  const portrait = { ...handMadePlan.portrait, figures: { growth: stats } }
  const subject = subjectOf(penOf({ ...handMadePlan, portrait }, handMadeVenture, wordsOf("en")))
  return shown(subject, "/portrait/figures/growth", stats, of, "growth", show).text
}

test.each([
  ["p5", [-0.0015, 2.5, 5], "0 %/year"],
  ["p5", [0.0000988, 1, 2], "0 %/year"],
  ["p95", [-2, -1, 0.0004], "0 %/year"],
  ["p5", [0.05, 1, 20], "0.05 %/year"],
  ["p50", [-1, 0.0001, 1], "0.0001 %/year"],
  ["p5", [-0.2, 1, 2], "-0.2 %/year"],
] as const)("%s of %j is %s", (of, range, text) => {
  expect(textOf(of, range)).toBe(text)
})

test("of a share too", () => {
  expect(textOf("p5", [0.00001, 0.4, 0.9], "share")).toBe("0 %")
})
