import { expect, test } from "vitest"
import { formatFigure, formatValue } from "./format-figure.ts"

test.each([
  [0, "0", "0"],
  [0.123456, "0.123", "0.123"],
  [-12.345, "-12.3", "-12.3"],
  [12_345, "12,300", "12,300"],
  [99_949, "99,900", "99,900"],
  [123_456, "123 k", "12.3 万"],
  [999_600, "1 M", "100 万"],
  [1_234_567, "1.23 M", "123 万"],
  [4.56e9, "4.56 B", "45.6 亿"],
  [4.56e8, "456 M", "4.56 亿"],
  [1.2e12, "1.2 T", "1.2 万亿"],
  [3.2e23, "3.2e23", "3.2e23"],
  [0.00001234, "1.23e-5", "1.23e-5"],
  [null, "–", "–"],
  [Number.NaN, "–", "–"],
  [Number.POSITIVE_INFINITY, "∞", "∞"],
  [Number.NEGATIVE_INFINITY, "-∞", "-∞"],
])("%s is %s, in Chinese %s", (x, en, zh) => {
  expect(formatFigure(x, { lang: "en" })).toBe(en)
  expect(formatFigure(x, { lang: "zh" })).toBe(zh)
})

test("percentages only when asked for, never only for months", () => {
  expect(formatFigure(0.125, { lang: "en", unit: "%" })).toBe("12.5 %")
  expect(formatFigure(Number.POSITIVE_INFINITY, { lang: "en", unit: "month" })).toBe("never")
  expect(formatFigure(Number.POSITIVE_INFINITY, { lang: "zh", unit: "month" })).toBe("永不")
})

test.each([
  [1_230_000, "USD", "1.23M USD", "123万 USD"],
  [1_230_000, "CNY", "1.23M CNY", "123万元"],
  [5000, "CNY/month", "5,000 CNY/month", "5,000元/月"],
  [6, "%/year", "6 %/year", "6 %/年"],
  [12, "month", "12 months", "12 个月"],
  [1, "month", "1 month", "1 个月"],
  [3, "person", "3 people", "3 人"],
  [64, "GPU", "64 GPUs", "64 GPU"],
  [2, "request/s", "2 request/s", "2 请求/秒"],
  [2, "GPU*hour", "2 GPU-hours", "2 GPU-小时"],
  [2, "CNY/GPU-hour", "2 CNY/GPU-hour", "2元/GPU-小时"],
  [2, "USD/seat*month", "2 USD/seat*month", "2 USD/席位*月"],
  [0.25, "", "0.25", "0.25"],
  [Number.POSITIVE_INFINITY, "month", "never", "永不"],
  [null, "USD", "–", "–"],
])("%s of %s is %s, in Chinese %s", (x, unit, en, zh) => {
  expect(formatValue(x, unit, "en")).toBe(en)
  expect(formatValue(x, unit, "zh")).toBe(zh)
})
