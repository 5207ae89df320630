// Expectation beside survival: the project as it is chosen, and decisions that are surer for little.
import { describe, expect, test } from "vitest"
import { readText } from "../../../../tests/support/document-parts.ts"
import { handMadePlan, handMadeVenture } from "../../../../tests/support/hand-made-plan.ts"
import type { FrontPoint, PlanAnswer } from "../../../decide/index.ts"
import { wordsOf } from "../../../words/index.ts"
import { penOf } from "../pen.ts"
import { frontBlocks } from "./choice-front.ts"

const point = (project: string, expected: number, survival: number, isBest = false): FrontPoint => ({
  ...{ project, expected, survival, isBest },
  isOnFront: true,
})

function said(front: readonly FrontPoint[]): string {
  const preference: PlanAnswer["preference"] = { dominance: [], risk: null, criteria: null, front }
  const [chart] = frontBlocks(penOf({ ...handMadePlan, preference }, handMadeVenture, wordsOf("en")))
  return chart?.kind === "chart" ? readText(chart.says) : ""
}

describe("beside the best decisions", () => {
  const best = point("assistant", 1_000_000, 0.8, true)
  const alone = "assistant expects 1M USD and survives with a probability of 80 %."
  test.each<[string, readonly FrontPoint[], string]>([
    ["nothing else was tried", [], alone],
    [
      "the surest of those that give up little is told",
      [point("assistant", 900_000, 0.85), point("assistant", 880_000, 0.9), point("assistant", 500_000, 0.99)],
      `${alone} Other decisions that were tried would have assistant survive with a probability of 90 %, for 880k USD.`,
    ],
    ["what gives up much is not", [point("assistant", 500_000, 0.99)], alone],
    ["what is hardly surer is not", [point("assistant", 990_000, 0.81)], alone],
    ["what another project could do is not", [point("factory", 990_000, 0.99)], alone],
  ])("%s", (_, others, expected) => {
    expect(said([best, ...others])).toBe(expected)
  })
  test("where no project knows ruin there is no picture", () => {
    expect(said([])).toBe("")
  })
})
