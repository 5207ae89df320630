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
    /^From 300 USD to 400 USD, cash at hand \(resources\.cash\) makes no difference to ruin at end < 50 %: it\sstays at 0 %\.\nSo it holds anyway\.\n/u,
  )
  const chinese = await between("300 to 400 USD", "ruin at end < 50 %", "--lang", "zh")
  expect(chinese.out).toMatch(
    /^从 300 USD 到 400 USD，现有现金（resources\.cash）对 ruin at end < 50 % 没有影响：始终是 0 %。\n因此总是成立。\n/u,
  )
})

test("an equality is told to the digit, with where else it holds", async () => {
  const { out } = await solve(["--for", "cash", "--such-that", "ruin at end == 5 %", "--project", "build"])
  expect(out).toMatch(
    /^cash at hand \(resources\.cash\): 13[0-6](\.\d+)? USD( \(.+ to .+\))? — today 60 USD\.\nThen ruin at end == 5 % holds:/u,
  )
  const two = join(folder, "two.yaml")
  writeFileSync(two, "assumptions: { x: 5 }\nformulas: { y: = (x - 2) * (x - 8.123456) }\n")
  const roots = (...more: string[]): Promise<Outcome> => commandOf(["solve", two, "--for", "x", "--such-that", "y == 0", ...more])
  expect((await roots()).out).toMatch(/^x: 8\.123456 — today 5\.\nThen y == 0 holds: 0, today -9\.37\. It holds also at 2\.\n/u)
  expect((await roots("--lang", "zh")).out).toMatch(
    /^x：8\.123456；现在是 5。\n这时 y == 0 成立：0，现在是 -9\.37。在以下取值也成立：2。\n/u,
  )
  expect((await roots("--set", "x=2")).out).toMatch(/^x: y == 0 holds already \(0\) — today 2\.\nIt holds also at 8\.123456\.\n/u)
})

test("what comes and goes is said to", async () => {
  const comb = join(folder, "comb.yaml")
  writeFileSync(comb, 'assumptions: { x: 5 }\nformulas: { y: "= mod(x * 3, 1)" }\n')
  const asked = (...more: string[]): Promise<Outcome> =>
    commandOf(["solve", comb, "--for", "x", "--such-that", "y < 0.5", ...more])
  expect((await asked()).out).toMatch(/It\sholds\salso\sfrom\s.*\sand\sin\s\d+\smore\sstretches\.\sIt\scomes\sand\sgoes:/su)
  expect((await asked()).out).toMatch(
    /\n\d+ values were looked at, all on the same draws; what lies between them is not known\./u,
  )
  expect((await asked("--lang", "zh")).out).toMatch(/另有 \d+ 段。条件时而成立、时而不成立/u)
})

test("warnings of the file are told once", async () => {
  const idle = join(folder, "idle.yaml")
  writeFileSync(idle, text.replace("assumptions:", "assumptions:\n  idle: 3\n  other: 4"))
  for (const more of [[], ["--best"], ["--set", "gain=1 to 2 USD"], ["--project", "build"]]) {
    const { err } = await commandOf(["solve", idle, "--samples", "500", ...cash, ...more])
    expect(err.match(/unused-quantity/gu)?.length).toBe(2)
  }
})

test("a condition that cannot be read is told with what may be meant, one of another project with its name", async () => {
  const meant = await solve(["--for", "cash", "--such-that", "ruin at end ≤ 5 %"])
  expect(meant.err).toContain("fix: write `ruin at end <= 5 %`")
  expect((await solve(["--for", "cash", "--such-that", "ruin is low", "--lang", "zh"])).err).toContain(
    "写成 `ruin at end < 5 %`、",
  )
  const other = await solve(["--for", "cash", "--such-that", "wait.value > 5 USD", "--project", "build"])
  expect(other.err).toMatch(/`build` has no `wait\.value`: it is a quantity of `wait`\.\n.*`--project wait`/u)
  const never = await solve(["--for", "cash", "--such-that", "value == 5 USD", "--project", "build", "--lang", "zh"])
  expect(never.err).toMatch(/恰好等于 `5 USD` 的概率为 0。\n.*`mean\(value\) == 5 USD`/su)
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

test.each([
  ["--such-that", "value > 5 USD", "one condition at a time", "每次只看一个条件"],
  ["--for", "gain", "one input at a time", "每次只对一个输入求解"],
])("%s twice is wrong usage: the second does not take the place of the first", async (option, second, english, chinese) => {
  for (const [lang, message] of [
    ["en", english],
    ["zh", chinese],
  ] as const) {
    const { code, err, out } = await solve([...cash, option, second, "--project", "build", "--lang", lang])
    expect([code, out]).toEqual([2, ""])
    expect(err).toContain(message)
    expect(err).toContain(option)
  }
})

test("several conditions in one are told as such, each by itself", async () => {
  const several = (...more: string[]): Promise<Outcome> =>
    solve(["--for", "cash", "--such-that", "ruin at end < 20 % and mean(value) > 1,000 USD", "--project", "build", ...more])
  const { code, err } = await several()
  expect(code).toBe(1)
  expect(err).toMatch(
    /solve-no-condition.*one\s+condition\s+at\s+a\s+time\..*`ruin at end < 20 %` or `mean\(value\) > 1,000 USD`/su,
  )
  expect((await several("--lang", "zh")).err).toMatch(/solve 每次只看一个条件。.*`ruin at end < 20 %`/su)
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
