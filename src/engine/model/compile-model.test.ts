import { describe, expect, test } from "vitest"
import { figures, modelOf, type Text } from "../../../tests/support/model.ts"
import { periodOf } from "./rates.ts"

const value = (text: Text, others: Readonly<Record<string, Text>> = {}, months = 4): number[] =>
  figures(modelOf({ ...others, x: text }, { months }), "x")

describe("formulas mean what the language says", () => {
  test.each<[string, number]>([
    ["= -2^2", -4],
    ["= 2^3^2", 512],
    ["= 7 / 2 * 3", 10.5],
    ["= 1 - 2 - 3", -4],
    ["= not 1 > 2", 1],
    ["= 1 or 0 and 0", 1],
    ["= mod(-7, 3)", 2],
    ["= round(-2.5)", -3],
    ["= min(3, 1, 2)", 1],
    ["= sqrt(9 USD^2) / 1 USD", 3],
    ["= if(0, 1 / 0, 5)", 5],
    ["= ceil(7 GPU / 2 GPU) * 1", 4],
    ["= 12 month / 1 year", 1],
    ["= 6 %/year * 1 month", 0.005],
    ["= sum(2)", 8],
    ["= mean(t) / 1 month", 1.5],
    ["= last(t) / 1 month", 3],
    ["= at(t, month 2) / 1 month", 2],
    ["= first(t > 1 month) / 1 month", 2],
    ["= highest(t) / 1 month - lowest(t) / 1 month", 3],
  ])("%s is %d", (text, expected) => {
    expect(value(text)[0]).toBeCloseTo(expected, 12)
  })

  test.each<[string, Text, number[]]>([
    ["t counts months from 0", "= t", [0, 1, 2, 3]],
    ["cumulative includes this month", "= cumulative(1 USD + 0 USD/month * t)", [1, 2, 3, 4]],
    ["a change is a month's worth", { start: "10 USD", change: "= 2 USD/month" }, [12, 14, 16, 18]],
    ["a stock shows the value at the month's end", { start: "1", next: "= previous * 2" }, [2, 4, 8, 16]],
    ["a yearly change is a twelfth a month", { start: "0 USD", change: "= 12 USD/year" }, [1, 2, 3, 4]],
    ["ramp is level outside and linear between", "= ramp(0, 1, month 1, month 3)", [0, 0, 0.5, 1]],
    ["ramp over no time is a step", "= ramp(0, 1, month 2, month 2)", [0, 0, 1, 1]],
    ["previous(q, x) starts at x", "= previous(t, 9 month)", [9, 0, 1, 2]],
    ["previous(q, x) takes a monthly start in the first month only", "= previous(t, t + 5 month)", [5, 0, 1, 2]],
    ["a quantity may look back at itself", "= previous(x, 1 USD) * 2", [2, 4, 8, 16]],
  ])("%s", (_, text, expected) => {
    expect(value(text)).toEqual(expected)
  })

  test("first is never, later than every month, when there is no truth", () => {
    expect(value("= first(t > 99 month)")).toEqual([Number.POSITIVE_INFINITY])
  })

  test("stocks look back at each other, flows at this month", () => {
    const model = modelOf(
      {
        prey: { start: "10", next: "= previous + previous(foxes) * 1" },
        foxes: { start: "1", next: "= previous + prey" },
        opening: "= previous(foxes)",
      },
      { months: 3 },
    )
    expect(model.diagnostics).toEqual([])
    expect(figures(model, "prey")).toEqual([11, 23, 58])
    expect(figures(model, "foxes")).toEqual([12, 35, 93])
    expect(figures(model, "opening")).toEqual([1, 12, 35])
  })

  test("a monthly formula may use what a whole history gave", () => {
    expect(value("= t / 1 month - average", { average: "= mean(t) / 1 month" })).toEqual([-1.5, -0.5, 0.5, 1.5])
  })
})

describe("yearly rates are effective ones by month", () => {
  test.each<[string, number]>([
    ["= monthly_growth(rate) * 1 month", 1.06 ** (1 / 12) - 1],
    ["= monthly_probability(rate) * 1 month", 1 - 0.94 ** (1 / 12)],
    ["= monthly_growth(byMonth) * 1 month", 0.02],
    ["= monthly_probability(sure) * 1 month", 1],
  ])("%s", (text, expected) => {
    expect(value(text, { rate: "6 %/year", byMonth: "2 %/month", sure: "150 %/year" })[0]).toBeCloseTo(expected, 14)
  })
})

describe("the period of a rate is that of its unit", () => {
  test.each<[string, string, number]>([
    ["by the day", "= monthly_growth(0.1 %/day) * 1 month", 1.001 ** (365.25 / 12) - 1],
    ["by the hour", "= monthly_growth(0.01 %/hour) * 1 month", 1.0001 ** ((365.25 / 12) * 24) - 1],
    ["by the second", "= monthly_probability(0.0001 %/s) * 1 month", 1 - (1 - 1e-6) ** ((365.25 / 12) * 86400)],
    ["by the year, for some months", "= monthly_growth(if(t > 3 month, 6 %/year, 6 %/year)) * 1 month", 1.06 ** (1 / 12) - 1],
    ["of different periods", "= monthly_growth(6 %/year + 1 %/month) * 1 month", 0.015],
    ["the other way round", "= monthly_growth(1 %/month + 6 %/year) * 1 month", 0.015],
    ["of two periods that are named", "= monthly_growth(yearly + daily) * 1 month", 0.005 + 0.001 * (365.25 / 12)],
  ])("%s", (_, text, expected) => {
    expect(value(text, { yearly: "6 %/year", daily: "0.1 %/day" })[0]).toBeCloseTo(expected, 10)
  })

  test.each([
    ["%/year", 12],
    ["1/week", 7 / (365.25 / 12)],
    ["customer/min/customer", 60 / ((365.25 / 12) * 86400)],
    ["%/month", 1],
    ["%", 1],
    ["bidays", 1],
  ])("periodOf(%s) is %d months", (unit, months) => {
    expect(periodOf(unit)).toBeCloseTo(months, 14)
  })
})

describe("the unit that a quantity is shown in", () => {
  test.each<[Text, string]>([
    ["6 %/year", "%/year"],
    ["30k customer", "customer"],
    ["= rate * 2", "%/year"],
    ["= rate * 1 month", ""],
    ["= 2 * margin", ""],
    ["= margin * 2", "%"],
    ["= price * users", "USD/month"],
    ["= users > 3 customer", ""],
    ["= first(t > 3 month)", "month"],
    [{ start: "1M USD", next: "= previous" }, "USD"],
    ["= size * 2", "GB"],
    ["= size / 1 month", "byte/month"],
  ])("of %j is %j", (text, unit) => {
    const { model, diagnostics } = modelOf({
      rate: "6 %/year",
      margin: "20 %",
      price: "5 USD/customer/month",
      users: "10 customer",
      size: "3 GB",
      x: text,
    })
    expect(diagnostics).toEqual([])
    expect(model.quantities.get("x")?.unit).toBe(unit)
  })
})

describe("amounts in another currency are converted and shown as written", () => {
  const made = modelOf(
    { rate: "7", price: "10 USD", both: "= price + 30 CNY", twice: "= price * 2" },
    { currency: "CNY", rates: { USD: "rate" } },
  )
  test.each([
    ["price", "USD", 10],
    ["both", "USD", 100 / 7],
    ["twice", "USD", 20],
  ])("%s is shown in %s", (path, unit, figure) => {
    expect(made.diagnostics).toEqual([])
    expect(made.model.quantities.get(path)?.unit).toBe(unit)
    expect(figures(made, path)[0]).toBeCloseTo(figure, 12)
  })
  test("without a rate it is an error", () => {
    expect(modelOf({ price: "10 GBP" }).diagnostics).toMatchObject([{ code: "no-rate", params: { currency: "GBP" } }])
  })
})

describe("mistakes are all told, each where it stands", () => {
  test.each<[string, Readonly<Record<string, Text>>, string[]]>([
    ["adding money to money a month", { a: "= 1 USD + 2 USD/month" }, ["mismatched-units"]],
    ["comparing seats to customers", { a: "= 1 seat < 2 customer" }, ["mismatched-units"]],
    ["branches of an if", { a: "= if(1, 1 USD, 2)" }, ["mismatched-units"]],
    ["a plain zero is no money", { a: "= max(0, 2 USD)" }, ["mismatched-units"]],
    ["exp of money", { a: "= exp(2 USD)" }, ["needs-plain"]],
    ["a power that changes", { b: "1 to 2", a: "= (2 USD)^b" }, ["exponent-not-constant"]],
    ["an unknown name", { price: "3 USD", a: "= prise * 2" }, ["unknown-name"]],
    ["a loop through one month", { a: "= b + 1", b: "= a + 1" }, ["loop"]],
    ["a stock that needs its own month", { a: { start: "0", next: "= b" }, b: "= a + 1" }, ["loop"]],
    [
      "a history that needs its own end",
      { s: { start: "0", next: "= previous + x" }, x: "= last(previous(s))" },
      ["endless-history"],
    ],
    ["previous of a flow", { a: "= previous(b)", b: "= t" }, ["previous-needs-start"]],
    ["a month beyond the horizon", { a: "= at(t, month 12)" }, ["month-outside"]],
    ["a change in the stock's own unit", { a: { start: "1 USD", change: "= 2 USD" } }, ["wrong-unit"]],
    ["a start that changes by month", { a: { start: "= t", next: "= previous" } }, ["monthly-start"]],
    [
      "two mistakes at once, and what depends on them is silent",
      { a: "= 1 USD + 1", b: "= zzz", c: "= a + b" },
      ["mismatched-units", "unknown-name"],
    ],
    ["price: = price means the next one out", { price: "= price" }, ["unknown-name"]],
  ])("%s", (_, lines, codes) => {
    expect(modelOf(lines).diagnostics.map((d) => d.code)).toEqual(codes)
  })

  test("an unknown name suggests the nearest, a loop names its members", () => {
    expect(modelOf({ price: "3 USD", a: "= prise" }).diagnostics[0]).toMatchObject({
      params: { nearest: ["price"] },
      span: { start: 2, end: 7 },
    })
    expect(modelOf({ a: "= b", b: "= c", c: "= a" }).diagnostics[0]?.params.loop).toEqual(["a", "b", "c", "a"])
  })
})
