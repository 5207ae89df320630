// `run`: error bars beside the figures, and sampling until they are small enough.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { commandOf, type Outcome } from "../../tests/support/command.ts"
import type { Shell } from "./shell.ts"

const text = `venturi: 1
start: 2027-01
horizon: 12 months
assumptions:
  price: lognormal(30, 30) USD/customer
  users: lognormal(1000, 1000) customer
formulas:
  sales: = price * users
  cash: { start: 0 USD, change: = sales / 12 month - 2k USD/month }
  ruin: = cash < 0 USD
`
let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-run-"))
  writeFileSync(join(folder, "a.yaml"), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: readonly string[], options?: Partial<Shell>): Promise<Outcome> =>
  commandOf(["run", join(folder, "a.yaml"), ...args], options)

test("--json has the error of every figure", async () => {
  const { out } = await run(["sales", "cash", "--json", "--samples", "1000"])
  const { quantities } = JSON.parse(out)
  const figures = ["mean", "sd", "p5", "p25", "p50", "p75", "p95"]
  expect(Object.keys(quantities.sales)).toEqual(["unit", ...figures, "error"])
  expect(Object.keys(quantities.sales.error)).toEqual(figures)
  expect(quantities.cash.error.mean).toHaveLength(12)
  expect(quantities.sales.error.mean).toBeGreaterThan(0)
  expect(quantities.sales.error.mean).toBeLessThan(quantities.sales.sd)
})

test("± of mean and median stands in the table where there is room", async () => {
  const wide = await run(["sales", "--samples", "1000"])
  expect(wide.out.split("\n")[0]).toMatch(/^quantity +unit +mean +± +5 % +50 % +± +95 %$/u)
  const narrow = await run(["sales", "--samples", "1000"], { outColumns: 70 })
  expect(narrow.out).not.toContain("±")
})

describe("--until", () => {
  test("draws until the mean is that sure, and says how many it took", async () => {
    const { code, out, err } = await run(["--until", "sales +- 1 %, ruin at end ± 1 %", "--samples", "500", "--json"])
    expect([code, err]).toEqual([0, ""])
    const { samples, until, quantities } = JSON.parse(out)
    expect(Object.keys(quantities)).toEqual(["sales", "ruin"])
    expect(samples).toBeGreaterThan(1000)
    expect(until).toMatchObject([
      { quantity: "sales", isReached: true },
      { quantity: "ruin", month: 11, wanted: 0.01, isReached: true },
    ])
    expect(quantities.sales.error.mean).toBeLessThanOrEqual(0.01 * quantities.sales.mean)
    expect(quantities.sales.error.mean).toBe(until[0].reached)
    expect(Math.abs(quantities.sales.mean / 30_000 - 1)).toBeLessThan(0.02)
  })
  test("given twice, both are waited for", async () => {
    const { out } = await run(["--until", "sales +- 1 %", "--until", "ruin at end ± 1 %", "--samples", "500", "--json"])
    expect(JSON.parse(out).until).toMatchObject([{ quantity: "sales" }, { quantity: "ruin", month: 11 }])
  })
  test("shows how far it is, on a terminal alone", async () => {
    const args = ["--until", "sales +- 0.5 %", "--samples", "500"]
    const { err } = await run(args, { isErrTerminal: true })
    expect(err).toMatch(/drawing samples … [\d,]+ so far/u)
    expect(err.endsWith("\r\u001b[K")).toBe(true)
    expect((await run([...args, "--lang", "zh"], { isErrTerminal: true })).err).toMatch(/正在抽样……已抽取 [\d,]+ 个/u)
    expect((await run(args)).err).toBe("")
  })
  test.each([
    ["en", "There is no quantity `sale`", "did you mean `sales`?"],
    ["zh", "找不到数量 `sale`", "是否想写 `sales`？"],
  ])("an unknown quantity is underlined in the option, in %s", async (lang, message, fix) => {
    const { code, out, err } = await run(["--until", "ruin ± 1 %, sale ± 1 %", "--lang", lang])
    expect([code, out]).toEqual([1, ""])
    expect(err).toContain("--until:1:13  unknown-quantity")
    expect(err).toContain("   1 | ruin ± 1 %, sale ± 1 %\n     |             ^^^^ ")
    expect(err).toContain(message)
    expect(err).toContain(fix)
  })
  test.each([
    ["en", "does not say how sure a quantity must be"],
    ["zh", "没有说明要算到多准"],
  ])("another form is refused, in %s", async (lang, message) => {
    const { code, err } = await run(["--until", "sales", "--lang", lang])
    expect(code).toBe(1)
    expect(err).toContain(message)
  })
})
