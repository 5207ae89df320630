// `venturi costs FILE [PROJECT]`: what goes where, and which exit code.
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { commandOf, type Outcome } from "../../tests/support/command.ts"

const file = fileURLToPath(new URL("../../examples/first/venture.yaml", import.meta.url))

const costs = (...args: string[]): Promise<Outcome> =>
  commandOf(["costs", file, ...args, "--no-color", "--samples", "256"], { outColumns: 100, now: () => 0 })

test("as text, in the language asked for, of the project asked for", async () => {
  const { code, out } = await costs("own model", "--lang", "zh", "--quiet")
  expect(code).toBe(0)
  expect(out).toContain("全部成本")
  expect(out).toContain("可以省下的")
  expect(out.split("\n").filter((line) => line.startsWith("全部成本"))).toHaveLength(1)
})

test("as one JSON document", async () => {
  const { code, out, err } = await costs("own_model", "--json")
  expect([code, err]).toEqual([0, ""])
  expect(JSON.parse(out)).toMatchObject({ projects: [{ project: "own_model", tree: { kind: "all" } }], seed: 1 })
})

test.each([
  ["an unknown project", ["own modle"], 1, "own model"],
  ["no file of the name", ["--set", "nothing=1"], 1, "nothing"],
  ["one argument too many", ["own model", "api"], 2, "costs"],
])("%s", async (_, args, code, told) => {
  const outcome = await costs(...args)
  expect([outcome.code, outcome.out]).toEqual([code, ""])
  expect(outcome.err).toContain(told)
})
