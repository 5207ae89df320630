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

describe("without names", () => {
  const venture = `venturi: 1
currency: CNY
horizon: 3 months
assumptions: { price: 20 to 40 CNY/seat/month, work: 2 person*month }
projects: { app: { market: { customers: 100 customer }, usage: { seats: 2 seat/customer }, revenue: [ { name: seats, kind: subscription, price: = price, per: seat } ] } }
`
  const file = (): string => join(folder, "b.yaml")
  beforeAll(() => writeFileSync(file(), venture))
  const last = (out: string): string => out.trimEnd().split("\n").slice(-2).join(" ")

  test("the quantities of the file come, and how to see the others", async () => {
    const { code, out } = await commandOf(["run", file(), "--samples", "100"], { outColumns: 120 })
    expect(code).toBe(0)
    expect(out).toMatch(/^price /mu)
    expect(last(out)).toMatch(/Built in: \d+ more, such as `app\.value`\. `venturi explain .*` lists them/u)
    const json = await commandOf(["run", file(), "--samples", "100", "--json"])
    expect(Object.keys(JSON.parse(json.out).quantities)).not.toContain("app.value")
  })

  test("with names nothing more is told, nor without projects", async () => {
    expect((await commandOf(["run", file(), "price", "--samples", "100"])).out).not.toContain("Built in")
    expect((await run(["--samples", "100"])).out).not.toContain("Built in")
  })

  test("in Chinese, with units in Chinese", async () => {
    const { out } = await commandOf(["run", file(), "--samples", "100", "--lang", "zh"], { outColumns: 120 })
    expect(out).toMatch(/price +元\/席位\/月/u)
    expect(out).toMatch(/work +人-月/u)
    expect(out).toMatch(/另有 \d+ 个内置的量，例如 `app\.value`/u)
    const listed = await commandOf(["explain", file(), "--lang", "zh"], { outColumns: 120 })
    expect(listed.out).toMatch(/price +元\/席位\/月/u)
  })
})

test("a probability of 0 or 1 in all samples is not sure for that, but what is not drawn is", async () => {
  writeFileSync(
    join(folder, "sure.yaml"),
    `venturi: 1
horizon: 2 months
assumptions: { x: "normal(0, 1)" }
formulas: { rare: = x > 9, usual: = x < 9, fixed: = t >= 0 month }
`,
  )
  const { out } = await commandOf(["run", join(folder, "sure.yaml"), "rare", "usual", "fixed", "--samples", "1000", "--json"])
  const { samples, quantities } = JSON.parse(out)
  const bound = 1 - 0.025 ** (1 / samples)
  expect(quantities.rare.mean).toBe(0)
  expect(quantities.rare.error.mean).toBeCloseTo(bound, 9)
  expect(quantities.usual.error.mean).toBeCloseTo(bound, 9)
  expect(quantities.fixed.error.mean).toEqual([0, 0])
  const until = await commandOf(["run", join(folder, "sure.yaml"), "--until", "rare +- 0.05 %", "--samples", "1000", "--json"])
  const [reached] = JSON.parse(until.out).until
  expect(JSON.parse(until.out).samples).toBeGreaterThan(6000)
  expect(reached).toMatchObject({ isReached: true })
})
