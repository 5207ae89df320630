// What a section `gates` may hold, and every mistake in it at its place.
import { describe, expect, test } from "vitest"
import { compileVenture } from "./compile-venture.ts"

function compiled(gate: string): ReturnType<typeof compileVenture> & { readonly text: string } {
  const text = `venturi: 1
horizon: 24 months
assumptions: { luck: "uniform(0, 1)" }
projects:
  a:
    gates: [${gate}]
    formulas: { value: = 10 USD * luck, early: = luck + 1 }
  b: { formulas: { value: 3 USD } }`
  return { ...compileVenture(text, { file: "v.yaml" }), text }
}

test.each([
  ["a month", "{ name: look, at: month 9, sees: [luck], gets: 1 USD }", { kind: "time", path: "a.gates.look.at" }],
  ["a time that is drawn", "{ at: 3 to 9 month, sees: luck, gets: 1 USD }", { kind: "time", path: "a.gates.1.at" }],
  [
    "months in a row",
    "{ from: month 6, to: month 13, every: 3 months, sees: [early], gets: 1 USD }",
    { kind: "months", months: [6, 9, 12] },
  ],
])("%s", (_, gate, when) => {
  const { venture, diagnostics } = compiled(gate)
  expect(diagnostics).toEqual([])
  expect(venture?.projects[0]?.gates).toMatchObject([{ when, otherwise: null }])
})

describe("mistakes", () => {
  test.each([
    ["no time", "{ sees: [luck], gets: 1 USD }", "gate-time", "{ sees: [luck], gets: 1 USD }"],
    ["two times", "{ at: 3 month, from: 1 month, to: 2 month, sees: [luck], gets: 1 USD }", "gate-time", null],
    ["no end of a row", "{ from: 1 month, sees: [luck], gets: 1 USD }", "gate-time", null],
    ["a row of drawn months", "{ from: 1 to 2 month, to: 9 month, sees: [luck], gets: 1 USD }", "gate-months", null],
    ["a row that falls", "{ from: 9 month, to: 2 month, sees: [luck], gets: 1 USD }", "gate-months", null],
    ["after the horizon", "{ at: month 24, sees: [luck], gets: 1 USD }", "month-outside", "month 24"],
    ["no such task", "{ after: trial, sees: [luck], gets: 1 USD }", "unknown-task", "trial"],
    ["nothing to see", "{ at: month 3, gets: 1 USD }", "gate-sees", null],
    ["something that is not there", "{ at: month 3, sees: [lukc], gets: 1 USD }", "unknown-name", "lukc"],
    ["no such project", "{ at: month 3, sees: [luck], else: c, gets: 1 USD }", "unknown-word", "c"],
    ["itself", "{ at: month 3, sees: [luck], else: a, gets: 1 USD }", "unknown-word", "a"],
    ["nothing to be had", "{ at: month 3, sees: [luck] }", "gate-gets", null],
    ["another project without what it gives", "{ at: month 3, sees: [luck], else: b }", "gate-gets", null],
    ["another unit", "{ at: month 3, sees: [luck], gets: 3 month }", "wrong-unit", "3 month"],
    ["an unknown key", "{ at: month 3, see: [luck], gets: 1 USD }", "unknown-key", "see"],
  ])("%s", (_, gate, code, place) => {
    const { venture, diagnostics, text } = compiled(gate)
    expect(venture).toBeNull()
    const found = diagnostics.find((one) => one.code === code)
    expect(diagnostics.map((one) => one.code)).toContain(code)
    expect(text.slice(found?.span?.start, found?.span?.end)).toBe(place ?? gate)
  })
})
