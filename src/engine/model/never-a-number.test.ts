// `log(-1)` and its like, whose figures are known before the run, are mistakes of the text wherever they count in every sample.
import { describe, expect, test } from "vitest"
import { modelOf, type Text } from "../../../tests/support/model.ts"

function told(lines: Readonly<Record<string, Text>>): unknown[] {
  return modelOf(lines, { months: 4 }).diagnostics.map(({ code, severity, span, params }) => [
    `${severity} ${code}`,
    span?.file,
    span?.start,
    params.operation,
  ])
}

const failing = "error never-a-number"

describe("a mistake", () => {
  test.each<[string, Readonly<Record<string, Text>>, string, number, string]>([
    ["a logarithm", { a: "= 1 + log(-1)" }, "a", 6, "log(-1)"],
    ["of a figure that has a name", { n: "-2", a: "= log(n)" }, "a", 2, "log(-2)"],
    ["of a formula whose figures are known", { n: "2", m: "= n - 3", a: "= log(m)" }, "a", 2, "log(-1)"],
    ["a root", { a: "= sqrt(-4)" }, "a", 2, "(-4) ^ 0.5"],
    ["a power with a fraction", { a: "= (-8)^(1/3)" }, "a", 2, "(-8) ^ 0.333"],
    ["a remainder", { a: "= mod(5 USD, 0 USD) / 1 USD" }, "a", 2, "mod(5, 0)"],
    ["in a sum over the months", { a: "= sum(log(-1) * t)" }, "a", 6, "log(-1)"],
    ["compared", { a: "= log(-1) > 2" }, "a", 2, "log(-1)"],
    ["as a condition", { x: "1 to 2", a: "= if(log(-1), x, 2)" }, "a", 5, "log(-1)"],
    ["in a branch that is always taken", { a: "= if(1 > 0, log(-1), 2)" }, "a", 12, "log(-1)"],
    ["that `and` always asks", { x: "1 to 2", a: "= log(-1) > 0 and x > 1" }, "a", 2, "log(-1)"],
    ["in what comes next", { a: { start: "1", next: "= previous + log(-1)" } }, "a", 13, "log(-1)"],
    ["the innermost", { a: "= log(log(-1))" }, "a", 6, "log(-1)"],
  ])("%s", (_, lines, file, start, operation) => {
    expect(told(lines)).toEqual([[failing, file, start, operation]])
  })

  test("each one is told", () => {
    expect(told({ a: "= log(-1) + mod(1, 0)", b: "= a + 1", c: "= sqrt(-1)" })).toEqual([
      [failing, "a", 2, "log(-1)"],
      [failing, "a", 12, "mod(1, 0)"],
      [failing, "c", 2, "(-1) ^ 0.5"],
    ])
  })
})

test.each<[string, Readonly<Record<string, Text>>]>([
  ["0 / 0, which the language has", { a: "= 0 / 0" }],
  ["infinity", { a: "= 1 / 0", b: "= log(0)" }],
  ["a branch that is never taken", { n: "-1", a: "= if(n > 0, log(n), 0)" }],
  ["what `and` never asks", { n: "-1", a: "= n > 0 and log(n) > 1" }],
  ["what `or` never asks", { n: "-1", a: "= n < 0 or log(n) > 1" }],
  ["a branch that some samples take", { x: "1 to 3", a: "= if(x > 2, log(-1), 0)" }],
  ["what a decision may change", { d: "choose -1, 1", a: "= log(d)" }],
  ["what an input may change", { x: "normal(0, 1)", a: "= log(x)" }],
  ["what the months change", { a: "= log(t / 1 month - 2)" }],
  ["a whole power of what is below 0", { a: "= (-8)^3" }],
])("no mistake: %s", (_, lines) => {
  expect(told(lines)).toEqual([])
})
