import fc from "fast-check"
import { expect, test } from "vitest"
import { formatFigure, formatUnit, formatValue } from "./format-figure.ts"
import { parseUnit } from "./parse-unit.ts"
import { readableUnit } from "./readable-unit.ts"
import { noUnits } from "./unit-table.ts"

test.each([
  [0, "0", "0"],
  [0.123456, "0.123", "0.123"],
  [-12.345, "-12.3", "-12.3"],
  [12_345, "12,300", "1.23 万"],
  [99_949, "99,900", "9.99 万"],
  [9_994, "9,990", "9,990"],
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
  [64, "GPU", "64 GPUs", "64 块 GPU"],
  [60.7, "customer", "60.7 customers", "60.7 个客户"],
  [413_000, "customer", "413k customers", "41.3万个客户"],
  [48, "request", "48 requests", "48 个请求"],
  [2_000_000, "record", "2M records", "200万条记录"],
  [350_000_000, "token", "350M tokens", "3.5亿 token"],
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

test.each([
  [58_300, 762_000, "58,300", "5.83 万"],
  [8_300, 762_000, "8,300", "0.83 万"],
  [-8_300, 762_000, "-8,300", "-0.83 万"],
  [80, 762_000, "80", "80"],
  [0, 762_000, "0", "0"],
  [1_200_000, 350_000_000, "1.2 M", "0.012 亿"],
  [8_300, 9_000, "8,300", "8,300"],
])("%s beside %s is %s, in Chinese %s", (x, like, en, zh) => {
  expect(formatFigure(x, { lang: "en", like })).toBe(en)
  expect(formatFigure(x, { lang: "zh", like })).toBe(zh)
})

test("a range is told in the unit of one of its figures", () => {
  const range = [5.4e-5, 2e-3, 0.02].map((x) => formatValue(x, "EUR/request", "en", 5.4e-5))
  expect(range).toEqual(["0.054 EUR/1,000 requests", "2 EUR/1,000 requests", "20 EUR/1,000 requests"])
})

test.each([
  [25.0617, "USD", 6, "25.0617 USD", "25.0617 USD"],
  [1_234_567.8, "CNY", 8, "1.2345678M CNY", "123.45678万元"],
  [1.002, "month", 4, "1.002 months", "1.002 个月"],
])("%s of %s with %s digits", (x, unit, digits, en, zh) => {
  expect(formatValue(x, unit, "en", null, digits)).toBe(en)
  expect(formatValue(x, unit, "zh", null, digits)).toBe(zh)
})

const secondsPerMonth = (365.25 / 12) * 86_400

test.each([
  [0.00777, "month", "5.68 hours", "5.68 小时"],
  [0.405, "month", "12.3 days", "12.3 天"],
  [-0.405, "month", "-12.3 days", "-12.3 天"],
  [12 / 365.25, "month", "1 day", "1 天"],
  [0.9994, "month", "30.4 days", "30.4 天"],
  [0.9996, "month", "1 month", "1 个月"],
  [0, "month", "0 months", "0 个月"],
  [3600 / secondsPerMonth, "month", "1 hour", "1 小时"],
  [90 / secondsPerMonth, "month", "1.5 min", "1.5 分钟"],
  [12 / secondsPerMonth, "month", "12 s", "12 秒"],
  [0.0123 / secondsPerMonth, "month", "0.0123 s", "0.0123 秒"],
  [0.5, "hour", "0.5 hours", "0.5 小时"],
  [0.5, "1/month", "0.5 1/month", "0.5 1/月"],
  [5.4123e-5, "EUR/request", "0.0541 EUR/1,000 requests", "0.0541 EUR/千次请求"],
  [5.4123e-5, "CNY/request", "0.0541 CNY/1,000 requests", "0.0541元/千次请求"],
  [2.5e-7, "USD/image", "0.25 USD/1M images", "0.25 USD/百万张图像"],
  [0.00326, "USD/request", "0.00326 USD/request", "0.00326 USD/请求"],
  [4e-7, "USD/token", "0.4 USD/Mtoken", "0.4 USD/Mtoken"],
  [5e-5, "GPU/request", "5e-5 GPU/request", "5e-5 GPU/请求"],
  [5e-5, "USD/request/month", "5e-5 USD/request/month", "5e-5 USD/请求/月"],
  [0, "USD/request", "0 USD/request", "0 USD/请求"],
  [61.4e9, "byte/GPU", "61.4 GB/GPU", "61.4 GB/GPU"],
  [131_072, "byte/token", "131 kB/token", "131 kB/token"],
  [3.35e12, "byte/s/GPU", "3.35 TB/s/GPU", "3.35 TB/秒/GPU"],
  [-1.5e9, "byte", "-1.5 GB", "-1.5 GB"],
  [999.6, "byte", "1 kB", "1 kB"],
  [512, "byte", "512 bytes", "512 byte"],
  [0, "byte", "0 bytes", "0 byte"],
])("%s of %s can be read as %s, in Chinese %s", (x, unit, en, zh) => {
  expect(formatValue(x, unit, "en")).toBe(en)
  expect(formatValue(x, unit, "zh")).toBe(zh)
})

test("whatever unit is shown, the quantity is the same, and no time or money is shown in a unit that is too large", () => {
  const factorOf = (unit: string): number => parseUnit(unit, { file: "", offset: 0 }, noUnits, () => {})?.factor ?? Number.NaN
  fc.assert(
    fc.property(
      fc.double({ min: -12, max: 6, noNaN: true }),
      fc.boolean(),
      fc.constantFrom("month", "USD/request", "CNY/token", "EUR/sample", "hour", "GPU/request", "byte", "byte/GPU"),
      (power, isNegative, unit) => {
        const x = (isNegative ? -1 : 1) * 10 ** power
        const shown = readableUnit(x, unit)
        expect((x * shown.factor * factorOf(shown.unit)) / (x * factorOf(unit))).toBeCloseTo(1, 9)
        if (unit === "month" && shown.unit !== "s") expect(Math.abs(x * shown.factor)).toBeGreaterThan(0.999)
        if (unit === "USD/request" && power > -8.9) expect(Math.abs(x * shown.factor)).toBeGreaterThan(0.999e-3)
      },
    ),
  )
})

test.each([
  ["USD/seat/month", "USD/seat/month", "USD/席位/月"],
  ["CNY/month", "CNY/month", "元/月"],
  ["GPU*hour", "GPU*hour", "GPU-小时"],
  ["%/year", "%/year", "%/年"],
  ["month", "month", "个月"],
  ["", "", ""],
])("the unit %j by itself", (unit, en, zh) => {
  expect([formatUnit(unit, "en"), formatUnit(unit, "zh")]).toEqual([en, zh])
})
