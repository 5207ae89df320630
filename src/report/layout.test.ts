import { describe, expect, test } from "vitest"
import { wordsOf } from "../words/index.ts"
import { columnsOf, indented, padEnd, padStart, wrap } from "./columns.ts"
import { calendarMonth, change, share, spread, withUnit, writtenMonth } from "./figures.ts"
import { pageOf } from "./page.ts"
import { table } from "./table.ts"

const [en, zh] = [wordsOf("en"), wordsOf("zh")]

test.each([
  ["abc", 3],
  ["现金", 4],
  ["GPU 数量", 8],
  ["é", 1],
  ["", 0],
])("%s takes %i columns", (text, columns) => expect(columnsOf(text)).toBe(columns))

test.each([
  ["spaces", "one two three", 8, ["one two", "three"]],
  ["Chinese anywhere", "留住现金最好", 6, ["留住现", "金最好"]],
  ["no mark of punctuation at a line's beginning", "留住现金。", 8, ["留住现", "金。"]],
  ["no opening bracket at a line's end", "留住现（price）", 9, ["留住现", "（price）"]],
  ["no figure and its 万", "花费 30万元了", 7, ["花费", "30万元", "了"]],
  ["dots of a long name", "assistant.serving.request.input", 20, ["assistant.serving.", "request.input"]],
  ["anywhere in a word without dots", "abcdefghij", 4, ["abcd", "efgh", "ij"]],
  ["code stays whole", "use `a + b` now", 9, ["use", "`a + b`", "now"]],
])("breaks at %s", (_where, text, width, lines) => expect(wrap(text, width)).toEqual(lines))

test("signs that would move the cursor, colour the terminal or turn a figure are not written", () => {
  const rows = [{ cells: ["\u001b[31mred\u0007 \u202e1", "2"] }]
  expect(table(pageOf(en, 40), ["name", "a"], rows)).toBe("name         a\n\ufffd[31mred\ufffd 1  2")
  expect(wrap("one\rtwo \u001b[2J", 20)).toEqual(["one\ufffdtwo \ufffd[2J"])
})

test("pads by columns", () => {
  expect([padEnd("现金", 6), padStart("现金", 6), padEnd("long", 2)]).toEqual(["现金  ", "  现金", "long"])
  expect(indented("one two three", 8, "- ")).toBe("- one\n  two\n  three")
})

test("a table takes two lines for a head where one has no room, and breaks words before figures", () => {
  const rows = [{ cells: ["a rather long name", "1,000", "2"] }]
  expect(table(pageOf(en, 40), ["name", "at first", "b"], rows).split("\n")).toEqual([
    "name                at first  b",
    "a rather long name     1,000  2",
  ])
})

describe("figures", () => {
  test.each([
    ["2027-01", 0, "2027-01", "2027年1月"],
    ["2027-01", 13.9, "2028-02", "2028年2月"],
    ["2027-11", 2, "2028-01", "2028年1月"],
    [null, 7.5, "month 7", "第 7 个月"],
    ["2027-01", null, "–", "–"],
    ["2027-01", Number.POSITIVE_INFINITY, "never", "永不"],
  ])("start %s, month %s is %s", (start, month, english, chinese) => {
    expect([calendarMonth(en, start, month), calendarMonth(zh, start, month)]).toEqual([english, chinese])
  })

  test("carry three significant digits, units and signs", () => {
    expect(withUnit(en, 1_234_567, "USD")).toBe("1.23M USD")
    expect(withUnit(zh, 1_234_567, "CNY")).toBe("123万元")
    expect(change(en, 1234, "USD")).toBe("+1,230 USD")
    expect(change(en, -5, "")).toBe("-5")
    expect(share(en, 0.12345)).toBe("12.3 %")
    expect([0, 1e-5, 0.9999, 1].map((x) => share(en, x))).toEqual(["0 %", "under 0.1 %", "over 99.9 %", "100 %"])
    expect(share(zh, 1e-5)).toBe("不足 0.1 %")
    expect(spread(en, { mean: 1.5, p5: 1, p95: 2 }, "USD")).toBe("1 to 2")
    // In the unit in which the mean is shown: 0.5 month is 15.2 days.
    expect(spread(en, { mean: 0.5, p5: 0.1, p95: 2 }, "month")).toBe("3.04 to 60.9")
    expect(spread(en, { mean: 1, p5: null, p95: 2 }, "USD")).toBe("")
    expect(writtenMonth(zh, "2027-03")).toBe("2027年3月")
  })
})
