// What a user's name means, and what is told where it means none or several; the README's own name means one.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { readVentureFile } from "../host/index.ts"
import { compileVenture, type Venture } from "../venture/index.ts"
import { sayDiagnostic, wordsOf } from "../words/index.ts"
import { findQuantity, nameToShow } from "./find-quantity.ts"
import { runVenture } from "./run/run-venture.ts"
import { readTargets } from "./run/until-targets.ts"

function compiled(text: string, file: string): Venture {
  const { venture, diagnostics } = compileVenture(text, { file })
  if (venture === null) throw new Error(`internal: ${JSON.stringify(diagnostics)}`)
  return venture
}

const two = compiled(
  `assumptions: { x: 1 to 2 USD }
projects:
  own model: { formulas: { value: = x * 2, ruin: = x > 1.5 USD, mine: = x * 5 } }
  rented model: { formulas: { value: = x * 3, ruin: = x > 1.8 USD } }
`,
  "two.yaml",
)
const single = compiled("assumptions: { x: 1 to 2 USD }\nprojects: { only: { formulas: { value: = x * 2 } } }", "single.yaml")

describe.each([
  ["en", "More than one quantity", "There is no quantity `valu` in this venture.", "or"],
  ["zh", "名为 `value` 的数量不止一个。", "找不到数量 `valu`。", "或"],
] as const)("in %s", (lang, several, none, or) => {
  const said = (asked: Parameters<typeof runVenture>[1]): { message: string; advice: string | null }[] =>
    runVenture(two, asked).diagnostics.map((diagnostic) => sayDiagnostic(wordsOf(lang), diagnostic))

  test.each([{ quantities: ["value"] }, { until: "value +- 1 %" }])("a name of several names them: %o", (asked) => {
    const [told] = said(asked)
    expect(told?.message).toContain(several)
    expect(told?.advice?.replaceAll(" ", "")).toContain(`\`own_model.value\`${or}\`rented_model.value\``)
  })

  test.each([{ quantities: ["valu"] }, { until: "valu +- 1 %" }])("a name of none says so: %o", (asked) => {
    expect(said(asked)[0]?.message).toBe(none)
  })

  test("what `--until` may be is shown with names that mean one quantity", () => {
    const [told] = said({ until: "value" })
    const shown = [...(told?.advice?.matchAll(/`([^`]+)`/gu) ?? [])].map(([, example = ""]) => example)
    expect(shown).toEqual(["own_model.value +- 1 %", "own_model.value +- 20k USD", "own_model.ruin at end +- 0.5 %"])
    for (const example of shown) expect(readTargets(two, example).diagnostics).toEqual([])
  })
})

test("a short name is shown where it means one, or where there is none", () => {
  expect([nameToShow(single.model, "value"), nameToShow(single.model, "ruin")]).toEqual(["value", "ruin"])
  expect(findQuantity(two.model, "mine")).toMatchObject({ kind: "found", quantity: { path: "own_model.mine" } })
})

test("what the README writes behind --until can be asked of its example", () => {
  const [, until = ""] = /--until '([^']+)'/u.exec(readFileSync("README.md", "utf8")) ?? []
  const read = readVentureFile("examples/first/venture.yaml")
  if ("diagnostic" in read) throw new Error("internal: no example")
  const { targets, diagnostics } = readTargets(compiled(read.text, "venture.yaml"), until)
  expect(diagnostics).toEqual([])
  expect(targets).toHaveLength(1)
})
