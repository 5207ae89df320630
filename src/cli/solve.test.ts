// `venturi solve` with a real file: what is printed, in both languages, what goes where, and which exit code.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { commandOf, type Outcome } from "../../tests/support/command.ts"
import type { Shell } from "./shell.ts"

const text = `venturi: 1
resources: { cash: 60 USD }
assumptions:
  loss: "normal(100 USD, 20 USD)"
  gain: 10 to 20 USD
projects:
  build: { formulas: { value: = resources.cash + gain - loss, ruin: = resources.cash < loss } }
  wait: { formulas: { value: = resources.cash * 0.9 + gain * 0, ruin: = resources.cash < loss / 9 } }
scenarios: { calm: { loss: "normal(10 USD, 2 USD)" } }
`
let folder = ""
let file = ""

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-solve-"))
  file = join(folder, "my venture.yaml")
  writeFileSync(file, text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const solve = (args: readonly string[], options?: Partial<Shell>): Promise<Outcome> =>
  commandOf(["solve", file, "--samples", "2000", ...args], options)

const cash = ["--for", "cash", "--such-that", "ruin at end < 5 %"]

test("the answer comes first, then the table, then what to type", async () => {
  const { code, out, err } = await solve([...cash, "--project", "build"])
  expect([code, err]).toEqual([0, ""])
  const [first, second] = out.split("\n")
  expect(first).toMatch(/^cash at hand \(resources\.cash\): at least 13[0-6](\.\d)? USD( \(.+ to .+\))? — today 60 USD\.$/u)
  expect(second).toMatch(/^Then ruin at end < 5 % holds: 4\.\d+ %, today 97\.\d %\.$/u)
  expect(out).toMatch(/\n60 \(today\) +97\.\d % +\S+ % +no\n/u)
  expect(out).toMatch(/Try it \(4\.\d+ %\): venturi plan ".*my venture\.yaml" --set "resources\.cash=13\d(\.\d)? USD"\n/u)
  expect(out).toContain("2,048 samples, seed 1.")
})

test("the interval stands in parentheses", async () => {
  const { out } = await solve(["--for", "gain", "--such-that", "value > 0 USD with 30 %", "--project", "build"])
  expect(out).toMatch(/^gain: at least \S+ USD \(\S+ to \S+\) — today 10 to 20, median 14\.1\.\n/u)
  expect(out).toContain("keeps its proportions")
})

test("without a project the best one is looked at, and said", async () => {
  const { out } = await solve(["--for", "loss", "--such-that", "ruin at end < 5 %", "--project", "build"])
  expect(out).toContain("keeps its width")
  expect((await solve(cash)).out).toContain("Looked at for wait, the best project; --project NAME takes another.")
})

test("in Chinese, with its own punctuation", async () => {
  const { code, out } = await solve([...cash, "--project", "build", "--lang", "zh"])
  expect(code).toBe(0)
  expect(out).toMatch(/^现有现金（resources\.cash）：至少 13[0-6](\.\d)? USD(（.+ 至 .+）)?；现在是 60 USD。\n/u)
  expect(out).toMatch(/这时 ruin at end < 5 % 成立：4\.\d+ %，现在是 97\.\d %。/u)
  expect(out).toContain("--lang zh")
  expect(out.replaceAll(/`[^`]*`/gu, "")).not.toMatch(/\p{Script=Han}[,:;?!]/u)
})

test("in JSON one document, also where nothing makes it hold", async () => {
  const { code, out, err } = await solve([...cash, "--project", "build", "--between", "1 to 50 USD", "--json"])
  expect([code, err]).toEqual([0, ""])
  const answer = JSON.parse(out)
  expect(answer).toMatchObject({ holds: null, nearest: null, set: null, project: "build", samples: 2048, seed: 1, warnings: [] })
  expect(answer.input).toMatchObject({ path: "resources.cash", unit: "USD", move: "figure", meaning: "cash at hand" })
  expect(answer.closest.value).toBeGreaterThan(49)
  expect(answer.text).toMatch(/no value from 1 USD to 50 USD makes ruin at end < 5 % hold/u)
})

test("where it holds already, how far it may go", async () => {
  const { out } = await solve([...cash, "--project", "build", "--scenario", "calm"])
  expect(out).toMatch(/holds already/u)
  // What is surer than three digits can say has no interval of nothing.
  expect(out).not.toMatch(/\((\S+) to \1\)/u)
  expect(out).toMatch(/It may fall to 13\.\d USD( \(13\.\d to 13\.\d\))? before that breaks\. Higher values do no harm/u)
  expect(out).toMatch(/venturi plan .* --scenario calm --set "resources\.cash=13\.\d USD"/u)
})

test("what was set before is set again", async () => {
  const { out } = await solve([...cash, "--project", "build", "--set", "gain=1 to 2 USD", "--set", "resources.cash=70 USD"])
  expect(out).toMatch(/--set "gain=1 to 2 USD" --set "resources\.cash=13\d(\.\d)? USD"/u)
})

test("mistakes are told with their place, with exit code 1", async () => {
  const wrong = await solve(["--for", "cash", "--such-that", "ruin at end < 5 GPU", "--project", "build"])
  expect(wrong.code).toBe(1)
  expect(wrong.err).toMatch(/--such-that:1:1 {2}wrong-unit\n +1 \| ruin at end < 5 GPU/u)
  const between = await solve([...cash, "--project", "build", "--between", "5 to 6 GPU"])
  expect(between.code).toBe(1)
  expect(between.err).toMatch(/--between:1:1 {2}solve-between-unit\n +1 \| 5 to 6 GPU/u)
  const json = await solve(["--for", "gian", "--such-that", "ruin at end < 5 %", "--project", "build", "--json"])
  expect(JSON.parse(json.out).diagnostics[0]).toMatchObject({ code: "solve-unknown-input" })
  expect([json.code, json.err]).toEqual([1, ""])
})

test("between values without today's, only these are spoken of", async () => {
  const between = (range: string, suchThat: string, ...more: string[]): Promise<Outcome> =>
    solve(["--for", "cash", "--such-that", suchThat, "--project", "build", "--between", range, ...more])
  // Today, at 60 USD, ruin is at 97.7 %.
  const met = await between("150 to 190 USD", "ruin at end < 50 %")
  expect(met.out).toMatch(/^cash at hand \(resources\.cash\): from 150 USD to 190 USD — today 60 USD\.\n/u)
  expect(met.out).not.toContain("(today)")
  const flat = await between("300 to 400 USD", "ruin at end < 50 %")
  expect(flat.out).toMatch(
    /^From 300 USD to 400 USD, cash at hand \(resources\.cash\) makes no difference to ruin at end < 50 %: it\sstays at 0 %\./u,
  )
  const chinese = await between("300 to 400 USD", "ruin at end < 50 %", "--lang", "zh")
  expect(chinese.out).toMatch(/^从 300 USD 到 400 USD，现有现金（resources\.cash）对 ruin at end < 50 % 没有影响：始终是 0 %。/u)
})

test("a month after the end is told with the last one that there is", async () => {
  const { code, err } = await solve(["--for", "cash", "--such-that", "ruin at month 99 < 5 %", "--project", "build"])
  expect(code).toBe(1)
  const [, last] = /a whole number from 0 to (\d+) is needed/u.exec(err) ?? []
  expect(err).toContain(`write \`month ${last}\` at most`)
})

test("without a name or a condition it is wrong usage", async () => {
  for (const args of [[], ["--for", "cash"], ["--such-that", "ruin at end < 5 %"]]) {
    const { code, err, out } = await solve(args)
    expect([code, out]).toEqual([2, ""])
    expect(err).toContain("solve needs --for NAME and --such-that CONDITION")
  }
})

test("control characters of what was typed reach no terminal", async () => {
  const { err, code } = await solve(["--for", "\u001b[31mcash\u0007", "--such-that", "\u001b[2Jruin < 5 %", "--project", "build"])
  expect(code).toBe(1)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u)
})

test("progress on a terminal, gone in the end", async () => {
  const { err } = await solve([...cash, "--project", "build"], { isErrTerminal: true })
  expect(err).toMatch(/looking for the value … \d+ %/u)
  expect(err.endsWith("\r\u001b[K")).toBe(true)
})
