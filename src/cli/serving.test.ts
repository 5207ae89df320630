// `venturi serving` as it is typed: text, JSON, pictures, files, and what is wrong with it, in both languages.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-serving-"))
  writeFileSync(join(folder, "ours.yaml"), "base: L4\nname: ours\nmemory: 32 GB\nprice: 2 USD/GPU/hour\n")
  writeFileSync(join(folder, "wrong.yaml"), "base: L4\nmemory: 32 USD\n")
  const requests = Array.from({ length: 60 }, (_, k) => `${k / 4},${100 + k},${20 + (k % 7)}`)
  writeFileSync(join(folder, "trace.csv"), ["arrival,input,output", ...requests].join("\n"))
  writeFileSync(join(folder, "wrong.csv"), "arrival,input,output\n1,2,3\n2,many,3\n")
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asked = ["serving", "gpt2", "--precision", "bf16", "--input", "200", "--output", "100"]

test("the answer is told in both languages", async () => {
  const english = await commandOf([...asked, "--gpu", "2xL4", "--tp", "1", "--concurrency", "16"])
  expect([english.code, english.err]).toEqual([0, ""])
  for (const said of ["served on 2 × L4", "16 users who wait", "time to first token", "a million in"])
    expect(english.out).toContain(said)
  const chinese = await commandOf([...asked, "--gpu", "2xL4", "--tp", "1", "--concurrency", "16", "--lang", "zh"])
  expect([chinese.code, chinese.err]).toEqual([0, ""])
  for (const said of ["部署在 2 块 L4 上", "16 个用户同时等待回答", "首 token 延迟", "输入每百万 token"])
    expect(chinese.out).toContain(said)
})

test("--json has what programs ask for", async () => {
  const { code, out } = await commandOf([...asked, "--gpu", "L4", "--gpus", "1", "--concurrency", "8", "--json"])
  expect(code).toBe(0)
  const answer = JSON.parse(out)
  expect(Object.keys(answer)).toEqual(
    expect.arrayContaining([
      ...["fits", "plan", "outputTokensPerSecond", "totalTokensPerSecond", "requestsPerSecond", "ttft", "tpot", "latency"],
      ...["concurrency", "interval", "baseline", "memoryPerGpu", "utilisation", "cost", "breakdown", "warnings"],
    ]),
  )
  for (const key of ["ttft", "tpot", "latency"]) expect(answer[key].p50).toBeLessThanOrEqual(answer[key].p95)
  expect(Object.keys(answer.cost)).toEqual(
    expect.arrayContaining(["perMillionInputTokens", "perMillionOutputTokens", "perRequest", "perHour", "currency"]),
  )
  expect(answer.concurrency).toBeCloseTo(8, 0)
  expect(answer.interval.tpot[0]).toBeLessThan(answer.tpot.mean)
  expect(out).not.toMatch(/NaN|Infinity/u)
})

test("a device file stands for a device, with its price", async () => {
  const { code, out } = await commandOf([...asked, "--gpu", join(folder, "ours.yaml"), "--rate", "2/s"])
  expect(code).toBe(0)
  expect(out).toContain("1 × ours")
  expect(out).toContain("2 USD/GPU-hour")
})

test("a trace is run as it is", async () => {
  const args = ["serving", "gpt2", "--precision", "bf16", "--gpu", "1xL4", "--trace", join(folder, "trace.csv"), "--json"]
  const answer = JSON.parse((await commandOf(args)).out)
  expect(answer.load).toMatchObject({ kind: "trace", requests: 60 })
  expect(answer.requestsPerSecond).toBeCloseTo(4, 0)
})

test("pictures are written where they are wanted", async () => {
  const { code, out } = await commandOf([...asked, "--gpu", "L4", "--rate", "5/s", "--svg", join(folder, "pictures")])
  expect(code).toBe(0)
  expect(out).toContain("latency.svg")
  const files = readdirSync(join(folder, "pictures"))
  expect(files).toEqual(expect.arrayContaining(["cost.svg", "latency.svg"]))
  for (const file of files) expect(readFileSync(join(folder, "pictures", file), "utf8")).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>\n$/u)
})

test("where there is nothing to draw, that is said", async () => {
  const target = join(folder, "none")
  for (const [language, said] of [
    ["en", `Nothing was written into ${target}`],
    ["zh", `没有向 ${target} 写入任何文件`],
  ] as const) {
    const { code, err } = await commandOf(["serving", "gpt-4o-mini", "--rate", "5/s", "--svg", target, "--lang", language])
    expect([code, err.includes(said)]).toEqual([0, true])
  }
})

test.each([
  ["L40S", ["--owned"], "no purchase price of `L40S`", "没有 `L40S` 的购买价格"],
  ["MI300X", [], "no rent of `MI300X`", "没有 `MI300X` 的租用价格"],
])("%s %o: why no cost is told, and no price is said to be taken", async (gpu, more, english, chinese) => {
  for (const [language, said, taken] of [
    ["en", english, "(--price)."],
    ["zh", chinese, "（--price）"],
  ] as const) {
    const { code, out, err } = await commandOf([...asked, "--gpu", gpu, "--rate", "1/s", ...more, "--lang", language])
    expect([code, err.replaceAll(/\s+/gu, " ").includes(said)], err).toEqual([0, true])
    expect(out).not.toContain(taken)
  }
  expect((await commandOf([...asked, "--gpu", gpu, "--rate", "1/s", "--price", "1"])).err).toBe("")
})

test("a model behind an API answers by its price", async () => {
  const { code, out } = await commandOf(["serving", "deepseek-chat", "--rate", "2/s", "--input", "1000", "--output", "200"])
  expect(code).toBe(0)
  expect(out).toContain("deepseek-chat from deepseek")
  expect(out).toContain("a thousand requests")
})

describe("what is wrong is told in both languages", () => {
  test.each<[string, readonly string[], number, string, string]>([
    ["a device that there is not", ["--gpu", "H10O"], 1, "H100", "H100"],
    ["a device file with a mistake", ["--gpu", "wrong.yaml"], 1, "wrong.yaml:2:9", "wrong.yaml:2:9"],
    [
      "a trace with a mistake",
      ["--gpu", "L4", "--trace", "wrong.csv"],
      1,
      "holds no number of tokens here: `many`",
      "在这里不是 token 数：`many`",
    ],
    ["a trace that is not there", ["--gpu", "L4", "--trace", "none.csv"], 1, "none.csv", "none.csv"],
    [
      "two loads",
      ["--gpu", "L4", "--rate", "5/s", "--concurrency", "4"],
      1,
      "`--concurrency` and `--rate` do not go together",
      "`--concurrency` 与 `--rate` 不能同用",
    ],
    ["an option twice", ["--gpu", "L4", "--output", "9"], 2, "--output takes one value", "--output"],
    ["a word that is none", ["--gpu", "L4", "--engine", "vlm"], 2, "one of vllm", "vllm"],
    ["a length that is none", ["--gpu", "L4", "--prefix-hit", "lots"], 2, "a share such as 0.4 or 40%", "比例，例如 0.4 或 40%"],
    ["a degree that does not cut", ["--gpu", "L4", "--tp", "5"], 1, "cannot be cut into 5", "不能切成 5 份"],
    ["a precision that the device lacks", ["--gpu", "A100", "--kv-precision", "fp16"], 2, "bf16", "bf16"],
    [
      "a machine of other devices",
      ["--gpu", "L4", "--machine", "DGX-H100"],
      1,
      "`DGX-H100` holds `H100-SXM`",
      "装的是 `H100-SXM`",
    ],
  ])("%s", async (_, more, code, english, chinese) => {
    const args = more.map((word) => (/^(?:wrong|none)\./u.test(word) ? join(folder, word) : word))
    for (const [language, said] of [
      ["en", english],
      ["zh", chinese],
    ] as const) {
      const told = await commandOf([...asked, ...args, "--lang", language])
      expect([told.code, told.out], told.err).toEqual([code, ""])
      expect(told.err).toContain(said)
    }
  })
})
