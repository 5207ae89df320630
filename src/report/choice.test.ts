// What the terminal says of choosing by more than the mean, on files whose answers are known.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { planVenture } from "../decide/index.ts"
import { compileVenture } from "../venture/index.ts"
import { type Language, wordsOf } from "../words/index.ts"
import { choiceLines, criteriaText } from "./choice.ts"
import { pageOf } from "./page.ts"

function told(name: string, language: Language): { readonly choice: string; readonly criteria: string | null } {
  const text = readFileSync(new URL(`../../tests/decisions/preference-${name}.yaml`, import.meta.url), "utf8")
  const { venture } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error(name)
  const { answer } = planVenture(venture, { samples: 4096 })
  if (answer === null) throw new Error(name)
  const page = pageOf(wordsOf(language), 2000)
  return { choice: choiceLines(answer, venture, page).join(""), criteria: criteriaText(answer, venture, page) }
}

describe("what nobody should choose", () => {
  test("in English", () => {
    const { choice, criteria } = told("dominance", "en")
    expect(choice).toBe(
      "Nobody who dislikes risk should choose shaky: steady is worth no less on average and, whatever amount you need, falls short of it by less. " +
        "Nobody should choose less: in no sample is it worth more than steady.",
    )
    expect(criteria).toBeNull()
  })
  test("in Chinese", () => {
    expect(told("dominance", "zh").choice).toBe(
      "厌恶风险的人都不该选 shaky：steady 的平均值不低，而且无论需要多少，平均缺口都更小。谁都不该选 less：在任何一个样本中都不胜过 steady。",
    )
  })
})

test("the tolerance at which the choice turns, and that the mean alone would choose another", () => {
  const { choice } = told("tolerance", "en")
  expect(choice).toMatch(
    /^bold stays the best down to a risk tolerance of (79|80)[.\d]* USD; if an even chance of winning (79|80)[.\d]* USD or losing (39|40)[.\d]* USD is too much for you, calm is the better choice\. By the mean alone bold would be the best\.$/u,
  )
  expect(told("tolerance", "zh").choice).toMatch(
    /^风险容忍度不低于 (79|80)[.\d]* USD 时，bold 最好；如果一半机会赢 (79|80)[.\d]* USD、一半机会输 (39|40)[.\d]* USD 的赌注你已不肯接受，则应选 calm。只看平均值则是 bold 最好。$/u,
  )
})

test("where criteria choose another project than the ranking", () => {
  const { criteria } = told("weights", "en")
  expect(criteria?.split("\n")).toEqual([
    "The ranking chooses gamble; the weighted sum, SMAA and TOPSIS choose sure. Most of what speaks for sure against gamble is survival (weight 50 %).",
    expect.stringMatching(/^project +weighted sum +first \(SMAA\) +first, any weights +TOPSIS$/u),
    expect.stringMatching(/^gamble +0\.2 +0 % /u),
    expect.stringMatching(/^middle +0\.575 +0 % /u),
    expect.stringMatching(/^sure +0\.8 +100 % /u),
    "Weights are those of the file, brought to a sum of one.",
  ])
  expect(told("weights", "zh").criteria?.split("\n")[0]).toBe(
    "排名选 gamble；加权和、SMAA 与 TOPSIS 都选 sure。与 gamble 相比，最能为 sure 加分的是 survival（权重 50 %）。",
  )
})

test("where all agree", () => {
  expect(told("acceptability", "en").criteria?.split("\n")[0]).toMatch(
    /^The ranking, the weighted sum, SMAA and TOPSIS all choose A\./u,
  )
})
