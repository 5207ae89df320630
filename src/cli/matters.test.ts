// `venturi explain FILE QUANTITY --matters`: what goes where, and which exit code.
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { commandOf, type Outcome } from "../../tests/support/command.ts"

const file = fileURLToPath(new URL("../../examples/first/venture.yaml", import.meta.url))

const explain = (...args: string[]): Promise<Outcome> =>
  commandOf(["explain", file, ...args, "--no-color", "--samples", "1000"], { outColumns: 110, now: () => 0 })

test("as text, in the language asked for", async () => {
  const { code, out, err } = await explain("own_model.cash", "--matters", "--month", "12", "--lang", "zh")
  expect([code, err]).toEqual([0, ""])
  expect(out).toContain("哪些输入影响")
  expect(out).toContain("2028年1月")
  expect(out).toContain("resources.")
})

test("as one JSON document", async () => {
  const { code, out, err } = await explain("own_model.launch", "--matters", "--json")
  expect([code, err]).toEqual([0, ""])
  expect(JSON.parse(out)).toMatchObject({ quantity: "own_model.launch", unit: "month", state: "told", seed: 1 })
})

test.each([
  ["no quantity", ["--matters"], 2, "QUANTITY"],
  ["an unknown one", ["own_model.nothing", "--matters"], 1, "own_model.nothing"],
  ["a month that the venture has not", ["own_model.cash", "--matters", "--month", "99"], 1, "36"],
  ["a month that is no number", ["own_model.cash", "--matters", "--month", "x"], 2, "--month"],
])("%s", async (_, args, code, told) => {
  const outcome = await explain(...args)
  expect([outcome.code, outcome.out]).toEqual([code, ""])
  expect(outcome.err).toContain(told)
})

test.each([
  ["--month", "12"],
  ["--month", "month 12"],
  ["--month", "2028-01"],
  ["--month", "2028年1月"],
])("%s %s is the same month", async (...month) => {
  const of = async (...args: string[]): Promise<string> => (await explain("own_model.cash", ...args)).out
  expect(await of("--matters", ...month)).toBe(await of("--matters", "--month", "12"))
  expect(await of("--depth", "0", ...month)).toBe(await of("--depth", "0", "--month", "12"))
})

test.each([["2026-12"], ["2030-01"]])("%s lies outside of the venture", async (month) => {
  const { code, err } = await explain("own_model.cash", "--month", month)
  expect(code).toBe(1)
  expect(err).toContain("36 months (2027-01 to 2029-12)")
})

test("without --matters the month stands beside the first and the last", async () => {
  const { out } = await explain("own_model.cash", "--month", "12", "--depth", "0")
  expect(out).toContain("2028-01")
})
