// `explain --matters` for people: in both languages, as a table and as paragraphs; and for programs.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { type MattersAnswer, mattersOf } from "../decide/index.ts"
import { compileVenture } from "../venture/index.ts"
import { wordsOf } from "../words/index.ts"
import { columnsOf } from "./columns.ts"
import { mattersText, shownInputs } from "./matters.ts"
import { mattersJson } from "./matters-json.ts"
import { pageOf } from "./page.ts"

const file = new URL("../../examples/first/venture.yaml", import.meta.url)
const { venture } = compileVenture(readFileSync(file, "utf8"), { file: "venture.yaml" })
if (venture === null) throw new Error("the example does not compile")

function answerOf(name: string): MattersAnswer {
  const { answer } = mattersOf(venture as NonNullable<typeof venture>, name, { samples: 2000 }) // looked at above
  if (answer === null) throw new Error("no answer")
  return answer
}

const answers = {
  value: answerOf("own_model.value"),
  ruin: answerOf("own_model.ruin"),
  breakeven: answerOf("own_model.breakeven"),
  cash: answerOf("own_model.cash"),
}
const text = (answer: MattersAnswer, language: "en" | "zh", width: number): string =>
  mattersText(answer, venture, pageOf(wordsOf(language), width))

describe.each(["en", "zh"] as const)("in %s", (language) => {
  const { matters } = wordsOf(language)

  describe.each(Object.entries(answers))("%s", (_, answer) => {
    test.each([40, 60, 80, 100, 120])("nothing is wider than a page of %d columns", (width) => {
      const wide = text(answer, language, width)
        .split("\n")
        .filter((line) => columnsOf(line) > width)
      expect(wide).toEqual([])
    })

    test.each([60, 120])("every input that matters stands there, the way its change was found too, on %d columns", (width) => {
      const bare = text(answer, language, width).replaceAll(/\s/gu, "")
      const shown = shownInputs(answer)
      expect(shown.length).toBeGreaterThan(2)
      for (const { input } of shown) expect(bare.replaceAll(".", "")).toContain(input.split(".").at(-1))
      for (const { onePercent } of shown) expect(bare).toContain(matters.how[onePercent.how].replaceAll(" ", ""))
      expect(bare).not.toMatch(/undefined|NaN|\[object|Infinity/u)
    })
  })

  test("a probability is a share, and its changes are points", () => {
    const said = text(answers.ruin, language, 120)
    expect(said).toMatch(/\d %/u)
    expect(said).toContain(matters.points)
    expect(said).not.toContain("USD")
  })

  test("what never comes is told", () => {
    expect(answers.breakeven.never).not.toBeNull()
    const share = /(\d+(\.\d+)?) %/u.exec(text(answers.breakeven, language, 120).split("\n").slice(-12).join(" "))
    expect(share).not.toBeNull()
  })

  test.each([
    ["certain", matters.certain],
    ["unknown", matters.unknown],
  ] as const)("nothing is divided that is %s", (state, sentence) => {
    const empty: MattersAnswer = { ...answers.value, state, inputs: [], others: 0 }
    expect(text(empty, language, 300)).toContain(sentence)
  })

  test("a correlated venture has its own columns and its own note", () => {
    const inputs = answers.value.inputs.map((one) => ({ ...one, shapley: one.total }))
    const said = text({ ...answers.value, measure: "shapley", inputs }, language, 400)
    expect(said).toContain(matters.notes.shapley)
    expect(said).toContain(matters.columns.shapley)
    expect(said).not.toContain(matters.notes.sobol)
  })
})

test("for programs: all inputs, their meaning, shares by month of a monthly quantity", () => {
  const json = mattersJson(answers.cash, venture, wordsOf("en"))
  expect(json.quantity).toBe("own_model.cash")
  expect(json.inputs.map(({ input }) => input)).toEqual(answers.cash.inputs.map(({ input }) => input))
  expect(json.inputs[0]?.byMonth?.first).toHaveLength(36)
  expect(json.inputs.some(({ meaning }) => meaning !== null)).toBe(true)
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
})
