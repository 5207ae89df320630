// Names of correlated inputs are read as names are elsewhere in the file.
import { expect, test } from "vitest"
import { compileVenture } from "./index.ts"

const file = (name: string): string => `
venturi: 1
assumptions:
  robot price: 60k to 90k EUR
  reach: 5 to 15 %
correlations:
  - { between: [${name}, reach], rank: -0.3 }
`

test.each(["robot price", "robot-price", "robot_price"])("an input is found by %s, as everywhere in the file", (name) => {
  const { venture, diagnostics } = compileVenture(file(name), { file: "v.yaml" })
  expect(diagnostics).toEqual([])
  expect(venture).not.toBeNull()
})

test("an unknown one is told as it is written", () => {
  const { diagnostics } = compileVenture(file("robot prise"), { file: "v.yaml" })
  expect(diagnostics).toMatchObject([
    { code: "no-random-input", severity: "error", params: { name: "robot prise", nearest: ["robot_price"] } },
  ])
})

const pairs = (lines: readonly string[]): string =>
  ["venturi: 1", "assumptions: { a: 1 to 2, b: 2 to 3, c: 3 to 4 }", "correlations:", ...lines.map((line) => `  - ${line}`)].join(
    "\n",
  )

test.each([
  ["an input with itself", ["{ between: [a, a], rank: 0.3 }"], ["{ between: [a, a], rank: 0.3 }"]],
  ["a pair twice", ["{ between: [a, b], rank: 0.3 }", "{ between: [a, b], rank: 0.4 }"], ["{ between: [a, b], rank: 0.4 }"]],
  [
    "a pair twice, the other way round",
    ["{ between: [a, b], rank: 0.3 }", "{ between: [b, c], rank: 0.3 }", "{ between: [b, a], rank: 0.3 }"],
    ["{ between: [b, a], rank: 0.3 }"],
  ],
])("%s is refused at its place", (_, lines, wrong) => {
  const text = pairs(lines)
  const { venture, diagnostics } = compileVenture(text, { file: "v.yaml" })
  expect(venture).toBeNull()
  expect(diagnostics.map(({ code }) => code)).toEqual(wrong.map(() => "bad-correlation"))
  expect(diagnostics.map(({ span }) => text.slice(span?.start, span?.end))).toEqual(wrong)
})

test.each([
  ["a figure", "70k EUR", [["correlation-lapsed", "warning"]], 0],
  ["another range", "70k to 95k EUR", [], 1],
])("what is put in place of an input is tied as it can be: %s", (_, text, said, ties) => {
  const { venture, diagnostics } = compileVenture(file("robot price"), {
    file: "v.yaml",
    overrides: [{ path: "robot price", text }],
  })
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual(said)
  expect(venture?.correlations).toHaveLength(ties)
})
