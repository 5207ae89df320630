// The command as a process: answers through a pipe, and through a terminal where one can be had.
import { execFile, execFileSync, spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, test } from "vitest"
import { compileVenture, planVenture } from "../index.ts"

const main = fileURLToPath(new URL("main.ts", import.meta.url))
const root = fileURLToPath(new URL("../..", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "venturi-init-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

type Outcome = { readonly code: number; readonly out: string; readonly err: string }

function venturi(args: readonly string[], input = ""): Promise<Outcome> {
  const options = { env: { ...process.env, LC_ALL: "C" }, cwd: root }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ["--import", "tsx", main, ...args], options, (problem, out, err) => {
      const code = typeof problem?.code === "number" ? problem.code : 0
      resolve({ code, out: out.replaceAll(folder, "."), err: err.replaceAll(folder, ".") })
    })
    child.stdin?.end(input)
  })
}

const ten = `Meeting notes: turns recordings into minutes
US
900k
8 A800 owned, rent H100
2B token exclusive; 60000 images
2 ml-engineer, 1 sales
chat on Llama-3.1-8B; summaries on gpt-4o-mini
8k to 20k
6 to 14 USD/seat/month
6 to 9 months
`

/** The projects of a file that is right and can be planned. */
function plans(file: string): readonly string[] {
  const { venture, diagnostics } = compileVenture(readFileSync(at(file), "utf8"), { file })
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
  if (venture === null) return []
  expect(planVenture(venture, { samples: 256 }).answer).not.toBe(null)
  return venture.projects.map(({ label }) => label)
}

describe("through a pipe", () => {
  test("ten lines give a file that plans; nothing is asked", async () => {
    const { code, out, err } = await venturi(["init", at("ten.yaml")], ten)
    expect([code, err]).toEqual([0, ""])
    expect(out).toBe("./ten.yaml is written.\n\nNext:\n  venturi check ./ten.yaml\n  venturi plan ./ten.yaml\n")
    expect(plans("ten.yaml")).toEqual(["chat", "summaries"])
  })

  test("three lines, in Chinese", async () => {
    const { code, out } = await venturi(
      ["init", at("three.yaml"), "--lang", "zh"],
      "会议纪要：把录音整理成纪要\r\n中国\r\n1200万\r\n",
    )
    expect(code).toBe(0)
    expect(out).toContain("没有回答的问题：7 个")
    expect(readFileSync(at("three.yaml"), "utf8")).toMatch(/name: 会议纪要\n.*currency: CNY\n.*cash: 1200万元\n/su)
    expect(plans("three.yaml")).toEqual(["自有模型", "租用模型"])
  })

  test("no line at all", async () => {
    const { code, out } = await venturi(["init", at("none.yaml"), "--json"])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ok: true, assumed: expect.arrayContaining(["title", "launch"]) })
    expect(readFileSync(at("none.yaml"), "utf8")).toMatch(/\(A\) assumption.*; from: /su)
    expect(plans("none.yaml")).toHaveLength(2)
  })

  test("every wrong answer is told at its line, and nothing is written", async () => {
    const wrong = ten.replace("8 A800", "8 A80O").replace("14 USD/seat", "14 USD/sear").replace("6 to 9 months", "9 to 6 months")
    const { code, out, err } = await venturi(["init", at("wrong.yaml")], `${wrong}one more\n`)
    expect([code, out, existsSync(at("wrong.yaml"))]).toEqual([1, "", false])
    for (const place of [
      "stdin:4:3  unknown-gpu",
      "stdin:9:",
      "stdin:10:1  reversed-interval",
      "stdin:11:1  answer-left-over",
      "4 errors",
      "4 of 10  Which GPUs do you own or could you rent?\nstdin:4:3",
      "9 of 10  What would they pay, and for what?\nstdin:9:",
      "`sear` is no unit that we know.\n  fix: did you mean `year` or `seat`?",
    ])
      expect(err).toContain(place)
    expect(err).not.toContain("declare it")
    const json = await venturi(["init", at("wrong.yaml"), "--json"], wrong)
    expect(JSON.parse(json.out).diagnostics).toMatchObject([
      { line: 4, answers: { number: 4, question: "Which GPUs do you own or could you rent?" } },
      { line: 9 },
      { line: 10 },
    ])
  })

  test("a file that is there stays as it is", async () => {
    writeFileSync(at("mine.yaml"), "mine")
    const { code, out, err } = await venturi(["init", at("mine.yaml")], ten)
    expect([code, out]).toEqual([1, ""])
    expect(err).toBe(
      "file-exists\n  `./mine.yaml` is there already and stays as it is.\n  fix: name another file: `./mine-2.yaml`\n",
    )
    expect(readFileSync(at("mine.yaml"), "utf8")).toBe("mine")
  })

  test("a folder that cannot be written into", async () => {
    const { code, err } = await venturi(["init", at("no/such.yaml")], ten)
    expect(code).toBe(1)
    expect(err).toContain("file-unwritable\n  `./no/such.yaml` cannot be written (ENOENT).")
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([])
  })

  test("help names the file, and options that make no sense here are refused", async () => {
    expect((await venturi(["init", "--help"])).out).toMatch(/Usage: venturi init \[options\] \[file\].*venture\.yaml/su)
    expect((await venturi(["init", "--samples", "3"])).code).toBe(2)
  })
})

/** `script` of util-linux gives a process a terminal of its own. */
function hasTerminals(): boolean {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux")
  } catch {
    return false
  }
}

/** Types each line once the text before it was shown. */
function typed(file: string, lines: readonly (readonly [shown: string, line: string])[]): Promise<string> {
  const command = `'${process.execPath}' --import tsx '${main}' init '${file}'; echo "exit $?"`
  const child = spawn("script", ["-qec", command, "/dev/null"], { cwd: root, env: { ...process.env, LC_ALL: "C", TERM: "dumb" } })
  return new Promise((resolve) => {
    const open = [...lines]
    let screen = ""
    let seen = 0
    child.stdout.on("data", (data) => {
      screen += String(data)
      const [next] = open
      const place = next === undefined ? -1 : screen.indexOf(next[0], seen)
      if (next === undefined || place < 0) return
      seen = screen.length
      open.shift()
      child.stdin.write(next[1])
    })
    child.on("close", () => resolve(screen.replaceAll("\r", "")))
  })
}

// Where there is no `script` of util-linux (Windows, macOS), no terminal can be had for a test.
describe.skipIf(!hasTerminals())("on a terminal", () => {
  test("one question after the other; a wrong answer is told why and asked again; what is not known is shown with its source", async () => {
    const screen = await typed(at("typed.yaml"), [
      ["1 of 10", "Acme: robots\n"],
      ["2 of 10", "US\n"],
      ["3 of 10", "900k\n"],
      ["4 of 10", "8 H10O owned\n"],
      ["Please answer once more", "8 H100 owned\n"],
      ["5 of 10", "?\n"],
      ["6 of 10", "\n"],
      ["7 of 10", "chat on gpt-4o\n"],
      ["8 of 10", "8k to 20k\n"],
      ["9 of 10", "?\n"],
      ["10 of 10", "6 months\n"],
    ])
    expect(screen).toContain("did you mean `H100-SXM`")
    expect(screen).toMatch(/taken: 19 to 30 USD\/seat\/month \(from: List prices .*, 2026\)/u)
    expect(screen).toMatch(/typed\.yaml is written\..*exit 0\n$/su)
    expect(plans("typed.yaml")).toEqual(["chat", "chat own"])
  })

  test("who breaks off gets no file", async () => {
    const screen = await typed(at("stopped.yaml"), [
      ["1 of 10", "Acme\n"],
      ["2 of 10", "\u0003"],
    ])
    expect(screen).toMatch(/Nothing is written\.\nexit 1\n$/u)
    expect(existsSync(at("stopped.yaml"))).toBe(false)
  })
})
