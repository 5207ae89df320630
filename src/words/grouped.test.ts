// Counts in sentences have their thousands apart, in both languages; texts that are no numbers stay.
import { expect, test } from "vitest"
import { grouped } from "./grouped.ts"
import { sayDiagnostic, wordsOf } from "./words.ts"

test.each([
  [20480, "20,480"],
  ["9830400", "9,830,400"],
  ["1234567.5", "1,234,567.5"],
  ["0.000012", "0.000012"],
  [999, "999"],
  ["<samples>", "<samples>"],
  ["", ""],
])("%s: %s", (figure, text) => {
  expect([grouped(figure, "en"), grouped(figure, "zh")]).toEqual([text, text])
})

const base = { severity: "warning", span: null } as const

test.each(["en", "zh"] as const)("samples of warnings, in %s", (language) => {
  const said = (code: string, params: Record<string, string | number>): string =>
    sayDiagnostic(wordsOf(language), { ...base, code, params }).message
  const counts = { samples: 20_480, of: 102_400 }
  for (const code of ["not-a-number", "risk-aversion-negative"]) {
    expect(said(code, counts)).toContain("20,480")
    expect(said(code, counts)).toContain("102,400")
  }
  const missed = said("until-not-reached", { samples: 9_830_400, target: "value +- 1 USD", reached: 1_230_000, unit: "USD" })
  expect(missed).toContain("9,830,400")
  expect(missed).toContain("±1,230,000 USD")
  expect(said("until-not-reached", { samples: 9_830_400, target: "x", reached: "", unit: "USD" })).not.toContain("±")
})
