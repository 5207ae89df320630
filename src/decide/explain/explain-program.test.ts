import { expect, test } from "vitest"
import { compileVenture } from "../../venture/index.ts"
import { explainProgram } from "./explain-program.ts"

const text = `venturi: 1
currency: USD
projects:
  a: { formulas: { cost: = 3 USD/month * t, half: = cost / 2, value: = 5 USD - half } }
  b: { formulas: { cost: = 3 USD/month * t, half: = cost / 2, value: = 7 USD - half } }
`

// Both projects compute `cost` and `half` alike, so that one node stands for both.
test.each(["a", "b"])("what projects share goes by the names of the one that is asked for: %s", (project) => {
  const { venture } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error("no venture")
  const { answer } = explainProgram(venture, [`${project}.value`])
  const names = (answer?.before.lines ?? []).join("\n").match(/\b[ab]\.\w+/gu)
  expect(names).toContain(`${project}.half`)
  expect(names?.filter((name) => !name.startsWith(`${project}.`))).toEqual([])
})
