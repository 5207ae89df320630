// What a founder reads where figures are no numbers: the operation, the month, the figures; a few such warnings, the rest counted.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"
import { columnsOf } from "../index.ts"

const text = `venturi: 1
start: 2027-01
horizon: 6 months
assumptions:
  users: uniform(1900, 2100) customer
  cost: 0 USD
  sold: "discrete(0: 1, 3: 1) customer"
formulas:
  unit_cost: = cost / sold
  price: = unit_cost * 2
  is_dear: = log(1 - users / 1000 customer) > 2
  rest: = mod(users / 1 customer, t / 1 month - 3)
  many: = if(price > 0 USD/customer, 1, 0)
`
let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-number-"))
  writeFileSync(join(folder, "a.yaml"), text)
  const six = Array.from({ length: 6 }, (_, k) => `  q${k}: = users / users * (cost / cost) + ${k}`)
  writeFileSync(join(folder, "many.yaml"), `${text}${six.join("\n")}\n`)
  writeFileSync(join(folder, "wrong.yaml"), "venturi: 1\nassumptions:\n  n: -2\nformulas:\n  a: = 1 + log(n)\n")
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function said(args: readonly string[], columns: number): Promise<string> {
  const { err } = await commandOf(args, { outColumns: columns })
  return err.replaceAll(`${folder}/`, "")
}

test.each([
  ["en", 100],
  ["en", 48],
  ["zh", 100],
  ["zh", 48],
] as const)("in %s on %d columns", async (lang, columns) => {
  const args = ["run", join(folder, "a.yaml"), "many", "is_dear", "rest", "--samples", "1000", "--lang", lang, "--no-color"]
  const told = await said(args, columns)
  await expect(told).toMatchFileSnapshot(`__snapshots__/not-a-number-${lang}-${columns}.txt`)
  for (const line of told.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(columns)
})

test("five are told, the others counted", async () => {
  const told = await said(["run", join(folder, "many.yaml"), "--samples", "100"], 100)
  expect(told.split("\n").filter((line) => line.includes("not-a-number"))).toHaveLength(6)
  expect(told).toContain("more quantities are not a number somewhere: ")
})

test("what is known before the run is a mistake of the file", async () => {
  const { code, out } = await commandOf(["check", join(folder, "wrong.yaml"), "--json"])
  expect(code).toBe(1)
  expect(JSON.parse(out).diagnostics).toMatchObject([{ code: "never-a-number", severity: "error", line: 5, column: 12 }])
})
