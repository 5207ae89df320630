// What the world decides is told by name, as names are elsewhere in the file, and never advised to be raised.
import { expect, test } from "vitest"
import { planVenture } from "../decide/index.ts"
import { compileVenture } from "./index.ts"

const file = (given: string): string => `
venturi: 1
currency: USD
horizon: 12 months
given: ${given}
projects:
  shop:
    formulas:
      size of a crowd: 10 to 50 USD
      craft: 10 to 30 USD
      value: = size_of_a_crowd + craft
`

const advised = (text: string): string[] => {
  const { venture } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error("not compiled")
  const { answer } = planVenture(venture, { samples: 1024 })
  return (answer?.actions ?? []).filter(({ kind }) => kind === "improve").map(({ path }) => path)
}

test.each(["size of a crowd", "shop.size_of_a_crowd"])("by %s", (name) => {
  expect(advised(file(`[${name}]`))).toEqual(["shop.craft"])
  expect(advised(file("[]"))).toEqual(["shop.size_of_a_crowd", "shop.craft"])
})

test.each([
  ["[size of a crows]", "unknown-name", "size of a crows"],
  ["size of a crowd", "list-expected", "size of a crowd"],
])("%s is refused at its place", (given, code, at) => {
  const text = file(given)
  const { venture, diagnostics } = compileVenture(text, { file: "v.yaml" })
  expect(venture).toBeNull()
  expect(diagnostics).toMatchObject([{ code, severity: "error" }])
  expect(diagnostics.map(({ span }) => text.slice(span?.start, span?.end))).toEqual([at])
})
