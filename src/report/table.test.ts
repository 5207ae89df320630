// Tables on narrow pages: a head breaks between its words, and a figure is not parted from its sign of percent.
import { expect, test } from "vitest"
import { wordsOf } from "../words/index.ts"
import { columnsOf, pageOf, plainPaint } from "./index.ts"
import { table } from "./table.ts"

test.each([40, 50])("on %i columns", (width) => {
  const page = pageOf(wordsOf("en"), width, plainPaint)
  const text = table(page, ["quantity", "mean", "5 %", "95 %"], [{ cells: ["a rather long name of one", "1", "2", "3"] }])
  expect(text).toContain("5 %")
  expect(text).toContain("95 %")
  expect(Math.max(...text.split("\n").map(columnsOf))).toBeLessThanOrEqual(width)
})
