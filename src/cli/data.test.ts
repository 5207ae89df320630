// `venturi data` as it is typed: profile, test and sample size, in both languages, as JSON, and what is wrong with them.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"

let folder = ""
let file = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-data-"))
  file = join(folder, "trial.csv")
  const arm = (name: string, yes: number): string[] =>
    Array.from({ length: 5000 }, (_, k) => `${name},${k < yes ? "yes" : "no"},${k % 7}`)
  writeFileSync(file, ["variant,converted,visits", ...arm("A", 200), ...arm("B", 250)].join("\n"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("the finding of an A/B test is the first sentence", async () => {
  const english = await commandOf(["data", "test", file, "--of", "converted", "--by", "variant"])
  expect([english.code, english.err]).toEqual([0, ""])
  expect(english.out.split("\n")[0]).toBe(
    "converted is more frequent in B: 5 % against 4 % in A, the difference is 0.187 to 1.82 points.",
  )
  expect(english.out).toContain("z = 2.41, p = 0.0159")
  expect(english.out).toContain("find a difference of 1.17 points with a chance of 80 %")
  const chinese = await commandOf(["data", "test", file, "--of", "converted", "--by", "variant", "--lang", "zh"])
  expect(chinese.out.split("\n")[0]).toBe("B 组的 converted 更高：5 %，而 A 组为 4 %，相差 0.187 至 1.82 个百分点。")
})

test("what is not shown is not claimed", async () => {
  const { out } = await commandOf(["data", "test", file, "--of", "visits", "--by", "variant"])
  expect(out).toMatch(/^No difference of visits is shown: 3 in A against 3 in B/u)
})

test("a profile tells columns and what is odd, in both languages", async () => {
  const { code, out } = await commandOf(["data", file])
  expect(code).toBe(0)
  for (const said of ["10,000 rows, 3 columns", "yes 4.5 %", "9,972 rows say the same as one before them."])
    expect(out).toContain(said)
  expect((await commandOf(["data", file, "--lang", "zh"])).out).toContain("10,000 行，3 列")
})

test("--json counts before and behind the name of the command below", async () => {
  const asked = ["sample-size", "--baseline", "4%", "--lift", "25%"]
  for (const args of [
    ["data", ...asked, "--json"],
    ["data", "--json", ...asked],
  ])
    expect(JSON.parse((await commandOf(args)).out)).toMatchObject({ perArm: 6745, target: 0.05, warnings: [] })
})

test("the size of a trial is said in one sentence", async () => {
  const { out } = await commandOf(["data", "sample-size", "--baseline", "4%", "--to", "0.05"])
  expect(out.split("\n")[0]).toBe("To tell 5 % from 4 %, ask 6,745 in each of two arms, 13,490 together.")
})

test.each([
  [["data", "test", "FILE"], 2, "data test needs --of COLUMN and --by COLUMN"],
  [["data", "test", "FILE", "--off", "x"], 2, "venturi data test --help"],
  [["data", "test", "FILE", "--of", "a", "--of", "b", "--by", "c"], 2, "--of"],
  [["data", "test", "FILE", "--groups", "A"], 2, "two groups between commas"],
  [["data", "sample-size", "--baseline", "4%"], 2, "data sample-size needs --baseline"],
  [["data", "sample-size", "--baseline", "4%", "--to", "5%", "--lift", "3%"], 2, "--lift"],
  [["data", "sample-size", "--baseline", "4%", "--to", "five"], 2, "a chance between 0 and 1"],
  [["data", "sample-size", "--baseline", "4%", "--to", "400%"], 1, "evidence-share"],
  [["data", "test", "FILE", "--of", "convertd", "--by", "variant"], 1, "did you mean `converted`?"],
  [["data", "nowhere.csv"], 1, "nowhere.csv"],
])("%j ends with %d: %s", async (args, code, said) => {
  const outcome = await commandOf(args.map((arg) => (arg === "FILE" ? file : arg)))
  expect([outcome.code, outcome.out]).toEqual([code, ""])
  expect(outcome.err).toContain(said)
})
