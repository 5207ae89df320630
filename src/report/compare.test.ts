// The texts of a comparison: sentences in both languages, narrow pages, and Markdown that no name can break.
import { describe, expect, test } from "vitest"
import { type CompareAnswer, compareVariants } from "../decide/index.ts"
import { readVariant, type Variant } from "../venture/index.ts"
import { type Language, wordsOf } from "../words/index.ts"
import { columnsOf } from "./columns.ts"
import { compareText } from "./compare.ts"
import { compareJson } from "./compare-json.ts"
import { code, compareMarkdown } from "./compare-markdown.ts"
import { pageOf } from "./page.ts"

const text = `venturi: 1
start: 2027-01
horizon: 24 months
resources: { cash: 20k USD }
assumptions: { price: 20 to 30 USD/customer, spare: 1 USD }
projects:
  build:
    formulas:
      users: 1000 to 6000 customer
      n: "choose 1, 2"
      cash: { start: = resources.cash, change: = (users * price / n - 60k USD) / 24 month }
      launch: 2 to 6 month
      value: = max(0 USD, last(cash))
      spent: = spare
  license: { formulas: { value: 10k to 25k USD } }
`

function variant(changed: string, file: string): Variant {
  const { variant: made, diagnostics } = readVariant(changed, { file })
  if (made === null) throw new Error(JSON.stringify(diagnostics))
  return made
}

function answerOf(changed: string, first = text): CompareAnswer {
  const { answer } = compareVariants(variant(first, "old.yaml"), variant(changed, "new.yaml"), { samples: 512 })
  if (answer === null) throw new Error("no answer")
  return answer
}

const starts = { a: "2027-01", b: "2027-01" }
const answer = answerOf(
  text.replace("cash: 20k", "cash: 30k").replace("20 to 30", "18 to 30").replace("spare: 1 USD", "spare: 2 USD"),
)
const textIn = (language: Language, width = 100, of = answer): string => compareText(of, starts, pageOf(wordsOf(language), width))

describe("the text", () => {
  test("says what it is worth, what becomes of survival and of the choice, then why", () => {
    const out = textIn("en")
    expect(out).toMatch(
      /^Verdict\nB is worth [\d,.]+k? USD ± [\d,.]+ more than A; survival \w+[^;]*; the choice stays build\.\nA {2}old\.yaml\nB {2}new\.yaml\n/u,
    )
    expect(out).toContain("Projects\nproject")
    expect(out).toContain("Key figures of build\n")
    expect(out).toMatch(/launch, 50 % +2027-04 +2027-04/u)
    expect(out).toMatch(/What did it\n1\. resources\.cash: 20k USD → 30k USD\n {3}worth \+/u)
    expect(out).toMatch(/2\. price: 20 to 30 USD\/customer → 18 to 30 USD\/customer\n {3}worth -/u)
    expect(out).toContain("Changes that do not move the plan\n- spare: 1 USD → 2 USD\n")
    expect(out).toContain("samples, seed 1.")
  })

  test("in Chinese too, without a word of English", () => {
    const out = textIn("zh")
    expect(out).toMatch(/^结论\nB 比 A 多值 .*；存活概率.*；仍然选择 build。/u)
    expect(out).toContain("差异来自哪里\n1. resources.cash：20k USD → 30k USD\n")
    expect(out).toContain("对方案没有影响的改动\n- spare：1 USD → 2 USD")
    expect(out).not.toMatch(/worth|survival|change|difference/u)
  })

  test.each([40, 60, 80, 120])("fits a page of %i columns", (width) => {
    for (const language of ["en", "zh"] as const) {
      const long = textIn(language, width)
        .split("\n")
        .filter((line) => columnsOf(line) > width)
      // The columns of figures cannot become narrower than their figures.
      expect(width < 60 ? [] : long).toEqual([])
    }
  })

  test("of two that are the same is one sentence", () => {
    const out = textIn("en", 100, answerOf(text))
    expect(out).toMatch(/^Verdict\nA and B say the same: nothing differs\.\n/u)
    expect(out).not.toContain("Projects")
  })

  test("of two that compute the same says so, and what is written otherwise", () => {
    const out = textIn("en", 100, answerOf(text.replace("spare: 1 USD", "spare: 2 USD")))
    expect(out).toContain("A and B differ, but the plan does not: its worth")
    expect(out).toContain("Changes that do not move the plan\n- spare: 1 USD → 2 USD")
  })

  test("another choice, and cash that is worth more, are told", () => {
    const out = textIn("en", 100, answerOf(text.replace("10k to 25k", "800k to 900k")))
    expect(out).toContain("the choice moves from build to license")
    expect(textIn("en", 120, answerOf(text.replace("20 to 30", "2 to 3"))).replaceAll("\n", " ")).toContain(
      "the choice moves from build to keeping the cash.",
    )
  })
})

test("worths in two currencies stand each in its own, and none is said to stay", () => {
  const inYuan = answerOf(text.replaceAll("USD", "CNY").replace("venturi: 1", "venturi: 1\ncurrency: CNY"))
  expect([inYuan.worth.unit, inYuan.worth.unitOfB]).toEqual(["USD", "CNY"])
  expect(textIn("en", 100, inYuan)).toMatch(/of different kinds[\s\S]*\nworth +[\d,.]+k? USD +[\d,.]+k? CNY +–\n/u)
})

test("of a worth that is infinite in one variant nothing is said", () => {
  const infinite = { ...answer, worth: { ...answer.worth, a: null, by: null, error: null } }
  expect(textIn("en", 100, infinite)).toMatch(/^Verdict\nSurvival /u)
})

test("the document for programs has lines and columns", () => {
  const sources = (file: string): string | null => (file === "old.yaml" ? text : null)
  const { changes, warnings, samples } = compareJson(answer, [], sources, wordsOf("en"))
  expect(changes[0]).toMatchObject({ path: "resources.cash", places: { before: { file: "old.yaml", line: 4, column: 20 } } })
  expect(changes[0]?.places.after).toEqual({ file: "new.yaml", line: null, column: null })
  expect([warnings, samples]).toEqual([[], 512])
})

describe("Markdown", () => {
  test("is tables with as many cells in each row", () => {
    const out = compareMarkdown(answer, starts, wordsOf("en"))
    expect(out).toMatch(/^\*\*B is worth .* the choice stays `build`\.\*\*\n\n- A: `old\.yaml`\n- B: `new\.yaml`\n/u)
    expect(out).toMatch(/\| 1 \| `resources\.cash`: `20k USD` → `30k USD` \| \+/u)
    for (const table of out.split("\n\n").filter((part) => part.startsWith("|"))) {
      const cells = table.split("\n").map((row) => row.split("|").length)
      expect(new Set(cells).size, table).toBe(1)
    }
  })

  test.each([
    ["a bar", "a|b", "<code>a&#124;b</code>"],
    ["a backtick", "a`b", "<code>a&#96;b</code>"],
    ["markup", "<img src=x>", "<code>&#60;img src=x&#62;</code>"],
    ["an entity", "&amp;", "<code>&#38;amp;</code>"],
    ["lines", "a\n| b |\n", "<code>a &#124; b &#124;</code>"],
    ["a link", "[x](javascript:1)", "`[x](javascript:1)`"],
    ["a mention and an issue", "@all #12", "`@all #12`"],
    ["emphasis", "**x** _y_", "`**x** _y_`"],
    ["a sign that turns the line", "a\u202eb", "<code>a&#8238;b</code>"],
    ["a control sign", "a\u001b[2Jb", "`a\ufffd[2Jb`"],
    ["Chinese", "本地部署", "`本地部署`"],
  ])("%s in a name stays a text", (_what, name, expected) => expect(code(name)).toBe(expected))

  test("a project, a risk and a file with hostile names break no table", () => {
    const hostile = "x`|<b> @all"
    const named = (value: string): string =>
      `venturi: 1\nprojects:\n  "${hostile}": { formulas: { value: ${value} } }\n  other: { formulas: { value: 1 to 2 USD } }\n`
    const { answer: found } = compareVariants(
      variant(named("3 to 4 USD"), "a|b.yaml"),
      variant(named("5 to 6 USD"), "`b`.yaml"),
      {
        samples: 128,
      },
    )
    const out = found === null ? "" : compareMarkdown(found, starts, wordsOf("en"))
    expect(out).not.toContain("<b>")
    for (const row of out.split("\n").filter((line) => line.startsWith("| <code>"))) expect(row.split("|").length).toBe(7)
    expect(out).toContain("- A: <code>a&#124;b.yaml</code>")
  })
})
