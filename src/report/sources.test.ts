// `sources` for people, in both languages, on a wide and on a narrow page, and for programs.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { decidingDefaults, outsideData, sourcesOf } from "../decide/index.ts"
import { compileVenture } from "../venture/index.ts"
import { wordsOf } from "../words/index.ts"
import { columnsOf } from "./columns.ts"
import { pageOf } from "./page.ts"
import { sourcesText } from "./sources.ts"
import { sourcesJson } from "./sources-json.ts"

const file = new URL("../../examples/first/venture.yaml", import.meta.url)
const { venture } = compileVenture(readFileSync(file, "utf8"), { file: "venture.yaml" })
if (venture === null) throw new Error("the example does not compile")
const answer = sourcesOf(venture, "2026-11-24")
const deciding = decidingDefaults(venture, answer)
const outside = outsideData(venture)
const text = (language: "en" | "zh", width: number): string =>
  sourcesText(answer, deciding, outside, venture, pageOf(wordsOf(language), width))

describe.each(["en", "zh"] as const)("in %s", (language) => {
  test.each([40, 60, 84, 100, 120])("nothing is wider than a page of %d columns", (width) => {
    const wide = text(language, width)
      .split("\n")
      .filter((line) => columnsOf(line) > width)
    expect(wide).toEqual([])
  })

  test.each([60, 100])("every default stands there with its name, value and source, on %d columns", (width) => {
    const bare = text(language, width).replaceAll(/\s/gu, "")
    for (const { path, source } of answer.defaults) {
      expect(bare).toContain(path)
      expect(bare).toContain(source.date?.replaceAll(" ", ""))
    }
    for (const value of ["0.5to4%", "135kto228kUSD/person/year", "256request"]) expect(bare).toContain(value)
  })

  test("the numbers of each kind add up to all", () => {
    const counts = Object.values(sourcesJson(answer, deciding, outside, venture, wordsOf(language)).counts)
    expect(counts.reduce((a, b) => a + b)).toBe(answer.defaults.length)
  })
})

test("a narrow page is set in paragraphs", () => {
  expect(text("en", 60).split("\n").slice(0, 9).join("\n")).toMatchInlineSnapshot(`
    "Defaults in use
    57 years  formula
      customers who adopt by themselves or by word of mouth
      (own_model.business.adopting)
      Bass, A new product growth for model consumer durables,
      1969 (published)
      used by: all projects
    11 years  0.41 to 1.1
      how much churn rises when all answers are late"
  `)
})

test("Chinese speaks Chinese, with full-width punctuation", () => {
  const lines = text("zh", 60)
  // Above it stand the sentences that say what each quantity is; they have tests of their own.
  const [, own = ""] = lines.split("先换掉哪些")
  expect(lines).toContain("先换掉哪些")
  expect(lines).toContain("超出数据范围")
  expect(own.replaceAll(/`[^`]*`/gu, "")).not.toMatch(/\p{Script=Han}[,:;?!]/u)
})

test("an old default that decides comes with a hint", () => {
  const later = sourcesOf(venture, "2031-01-01")
  const said = sourcesText(later, decidingDefaults(venture, later), [], venture, pageOf(wordsOf("en"), 200))
  expect(said.replaceAll(/\s+/gu, " ")).toMatch(/Its source is \d years old: look for a newer figure/u)
})

test("for programs: sources whole, lines of the founder's own figures, warnings", () => {
  const document = sourcesJson(answer, deciding, outside, venture, wordsOf("en"))
  expect(document.asOf).toBe("2026-11-24")
  expect(document.defaults.find(({ path }) => path === "own_model.business.bad_debt")).toMatchObject({
    paths: ["own_model.business.bad_debt", "rented_model.business.bad_debt"],
    text: "0.5 to 4 %",
    ageMonths: 16,
    source: { confidence: "secondary", date: "2025", id: "bad-debt" },
    usedBy: ["own model", "rented model"],
  })
  const cash = document.written.find(({ path }) => path === "resources.cash")
  expect(venture.text.split("\n")[(cash?.line ?? 0) - 1]).toContain("cash: 900k USD")
  // An L40S lies outside the record of training runs, and may lie outside that of servers.
  expect(document.warnings.length).toBeGreaterThan(0)
  for (const { code, line } of document.warnings) expect([code, typeof line]).toEqual(["outside-data", "number"])
})
