// `venturi compare` with real files: which variants are meant, what goes where, and which exit code.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { commandOf, type Outcome } from "../../tests/support/command.ts"
import type { Shell } from "./shell.ts"

const text = `venturi: 1
resources: { cash: 500k USD }
assumptions:
  price: 20 to 40 USD/customer
projects:
  build:
    formulas: { value: = users * price, users: 10k to 60k customer }
  license:
    formulas: { value: 400k to 900k USD }
scenarios:
  slow: { build.users: 2k to 9k customer }
  cheap: { price: 10 to 20 USD/customer }
`
let folder = ""
const at = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-compare-"))
  writeFileSync(at("a.yaml"), text)
  writeFileSync(at("b.yaml"), `# reordered\n${text.replace("20 to 40", "25 to 40").replace("400k to 900k", "0.4M to 0.9M")}`)
  writeFileSync(at("same.yaml"), text.replace("{ cash: 500k USD }", "\n  cash: 0.5M USD   # the same"))
  writeFileSync(at("wrong.yaml"), text.replace("users * price", "users * prize"))
  writeFileSync(at("a.yaml@slow"), text.replace("20 to 40", "1 to 2"))
  for (const [name, figure] of [
    ["one", "1"],
    ["two", "9"],
  ] as const) {
    mkdirSync(at(name))
    writeFileSync(join(at(name), "v.yaml"), 'projects:\n  p: { formulas: { value: "data(x.csv, x) USD" } }\n')
    writeFileSync(join(at(name), "x.csv"), `x\n${figure}\n${figure}\n`)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function compare(args: readonly string[], options: Partial<Shell> = {}): Promise<Outcome> {
  const { code, out, err } = await commandOf(["compare", ...args, "--samples", "256"], options)
  return { code, out: out.replaceAll(folder, "."), err: err.replaceAll(folder, ".") }
}

type Told = {
  readonly changes: readonly { readonly path: string | null; readonly of: string; readonly places: { readonly after: unknown } }[]
  readonly a: { readonly scenario: string | null; readonly set: readonly object[] }
  readonly b: { readonly file: string; readonly scenario: string | null; readonly set: readonly object[] }
  readonly worth: { readonly by: number }
  readonly warnings: readonly { readonly code: string }[]
}

async function told(...args: string[]): Promise<Told> {
  const { code, out, err } = await compare([...args, "--json"])
  expect([code, err]).toEqual([0, ""])
  return JSON.parse(out)
}

describe("which two", () => {
  test("files: comments and ways of writing are no change", async () => {
    const { changes, worth, b } = await told(at("a.yaml"), at("b.yaml"))
    expect(changes).toMatchObject([{ path: "price", places: { after: { file: "./b.yaml", line: 5, column: 10 } } }])
    expect([b.file, worth.by > 0]).toEqual(["./b.yaml", true])
  })

  test("a scenario of the first file, or of any; a file of that name comes first", async () => {
    expect((await told(at("b.yaml"), "@slow")).changes.map(({ path }) => path)).toEqual(["build.users"])
    const both = await told(`${at("b.yaml")}@cheap`, `${at("b.yaml")}@slow`)
    expect([both.a.scenario, both.b.scenario]).toEqual(["cheap", "slow"])
    expect(both.changes.map(({ path }) => path)).toEqual(["build.users", "price"])
    const named = await told(at("a.yaml"), `${at("a.yaml")}@slow`)
    expect([named.b.scenario, named.changes.map(({ path }) => path)]).toEqual([null, ["price"]])
  })

  test("one file and what --scenario and --set make of it", async () => {
    const set = await told(at("a.yaml"), "--set", "price=5 USD/customer")
    expect([set.a.set, set.b.set]).toEqual([[], [{ path: "price", text: "5 USD/customer" }]])
    expect(set.changes).toMatchObject([{ path: "price", of: "set" }])
    expect((await told(at("a.yaml"), "--scenario", "slow")).changes.map(({ path }) => path)).toEqual(["build.users"])
  })

  test("with two, --set holds for both", async () => {
    const { a, b, changes } = await told(at("a.yaml"), at("b.yaml"), "--set", "price=5 USD/customer")
    expect([a.set, b.set]).toEqual([b.set, a.set])
    expect(changes).toHaveLength(1)
  })

  test("data files of one name beside each", async () => {
    expect((await told(join(at("one"), "v.yaml"), join(at("two"), "v.yaml"))).worth.by).toBe(8)
  })
})

describe("what goes where", () => {
  test("text, Markdown and both languages", async () => {
    const plain = await compare([at("a.yaml"), at("b.yaml")])
    expect([plain.code, plain.err]).toEqual([0, ""])
    expect(plain.out).toMatch(
      /^Verdict\nB is worth .* more than A; the choice stays build\.\nA {2}\.\/a\.yaml\nB {2}\.\/b\.yaml\n/u,
    )
    const md = await compare([at("a.yaml"), at("b.yaml"), "--format", "md", "--lang", "zh"])
    expect(md.out).toMatch(/^\*\*B 比 A 多值 .*\n\n\| 项目 \| /su)
  })

  test("nothing different is said, and is no failure", async () => {
    const { code, out } = await compare([at("a.yaml"), at("same.yaml")])
    expect(code).toBe(0)
    expect(out).toContain("A and B say the same: nothing differs.")
  })

  test("mistakes of either file are told with their places, once", async () => {
    const { code, out, err } = await compare([at("a.yaml"), at("wrong.yaml")])
    expect([code, out]).toEqual([1, ""])
    expect(err).toMatch(/^\.\/wrong\.yaml:7:34 {2}unknown-name\n/u)
    expect((await compare([at("wrong.yaml"), at("wrong.yaml")])).err.split("unknown-name")).toHaveLength(2)
    expect((await compare([at("a.yaml"), "@slwo"])).err).toContain("did you mean `slow`?")
    expect((await compare([at("a.yaml"), at("c.yaml")])).err).toContain("file-missing")
  })

  test("progress on a terminal, and gone afterwards", async () => {
    const { err } = await compare([at("a.yaml"), at("b.yaml")], { isErrTerminal: true })
    expect(err).toMatch(/\d+ %/u)
    expect(err.endsWith("\r\u001b[K")).toBe(true)
  })
})

describe("wrong usage", () => {
  test.each([
    [[], "The argument A is missing."],
    [["a.yaml"], "compare needs a second variant: another file, @SCENARIO, --scenario NAME or --set PATH=VALUE."],
    [["a.yaml", "b.yaml", "c.yaml"], "There are more arguments than venturi compare takes."],
    [["a.yaml", "b.yaml", "--format", "pdf"], "--format pdf: text or md is needed."],
  ])("%j", async (args, message) => {
    const { code, out, err } = await compare(args.map((arg) => (arg.endsWith(".yaml") ? at(arg) : arg)))
    expect([code, out, err.split("\n")[0]]).toEqual([2, "", message])
  })
})
