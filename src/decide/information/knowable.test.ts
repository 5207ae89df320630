// What can be found out by asking, and what the future decides; advice to find out names the first alone.
import { describe, expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import { planVenture } from "../plan/plan-venture.ts"
import { isKnowable } from "./knowable.ts"

const lines = {
  "exit.multiple": "= buyers",
  "risk.rival.event_1.gap": "exponential(1)",
  "risks.rival.frequency": "1 to 2 1/year",
  "market.growth": "1 to 2 %/year",
  "market.share": "= reached",
  "funding.seed.luck": "uniform(0, 1)",
  "funding.seed.amount": "1 to 2 USD",
  value: "= exit.multiple * market.share * 1 USD + risk.rival.event_1.gap * 1 USD + 0 * both * buyers * 1 USD",
}
const file = { buyers: "1 to 5", reached: "1 to 2", both: "1 to 3", "rates.CNY_USD": "6 to 8" }
const venture = smallVenture({ file, projects: { a: lines } })

test.each([
  ["a.market.share", true],
  ["reached", true],
  ["both", true],
  ["a.funding.seed.amount", true],
  ["a.exit.multiple", false],
  ["rates.CNY_USD", false],
  ["a.risk.rival.event_1.gap", false],
  ["a.risks.rival.frequency", false],
  ["a.market.growth", false],
  ["a.funding.seed.luck", false],
])("%s", (path, can) => {
  expect(isKnowable(venture, path)).toBe(can)
})

describe("a name of the file", () => {
  test("that only stands for what the future decides is decided by it", () => {
    const only = { ...lines, value: "= exit.multiple * 1 USD" }
    expect(isKnowable(smallVenture({ file, projects: { a: only } }), "buyers")).toBe(false)
    expect(isKnowable(venture, "buyers")).toBe(true)
  })
})

describe("find out", () => {
  const choice = (x: string): string | undefined => {
    const projects = { a: { [x]: "uniform(0, 10) USD", value: `= ${x}` }, b: { value: "= 5 USD" } }
    const { answer } = planVenture(smallVenture({ projects }), { samples: 4096 })
    return answer?.actions.find(({ kind }) => kind === "find-out")?.path
  }
  test("what can be learned", () => expect(choice("size_of_orders")).toBe("a.size_of_orders"))
  test("never what the future decides, however much it would be worth", () => expect(choice("exit.multiple")).toBeUndefined())
})
