// `venturi data fit` as it is typed: the finding first, figures, doubts, later rows; in both languages, as JSON, and what is wrong.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"
import { columnsOf } from "../index.ts"

let folder = ""
let sales = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-fit-"))
  sales = join(folder, "sales.csv")
  // Near 1000 × price^-1.5 a month, half as many again in the high season, for ever the same.
  const rows = Array.from({ length: 96 }, (_, k) => {
    const [price, season] = [[4, 5, 8, 10][k % 4] ?? 4, k % 3 === 0 ? "high" : "low"]
    const wobble = 1 + ((k * 7) % 5) / 40 - 0.05
    const sold = Math.round(1000 * price ** -1.5 * (season === "high" ? 1.5 : 1) * wobble)
    return `${2019 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, "0")},${price},${season},${sold},${k % 7 < 3 + price / 5 ? "no" : "yes"}`
  })
  writeFileSync(sales, ["month,price,season,sold,left", ...rows].join("\n"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const demand = ["--of", "sold", "--by", "price,season", "--log", "price", "--time", "month"]

test("an elasticity and the season are the first sentences", async () => {
  const { code, out, err } = await commandOf(["data", "fit", sales, ...demand])
  expect([code, err]).toEqual([0, ""])
  expect(out.split("\n").slice(0, 2)).toEqual([
    expect.stringMatching(/^Where price is 1 % higher, sold is 1\.\d+ % lower \(95 %: -1\.\d+ to -1\.\d+\)\.$/u),
    expect.stringMatching(/^Where season is high and not low, sold is 1\.\d+ times as high/u),
  ])
  expect(out).toContain("The fit tells them better than the mean of the earlier rows.")
  expect(out).toContain("Fitted on 72 earlier rows and judged")
  expect(out).toContain("Poisson regression. Intervals by the profile of the likelihood.")
})

test("the same in Chinese, within sixty columns", async () => {
  const { out } = await commandOf(["data", "fit", sales, ...demand, "--lang", "zh"], { environment: { COLUMNS: "60" } })
  for (const line of out.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(60)
  expect(out).toMatch(/^price 每高 1 %，sold 低 1\.\d+ %（95 % 区间：/u)
  expect(out).toContain("可疑之处")
  expect(out).toContain("泊松回归。")
  expect(out).not.toMatch(/[a-z]{3,} [a-z]{3,} [a-z]{3,}/u)
})

test("as JSON, with every check and its figure", async () => {
  const asked = ["--of", "left", "--by", "price", "--json", "--holdout", "0"]
  const answer = JSON.parse((await commandOf(["data", "fit", sales, ...asked])).out)
  expect(answer).toMatchObject({ kind: "logistic", isGuessed: true, intervals: "profile", holdout: null, warnings: [] })
  expect(answer.coefficients.map((one: { column: string }) => one.column)).toEqual(["", "price"])
  expect(answer.checks.map((one: { kind: string }) => one.kind)).toEqual(["few", "curvature"])
})

test.each([
  [["FILE"], 2, "data fit needs --of COLUMN and --by COLUMN,COLUMN"],
  [["FILE", "--of", "sold", "--by", "price,"], 2, "columns between commas"],
  [["FILE", "--of", "sold", "--by", "price", "--kind", "curve"], 2, "--kind"],
  [["FILE", "--of", "sold", "--by", "prise"], 1, "did you mean `price`?"],
  [["FILE", "--of", "season", "--by", "price"], 1, "`season` does not hold"],
  [["FILE", "--of", "sold", "--by", "price", "--holdout", "120%"], 1, "must lie between 0 and 1"],
  [["FILE", "--of", "sold", "--by", "price", "--log", "month"], 1, "`month` is neither explained nor explains"],
  [["nowhere.csv", "--of", "sold", "--by", "price"], 1, "nowhere.csv"],
])("data fit %j ends with %d: %s", async (args, code, said) => {
  const outcome = await commandOf(["data", "fit", ...args.map((arg) => (arg === "FILE" ? sales : arg))])
  expect([outcome.code, outcome.out]).toEqual([code, ""])
  expect(outcome.err).toContain(said)
})

test("where to act by a score is the first sentence, with its costs", async () => {
  const file = join(folder, "risk.csv")
  const rows = Array.from({ length: 400 }, (_, k) => `${(k % 20) / 20},${(k * 37) % 100 < 5 * (k % 20) ? 1 : 0}`)
  writeFileSync(file, ["risk,left", ...rows].join("\n"))
  const asked = ["data", "threshold", file, "--score", "risk", "--truth", "left", "--miss", "500 USD", "--alarm", "100 USD"]
  const { code, out } = await commandOf(asked)
  expect(code).toBe(0)
  expect(out).toMatch(/^Act where risk is 0\.\d+ or higher: [\d.]+ USD a row, against [\d.]+ USD for acting on none/u)
  expect((await commandOf([...asked, "--lang", "zh"])).out).toMatch(/^risk 达到 0\.\d+ 就行动：每行代价/u)
  expect(JSON.parse((await commandOf([...asked, "--json"])).out)).toMatchObject({ miss: 500, alarm: 100, unit: "USD", rows: 400 })
})

test("a fit of yes and no tells where to act when mistakes have a cost", async () => {
  const { out } = await commandOf(["data", "fit", sales, "--of", "left", "--by", "price", "--miss", "50", "--alarm", "10"])
  expect(out).toContain("Where to act, by the fitted probability on rows not seen")
})

test.each([
  [["threshold", "FILE"], 2, "data threshold needs --score"],
  [["threshold", "FILE", "--score", "price", "--truth", "left", "--miss", "5 USD"], 2, "--miss and --alarm are given together"],
  [["threshold", "FILE", "--miss", "5 USD", "--alarm", "1 EUR"], 2, "--miss is in USD and --alarm in EUR"],
  [["threshold", "FILE", "--miss", "five"], 2, "a cost above zero"],
  [["threshold", "FILE", "--score", "season", "--truth", "left", "--miss", "5", "--alarm", "1"], 1, "a score is a number"],
  [["fit", "FILE", "--of", "sold", "--by", "price", "--miss", "5", "--alarm", "1"], 1, "evidence-fit-costs"],
])("data %j ends with %d: %s", async (args, code, said) => {
  const outcome = await commandOf(["data", ...args.map((arg) => (arg === "FILE" ? sales : arg))])
  expect([outcome.code, outcome.out]).toEqual([code, ""])
  expect(outcome.err).toContain(said)
})
