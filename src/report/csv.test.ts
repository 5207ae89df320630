import Papa from "papaparse"
import { expect, test } from "vitest"
import { csvOf } from "./csv.ts"
import type { Document, Figure } from "./document/document.ts"

const figure = (value: number | null): Figure => ({
  kind: "figure",
  text: `${value} USD`,
  value,
  at: "/projects/a/value/p50",
  path: "a.value",
})

function document(label: string): Document {
  return {
    language: "en",
    title: "A venture",
    subtitle: "",
    date: "",
    cover: [{ kind: "tiles", tiles: [{ label: "value", figure: [figure(12)], note: [{ kind: "text", text: "on average" }] }] }],
    contents: "",
    chapters: [
      {
        id: "summary",
        title: "Summary, in short",
        blocks: [
          {
            kind: "table",
            table: {
              caption: "ranking",
              columns: [
                { title: "project", isFigure: false },
                { title: "mean", isFigure: true },
              ],
              rows: [{ cells: [[{ kind: "text", text: label }], [{ kind: "strong", of: [figure(-7)] }]] }],
            },
          },
        ],
      },
    ],
    foot: [],
  }
}

const rows = (text: string): string[][] => Papa.parse<string[]>(text.replace("\u{feff}", "").trimEnd()).data

test("one row a figure, with what it is of and where it stands", () => {
  expect(rows(csvOf(document("own model")))).toEqual([
    ["chapter", "table", "row", "column", "value", "text", "quantity", "place"],
    ["A venture", "", "value", "", "12", "12 USD", "a.value", "/projects/a/value/p50"],
    ["Summary, in short", "ranking", "own model", "mean", "-7", "'-7 USD", "a.value", "/projects/a/value/p50"],
  ])
})

test("it begins with a byte order mark, for spreadsheets, and ends its lines as RFC 4180 says", () => {
  expect(csvOf(document("x"))).toMatch(/^\u{feff}chapter,[\s\S]*\r\n$/u)
})

test.each(["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1"])(
  "a name that a spreadsheet would run is text: %s",
  (name) => {
    expect(rows(csvOf(document(name))).at(-1)?.[2]).toBe(`'${name}`)
  },
)
