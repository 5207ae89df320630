// `venturi data price` as it is typed, for each kind of survey, in both languages; and what is wrong with it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"

let folder = ""
const files: Record<string, string> = {}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-price-"))
  const write = (name: string, rows: readonly string[]): void => {
    files[name] = join(folder, `${name}.csv`)
    writeFileSync(files[name], rows.join("\n"))
  }
  const people = Array.from({ length: 40 }, (_, k) => k / 10)
  write("METER", ["tc,c,e,te", ...people.map((x) => [0, 2, 4, 6].map((more) => x + more + 1).join(",")), "9,8,7,6"])
  write("GABOR", [
    "price,buys",
    ...[10, 20, 30].flatMap((price) => people.map((_, k) => `${price},${k < 50 - price ? "yes" : "no"}`)),
  ])
  const offers = people.flatMap((_, k) => [
    `${k},${10 + (k % 3)},a,${k % 5 === 0 ? 0 : 1}`,
    `${k},${12 - (k % 2)},b,${k % 5 === 0 ? 1 : 0}`,
  ])
  write("OFFERS", ["task,price,brand,chosen", ...offers])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const meter = ["METER", "--kind", "van-westendorp", "--columns", "tc,c,e,te", "--unit", "USD"]
const gabor = ["GABOR", "--kind", "gabor-granger", "--columns", "price,buys", "--unit", "USD"]
const offers = ["OFFERS", "--kind", "conjoint", "--task", "task", "--chosen", "chosen", "--by", "price,brand", "--price", "price"]

/** Wrapped lines put together again. */
const firstParagraph = (out: string, gap: string): string => out.split("\n\n")[0]?.trimEnd().replaceAll("\n", gap) ?? ""

async function run(args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return commandOf(["data", "price", ...args.map((arg) => files[arg] ?? arg)], { environment: { COLUMNS: "60" } })
}

test.each<[readonly string[], string, string]>([
  [meter, "Prices from 4 USD to 7.9 USD are accepted.", "可接受的价格为 4 USD 至 7.9 USD。"],
  [
    gabor,
    "20 USD brings most: 15 USD of each who is asked, 75 % of whom buy.",
    "20 USD 的收入最高：每问一人得 15 USD，其中 75 % 会购买。",
  ],
])("%j says first: %s", async (args, english, chinese) => {
  const { code, out, err } = await run(args)
  expect([code, err]).toEqual([0, ""])
  expect(firstParagraph(out, " ")).toBe(english)
  expect(firstParagraph((await run([...args, "--lang", "zh"])).out, "")).toBe(chinese)
})

test("respondents whose prices do not rise are told", async () => {
  expect((await run(meter)).out.replaceAll("\n", " ")).toContain("1 whose prices do not rise are left out.")
  expect(JSON.parse((await run([...meter, "--json"])).out)).toMatchObject({ kind: "van-westendorp", inconsistent: 1, rows: 40 })
})

test("choices: which part is chosen more often, and that a payment is not told where the price does not deter", async () => {
  const { code, out } = await run(offers)
  expect(code).toBe(0)
  expect(out).toContain("brand = b is chosen less often.")
  expect(out.replaceAll("\n", " ")).toContain("what people would pay cannot be told from these choices")
})

test.each([
  [["METER"], 2, "data price needs --kind"],
  [["METER", "--kind", "guess"], 2, "--kind"],
  [["METER", "--kind", "van-westendorp"], 2, "data price needs --columns"],
  [["OFFERS", "--kind", "conjoint", "--task", "task"], 2, "data price --kind conjoint needs"],
  [["METER", "--kind", "gabor-granger", "--columns", "tc"], 1, "evidence-price-columns"],
  [["METER", "--kind", "gabor-granger", "--columns", "tc,cc"], 1, "did you mean"],
])("data price %j ends with %d: %s", async (args, code, said) => {
  const outcome = await run(args)
  expect([outcome.code, outcome.out]).toEqual([code, ""])
  expect(outcome.err).toContain(said)
})
