import { expect, test } from "vitest"
import { wordsOf } from "../../../words/index.ts"
import { rangeText } from "./range-text.ts"

test.each([
  ["3 to 5", "3 to 5", "3 至 5"],
  ["12 to 20 month", "12 to 20 months", "12 至 20 个月"],
  ["101 to 105 %", "101 to 105 %", "101 至 105 %"],
  ["2000 to 12k request", "2,000 to 12,000 requests", "2,000 至 1.2万个请求"],
  ["15 %", "15 %", "15 %"],
  ["no figure", "no figure", "no figure"],
])("%s is %s, in Chinese %s", (text, en, zh) => {
  expect(rangeText(wordsOf("en"), text)).toBe(en)
  expect(rangeText(wordsOf("zh"), text)).toBe(zh)
})
