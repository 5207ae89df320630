import { describe, expect, test } from "vitest"
import type { Block, Document, Line } from "./document/document.ts"
import { markdownOf } from "./markdown.ts"

const plain = (text: string): Line => [{ kind: "text", text }]

const written = (...blocks: readonly Block[]): string => markdownOf(documentWith(blocks, "en"))

function documentWith(blocks: readonly Block[], language: Document["language"]): Document {
  return {
    language,
    title: "A *venture*",
    subtitle: "Business plan",
    date: "24 November 2026",
    cover: [],
    contents: "Contents",
    chapters: [{ id: "summary", title: "Executive | summary", blocks }],
    foot: plain("the end"),
  }
}

describe("a founder's text stays text", () => {
  test.each([
    ["**bold**", "\\*\\*bold\\*\\*"],
    ["a | b", "a \\| b"],
    ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
    ["[a](javascript:x)", "\\[a\\](javascript:x)"],
    ["two\nlines", "two lines"],
    ["two\rlines", "two lines"],
    ["\u001b[31mred \u202eUSD 1\u0000", "\ufffd\\[31mred USD 1\ufffd"],
    ["see http://a.example or www.a.example", "see http\\://a.example or www\\.a.example"],
    ["&lt;", "&amp;lt;"],
  ])("%s", (text, expected) => {
    expect(written({ kind: "text", tone: "plain", line: plain(text) })).toContain(`\n\n${expected}\n\n`)
  })
  test("in code a fence is longer than what stands inside, and a bar ends no cell", () => {
    const line: Line = [{ kind: "code", text: "a `b` | c" }]
    expect(written({ kind: "text", tone: "plain", line })).toContain("`` a `b` | c ``")
    const columns = [{ title: "what", isFigure: false }]
    const table: Block = { kind: "table", table: { caption: "", columns, rows: [{ cells: [line] }] } }
    expect(written(table)).toContain("| `` a `b` \\| c `` |")
  })
  test("spaces at its ends leave strong text strong", () => {
    const line: Line = [{ kind: "strong", of: plain(" own model ") }, ...plain("wins")]
    expect(written({ kind: "text", tone: "plain", line })).toContain("\n\n **own model** wins\n\n")
    expect(written({ kind: "text", tone: "lead", line: plain(" own model ") })).toContain("\n\n **own model** \n\n")
  })
  test("in titles", () => {
    expect(written()).toContain("# A \\*venture\\*")
    expect(written()).toContain('## <a id="summary"></a>Executive \\| summary')
  })
})

test.each([
  ["en", "- value: **12 USD** (on average)"],
  ["zh", "- 现值：**12 USD**（平均值）"],
] as const)("a tile has the signs of its language (%s)", (language, expected) => {
  const [label, note] = language === "en" ? ["value", "on average"] : ["现值", "平均值"]
  const block: Block = { kind: "tiles", tiles: [{ label, figure: plain("12 USD"), note: plain(note) }] }
  expect(markdownOf(documentWith([block], language))).toContain(expected)
})

describe("tables", () => {
  const table = (rows: number): Block => ({
    kind: "chart",
    title: "Cash",
    says: plain("It rises."),
    chart: { kind: "curve", months: [], values: [], label: "" },
    table: {
      caption: "by month",
      columns: [
        { title: "month", isFigure: false },
        { title: "cash", isFigure: true },
      ],
      rows: Array.from({ length: rows }, (_, k) => ({ cells: [plain(`m${k}`), plain("1")], isStrong: k === 0 })),
    },
  })
  test("figures stand on the right, the strong row is strong", () => {
    expect(written(table(2))).toContain("| month | cash |\n| --- | ---: |\n| **m0** | **1** |\n| m1 | 1 |")
  })
  test("a long one under a chart is folded, one without rows is left out", () => {
    expect(written(table(40))).toMatch(/<details>\n<summary>by month<\/summary>\n\n[\s\S]*m39 \| 1 \|\n\n<\/details>/u)
    expect(written(table(0))).not.toContain("|--")
    expect(written(table(0))).toContain("#### Cash\n\nIt rises.\n\n---")
  })
})
