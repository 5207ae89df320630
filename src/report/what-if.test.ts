// The sentences on flips, failing and blows, as people read them in both languages.
import { describe, expect, test } from "vitest"
import { handMadePlan, handMadeVenture } from "../../tests/support/hand-made-plan.ts"
import type { PlanAnswer } from "../decide/index.ts"
import { type Language, wordsOf } from "../words/index.ts"
import { driversText } from "./drivers.ts"
import { pageOf } from "./page.ts"
import { whatIfText } from "./what-if.ts"

const page = (language: Language): ReturnType<typeof pageOf> => pageOf(wordsOf(language), 2000)
const told = (answer: PlanAnswer, language: Language): string[] =>
  (whatIfText(answer, handMadeVenture, page(language)) ?? "").split("\n")

test("in English", () => {
  expect(told(handMadePlan, "en")).toMatchInlineSnapshot(`
    [
      "- It dies when price is at most 7.9 USD/month, the funding “seed round” fails and the launch comes in 2028-03 or later: 48 % of such cases end in ruin (11.7 % of all), and 62 % of all ruins are such.",
      "- Otherwise it dies when the risk “outage” strikes before 2028-09: 21 % of such cases (5 % of those left), another 18 % of all ruins.",
      "- Hardest of the stress tests: revenue -30 %. assistant survives in 61 % instead of 88.4 % and is worth 380k USD.",
      "- Another choice would be better with revenue -30 % (factory 2).",
      "- Ruin in half of the cases takes: revenue -42 %; “rival arrives” 1.8 times as hard.",
      "- Together revenue -30 % and launch +6 months leave a survival of 44 %, though neither alone takes half.",
    ]
  `)
})

test("in Chinese", () => {
  expect(told(handMadePlan, "zh")).toMatchInlineSnapshot(`
    [
      "- price 不高于 7.9 USD/月，且融资“seed round”落空，且上线不早于 2028年3月时会破产：这类情形有 48 % 以破产告终（总体为 11.7 %），占全部破产的 62 %。",
      "- 除此之外，风险“outage”在 2028年9月之前发生时会破产：破产比例为 21 %（其余情形总体为 5 %），另占全部破产的 18 %。",
      "- 最严峻的压力测试：收入 -30 %。assistant 的存活率由 88.4 % 变为 61 %，价值为 38万 USD。",
      "- 以下情形下应改选其他项目：收入 -30 %（factory 2）。",
      "- 使半数情形破产所需的冲击：收入 -42 %；“rival arrives”达到 1.8 倍。",
      "- 收入 -30 % 与上线时间 +6 个月同时发生时，存活率只剩 44 %；单独一项都不致使半数破产。",
    ]
  `)
})

describe("flips", () => {
  test.each([
    ["en", "The choice flips to factory 2 where price is below 7.4 USD/month (its median is 9.17 USD/month; 20 % likely)."],
    ["zh", "price 低于 7.4 USD/月时，应改选 factory 2（中位数为 9.17 USD/月，发生概率 20 %）。"],
  ] as const)("stand below what decides it, in %s", (language, sentence) => {
    expect(driversText(handMadePlan, handMadeVenture, page(language)).split("\n")).toContain(sentence)
  })

  test("keeping the cash is a choice too", () => {
    const [flip] = handMadePlan.flips
    const answer = { ...handMadePlan, flips: flip === undefined ? [] : [{ ...flip, takes: null }] }
    expect(driversText(answer, handMadeVenture, page("en"))).toContain(
      "Keeping the cash is the better choice where price is below 7.4 USD/month",
    )
  })
})

describe("what is not there is not told", () => {
  test("neither failing nor blows", () => {
    expect(whatIfText({ ...handMadePlan, failures: null, stress: null }, handMadeVenture, page("en"))).toBeNull()
  })

  test("no rule", () => {
    const answer = { ...handMadePlan, stress: null, failures: { of: "ruin", share: 0.1, boxes: [] } } as const
    expect(told(answer, "en")).toEqual(["- No simple rule tells when it dies: many things must come together."])
  })

  test("blows that ruin nothing more than it is", () => {
    const cases = (handMadePlan.stress?.cases ?? []).map((one) => ({
      ...one,
      best: "assistant",
      breaking: { kind: "broken" } as const,
    }))
    const answer = { ...handMadePlan, failures: null, stress: { unit: "USD", cases, deadly: null } }
    expect(told(answer, "en").slice(1)).toEqual([
      "- assistant stays the best project in every test.",
      "- assistant ends in ruin in half of the cases as it is, without any blow.",
    ])
  })
})
