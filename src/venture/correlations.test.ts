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
