// `venturi trends` as it is typed: without a file, of a file, as JSON, in pictures, and what is wrong, in both languages.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"

const fileOf = (trends: string): string => `venturi: 1
currency: USD
start: 2027-01
horizon: 48 month
${trends}
projects:
  reseller:
    market: { customers: 1000 customer, existing: 1000 customer, adoption: { p: 0 %/year, q: 0 %/year } }
    churn: 0 %/year
    revenue: [ { name: plan, kind: subscription, price: 100 USD/customer/month, terms: 0 month } ]
    costs: [ { name: tokens, class: cogs, amount: 60 USD/customer/month } ]
    formulas: { support: 0 USD/month }
`
const war = "trends: [{ name: price war, growth: -20 %/year, acts_on: [revenue.plan.price] }]"

let folder = ""
const at = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-trends-"))
  writeFileSync(at("war.yaml"), fileOf(war))
  writeFileSync(at("none.yaml"), fileOf(""))
  writeFileSync(at("wrong.yaml"), fileOf("trends: [tokn prices]"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("without a file: series, rules and time-line, with their sources, in both languages", async () => {
  const english = await commandOf(["trends"])
  expect([english.code, english.err]).toEqual([0, ""])
  for (const said of [
    "gpu rents",
    "-21.5 %",
    "EU AI Act, high-risk",
    "2027-12-02",
    "Grok-3",
    "sanand0/llmpricing:elo.csv@ae3a1b1",
  ])
    expect(english.out).toContain(said)
  const chinese = await commandOf(["trends", "--lang", "zh"])
  for (const said of ["GPU 租金", "-21.5 %", "前沿 token 价格", "欧盟AI法案高风险系统", "2027-12-02"])
    expect(chinese.out).toContain(said)
})

test("a narrow terminal is kept to", async () => {
  const { out } = await commandOf(["trends", "--no-color"], { outColumns: 60 })
  // Addresses cannot be broken.
  const wide = out.split("\n").filter((line) => line.length > 60 && !/[/@]/u.test(line))
  expect(wide).toEqual([])
})

test("without a file, as JSON: every series with its forecast, dated facts in order", async () => {
  const timeline = JSON.parse((await commandOf(["trends", "--json"])).out)
  expect(Object.keys(timeline)).toEqual(["series", "models", "accelerators", "capability", "listPrices", "rules"])
  for (const { low, growth, high, forecast } of timeline.series) {
    expect(low).toBeLessThan(growth)
    expect(growth).toBeLessThan(high)
    for (const one of forecast) expect(one.low).toBeLessThan(one.high)
  }
  const days = timeline.accelerators.map(({ date }: { date: string }) => date)
  expect(days).toEqual(days.toSorted())
})

test("of a file: when the margin dies, and of what", async () => {
  const { code, out } = await commandOf(["trends", at("war.yaml"), "--samples", "256"])
  expect(code).toBe(0)
  // 100 x 0.8^(t/12) meets 60 in month 27.5.
  expect(out).toContain("The gross margin of reseller falls below zero for good in 2029-05. What kills it is price war")
  const chinese = await commandOf(["trends", at("war.yaml"), "--samples", "256", "--lang", "zh"])
  expect(chinese.out).toContain("主因是 price war")
})

test("of a file, as JSON", async () => {
  const answer = JSON.parse((await commandOf(["trends", at("war.yaml"), "--samples", "256", "--json"])).out)
  expect(answer).toMatchObject({
    unasked: false,
    least: 0,
    projects: [{ name: "reseller", dies: 1, end: { p50: 28 } }],
    warnings: [],
  })
})

test("a file that expects nothing is shown under the usual trends, and told so", async () => {
  const { code, out } = await commandOf(["trends", at("none.yaml"), "--samples", "256"])
  expect(code).toBe(0)
  expect(out).toContain("The file expects no trends")
  expect(out).toContain("The gross margin of reseller stays above zero to the end of the plan.")
  expect(out).toContain("None of them acts on anything")
})

test("--set changes a rate; off is off", async () => {
  const { out } = await commandOf(["trends", at("war.yaml"), "--samples", "256", "--set", "trends.price_war.growth=0 %/year"])
  expect(out).toContain("stays above zero to the end of the plan.")
})

test("pictures are written, and named", async () => {
  const { code, out } = await commandOf(["trends", "--svg", at("pictures")])
  expect(code).toBe(0)
  const files = readdirSync(at("pictures")).toSorted()
  expect(files).toEqual(["compute.svg", "efficiency.svg", "prices.svg"])
  for (const file of files) {
    expect(readFileSync(join(at("pictures"), file), "utf8")).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>\n$/u)
    expect(out).toContain(file)
  }
})

test("what is wrong is told with its place and the nearest right thing", async () => {
  for (const [language, said] of [
    ["en", "There is no trend or rule `tokn prices`"],
    ["zh", "没有名为 `tokn prices` 的趋势或法规"],
  ] as const) {
    const { code, err } = await commandOf(["trends", at("wrong.yaml"), "--lang", language])
    expect(code).toBe(1)
    expect(err).toContain(said)
    expect(err).toContain("token prices")
    expect(err).toContain("wrong.yaml:5:10")
  }
  const missing = await commandOf(["trends", at("nowhere.yaml")])
  expect(missing.code).toBe(1)
  expect(missing.err).toContain("nowhere.yaml")
})
