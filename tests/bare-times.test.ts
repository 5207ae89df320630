// A time without its unit, in a venture file: seconds or milliseconds, a thousandth of them; who reads it cannot choose.
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { compileVenture } from "../src/index.ts"

const text = readFileSync("examples/first/venture.yaml", "utf8")

test.each([
  ["60", { bare: "60", expected: "s" }, undefined],
  ["60 GPU", { expected: "s" }, undefined],
])("tpot: %s is asked for its unit", (tpot, params, fix) => {
  const { diagnostics } = compileVenture(text.replace("tpot: 60 ms", `tpot: ${tpot}`), { file: "venture.yaml" })
  const told = diagnostics.filter(({ code }) => code === "wrong-unit")
  expect(told).toHaveLength(1)
  expect(told[0]?.params).toMatchObject(params)
  expect(told[0]?.fix).toBe(fix)
})

test("with its unit it is read", () => {
  const { diagnostics } = compileVenture(text, { file: "venture.yaml" })
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
})
