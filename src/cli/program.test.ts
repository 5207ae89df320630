// The commands as functions, with a shell of the test's own: what goes where, and which exit code.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { commandOf, type Outcome } from "../../tests/support/command.ts"
import type { Shell } from "./shell.ts"

const right = `venturi: 1
start: 2027-01
resources:
  cash: 500k USD
assumptions:
  price: 20 to 40 USD/customer
projects:
  build:
    formulas: { value: = users * price, users: 5k to 40k customer }
  license:
    formulas: { value: 400k to 900k USD }
`
let folder = ""
const at = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-cli-"))
  writeFileSync(at("right.yaml"), right)
  writeFileSync(at("wrong.yaml"), right.replace("users * price", "users * prize"))
  writeFileSync(at("marked.yaml"), `\ufeff${right}`)
  writeFileSync(at("gbk.yaml"), Buffer.from([0x61, 0x3a, 0x20, 0xcf, 0xd6, 0xbd, 0xf0]))
  writeFileSync(at("huge.yaml"), "a")
  truncateSync(at("huge.yaml"), 50_000_000)
  mkdirSync(at("folder"))
  writeFileSync(at("observed.csv"), "price\n20\n30\n40\n")
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function venturi(args: readonly string[], options: Partial<Shell> = {}): Promise<Outcome> {
  const { code, out, err } = await commandOf(args, options)
  return { code, out: out.replaceAll(folder, "."), err: err.replaceAll(folder, ".") }
}

const few = ["--samples", "512"]

describe("check", () => {
  test("a right file says so on standard output", async () => {
    const { code, out, err } = await venturi(["check", at("right.yaml")])
    expect([code, err]).toEqual([0, ""])
    expect(out).toMatch(/^\.\/right\.yaml is right: \d+ quantities, 2 projects\.\n$/u)
    expect(await venturi(["check", at("right.yaml"), "--quiet"])).toEqual({ code: 0, out: "", err: "" })
  })

  test("a wrong file tells all of it on standard error", async () => {
    const { code, out, err } = await venturi(["check", at("wrong.yaml")])
    expect([code, out]).toEqual([1, ""])
    expect(err).toContain("./wrong.yaml:9:34  unknown-name")
    expect(err).toContain("fix: did you mean `price`?")
  })

  test("of very many errors the first are told, and how many there are; --json has them all", async () => {
    writeFileSync(at("many.yaml"), `${right}wrong:\n`.concat(...Array.from({ length: 44 }, (_, k) => `wrong${k}:\n`)))
    const { err } = await venturi(["check", at("many.yaml")])
    expect(err.match(/ {2}unknown-key$/gmu)).toHaveLength(30)
    expect(err).toMatch(/\n… and 15 more errors; --json lists all of them\.\n\n45 errors\n$/u)
    expect(JSON.parse((await venturi(["check", at("many.yaml"), "--json"])).out).diagnostics).toHaveLength(45)
  })

  test("--json gives one document, also for a wrong file", async () => {
    const good = await venturi(["check", at("right.yaml"), "--json"])
    expect([good.code, JSON.parse(good.out), good.err]).toEqual([0, { ok: true, diagnostics: [] }, ""])
    const bad = await venturi(["check", at("wrong.yaml"), "--json"])
    expect([bad.code, bad.err]).toEqual([1, ""])
    const document = {
      ok: false,
      diagnostics: [{ severity: "error", code: "unknown-name", line: 9, column: 34, fix: "did you mean `price`?" }],
    }
    expect(JSON.parse(bad.out)).toMatchObject(document)
  })

  test("a byte order mark is no mistake", async () => {
    expect((await venturi(["check", at("marked.yaml")])).code).toBe(0)
  })
})

describe("files that cannot be read", () => {
  test.each([
    ["missing", "rihgt.yaml", "file-missing", "There is no file `./rihgt.yaml`.\n  fix: did you mean `./right.yaml`?"],
    ["a folder", "folder", "file-is-directory", "`./folder` is a folder; a venture is one file."],
    ["too large", "huge.yaml", "file-too-large", "`./huge.yaml` is too large: 50 MB where at most 2 MB are"],
    ["no UTF-8", "gbk.yaml", "not-text", "`./gbk.yaml` is no UTF-8 text."],
    ["below a file", "right.yaml/x", "file-missing", "There is no file `./right.yaml/x`."],
  ])("%s", async (_what, name, code, sentence) => {
    const { code: exit, out, err } = await venturi(["plan", at(name)])
    expect([exit, out]).toEqual([1, ""])
    expect(err).toContain(`${code}\n  ${sentence}`)
    const json = await venturi(["plan", at(name), "--json"])
    expect(JSON.parse(json.out)).toMatchObject({ ok: false, diagnostics: [{ code, file: `./${name}`, line: null }] })
  })
})

describe("run", () => {
  test("a table, or one document", async () => {
    const { code, out, err } = await venturi(["run", at("right.yaml"), "price", ...few])
    expect([code, err]).toEqual([0, ""])
    expect(out).toMatch(/^quantity .*\nprice .* 28\.\d /u)
    const json = await venturi(["run", at("right.yaml"), "price", ...few, "--seed", "7", "--json"])
    expect(JSON.parse(json.out)).toMatchObject({ seed: 7, quantities: { price: { unit: "USD/customer" } } })
  })

  test("an unknown quantity is wrong input", async () => {
    const { code, out, err } = await venturi(["run", at("right.yaml"), "prise"])
    expect([code, out]).toEqual([1, ""])
    expect(err).toContain("did you mean `price`?")
  })

  test("--set puts another value in place, checked as if it stood in the file", async () => {
    const set = await venturi(["run", at("right.yaml"), "price", "--set", "price=5 USD/customer", "--json", ...few])
    expect(JSON.parse(set.out)).toMatchObject({ quantities: { price: { mean: 5, p95: 5 } } })
    const bad = await venturi(["run", at("right.yaml"), "--set", "price=5 USD/custumer"])
    expect(bad.code).toBe(1)
    expect(bad.err).toContain("--set price:1:7  unknown-unit")
  })
})

describe("data files", () => {
  const venture = (file: string): string => `venturi: 1\nassumptions:\n  price: data(${file}, price) USD\n`

  test("are read from the venture's folder", async () => {
    writeFileSync(at("data.yaml"), venture("observed.csv"))
    const { out } = await venturi(["run", at("data.yaml"), "--json", ...few])
    expect(JSON.parse(out)).toMatchObject({ quantities: { price: { p50: 30 } } })
  })

  test("and from nowhere else: neither above, nor by a whole path, nor through a link", async () => {
    const inside = at("folder")
    const outside = at("observed.csv")
    symlinkSync(outside, join(inside, "link.csv"))
    for (const name of ["../observed.csv", outside, "link.csv", "missing.csv", "../folder/../observed.csv"]) {
      writeFileSync(join(inside, "venture.yaml"), venture(name))
      const { code, err } = await venturi(["check", join(inside, "venture.yaml")])
      expect([name, code]).toEqual([name, 1])
      expect(err).toContain("data-missing")
    }
  })
})

describe("explain", () => {
  test("a quantity, or the list of all", async () => {
    const tree = await venturi(["explain", at("right.yaml"), "build.value", ...few])
    expect(tree.out).toMatch(/^build\.value = [^\n]* USD [^\n]*\n.*├─ build\.users .*└─ price /su)
    const list = await venturi(["explain", at("right.yaml")])
    expect(list.out).toContain("Written in the file\n")
    const json = await venturi(["explain", at("right.yaml"), "--json"])
    expect(JSON.parse(json.out).quantities.map(({ path }: { path: string }) => path)).toContain("build.users")
  })
})

describe("wrong usage", () => {
  test.each([
    [["plna", "x.yaml"], "There is no command plna. Did you mean plan?\nventuri --help shows how it is used.\n"],
    [["check"], "The argument FILE is missing.\nventuri check --help shows how it is used.\n"],
    [["check", "a", "b"], "There are more arguments than venturi check takes.\n"],
    [["run", "a", "--sampels", "5"], "There is no option --sampels here. Did you mean --samples?\n"],
    [["run", "a", "--samples"], "The option --samples needs a value.\n"],
    [["run", "a", "--samples", "many"], "--samples many: a whole number from 1 to 10000000 is needed.\n"],
    [["run", "a", "--set", "price"], "--set price: a name, an equals sign and a value is needed.\n"],
    [["plan", "a", "--lang", "fr"], "--lang fr: en or zh is needed.\n"],
    [["--nonsense"], "There is no option --nonsense here.\n"],
  ])("%j", async (args, expected) => {
    const { code, out, err } = await venturi(args)
    expect([code, out]).toEqual([2, ""])
    expect(err.startsWith(expected)).toBe(true)
  })
})

test.each([
  [["report", "x.yaml", "-o"], "The option -o needs a value."],
  [["plan", "x.yaml", "--seed"], "The option --seed needs a value."],
])("%j", async (args, message) => expect((await venturi(args)).err).toContain(message))

describe("the user's language", () => {
  test.each([
    [{ LANG: "zh_CN.UTF-8" }, []],
    [{ LC_ALL: "zh_CN.UTF-8", LANG: "en_US.UTF-8" }, []],
    [{ LANG: "en_US.UTF-8" }, ["--lang", "zh"]],
    [{}, ["--lang=zh"]],
  ])("%j %j is Chinese", async (environment, args) => {
    const { err } = await venturi(["check", at("nowhere.yaml"), ...args], { environment })
    expect(err).toContain("找不到文件")
    expect((await venturi(["chekc", ...args], { environment })).err).toContain("没有 chekc 这个命令。是否想写 check？")
  })

  test("help, and the bare command, speak it too", async () => {
    const { code, out } = await venturi(["plan", "--help", "--lang", "zh"])
    expect(code).toBe(0)
    expect(out).toContain("用法： venturi plan")
    expect(out).not.toMatch(/Usage|Options|display/u)
    expect((await venturi([], { environment: { LANG: "zh_CN" } })).out).toMatch(/从这里开始：\s+venturi init /u)
    expect((await venturi(["help", "plan", "--lang", "zh"])).out).toBe(out)
    expect((await venturi([])).out).toMatch(/^A compiler .*\n\nBegin here:\n\n {2}venturi init .*venturi plan venture\.yaml/su)
  })

  test.each(["en", "zh"])("the example of the bare command is right (%s)", async (language) => {
    const { out } = await venturi([], { environment: { LANG: language } })
    const yaml = out
      .split("\n")
      .filter((line) => /^ {2,}\S/u.test(line) && !line.includes("venturi "))
      .map((line) => line.slice(2))
    writeFileSync(at(`example-${language}.yaml`), yaml.join("\n"))
    const plan = await venturi(["plan", at(`example-${language}.yaml`), ...few, "--lang", "en"])
    expect([plan.code, plan.err]).toEqual([0, ""])
    expect(plan.out).toMatch(/^Verdict\nChoose /u)
    expect((await venturi(["explain", at(`example-${language}.yaml`), "users", ...few])).code).toBe(0)
  })
})

describe("plan", () => {
  test("answers for people and for programs", async () => {
    const { code, out, err } = await venturi(["plan", at("right.yaml"), ...few])
    expect([code, err]).toEqual([0, ""])
    expect(out).toMatch(
      /^Verdict\n.*\n\nRanking\n.*\n\nSurvival and money\n.*\n\nYour advantage\n.*\n\nWhat decides it\n.*\n\nWhat to do next\n.*\n\nWarnings\n/su,
    )
    const json = JSON.parse((await venturi(["plan", at("right.yaml"), ...few, "--json"])).out)
    expect(Object.keys(json)).toEqual(
      expect.arrayContaining([
        "best",
        "projects",
        "resources",
        "sensitivities",
        "information",
        "actions",
        "warnings",
        "samples",
        "seed",
      ]),
    )
    for (const action of json.actions) expect(action.text).toMatch(/\.$/u)
  })

  test("tells verdict, ranking, survival and money before the rest is known; a document comes whole", async () => {
    const told: string[] = []
    await venturi(["plan", at("right.yaml"), ...few], { out: (part) => void told.push(part) })
    expect(told[0]).toMatch(/^Verdict\n/u)
    const first = told.slice(0, 2).join("")
    expect(first).toMatch(/^Verdict\n.*\n\nRanking\n.*\n\nSurvival and money\n/su)
    expect(first).not.toContain("Your advantage")
    expect(told.length).toBeGreaterThan(3)
    const documents: string[] = []
    await venturi(["plan", at("right.yaml"), ...few, "--json"], { out: (part) => void documents.push(part) })
    expect(documents).toHaveLength(1)
  })

  test("shows its progress on a terminal alone, and takes it away", async () => {
    const { out, err } = await venturi(["plan", at("right.yaml"), ...few], { isErrTerminal: true })
    expect(err).toMatch(/comparing projects … \d+ %/u)
    expect(err.endsWith("\r\u001b[K")).toBe(true)
    expect(out).not.toContain("\u001b")
  })

  test("colours on a terminal, none when they are refused", async () => {
    const colour = async (args: string[], environment: Shell["environment"]): Promise<boolean> =>
      (await venturi(["plan", at("right.yaml"), ...few, ...args], { outColumns: 80, environment })).out.includes("\u001b[")
    expect(await colour([], {})).toBe(true)
    expect(await colour(["--no-color"], {})).toBe(false)
    expect(await colour([], { NO_COLOR: "1" })).toBe(false)
  })
})

test("what breaks is told in one line, with a request to report it", async () => {
  const breaking: Partial<Shell> = {
    now: () => {
      throw new Error("internal: the clock stopped\nat once")
    },
  }
  const { code, out, err } = await venturi(["plan", at("right.yaml")], breaking)
  expect([code, out]).toEqual([3, ""])
  expect(err).toMatch(/^Venturi broke \(internal: the clock stopped\)\..*please report it.*\n$/u)
  const debugged = await venturi(["plan", at("right.yaml")], { ...breaking, environment: { VENTURI_DEBUG: "1" } })
  expect(debugged.err).toMatch(/program\.test\.ts/u)
})

describe("sources", () => {
  const sold = `venturi: 1
currency: USD
resources:
  cash: 500k USD
  people: [ { role: ml-engineer, count: 1 person } ]
projects:
  a:
    market: { customers: 100 to 900 customer, share: 5 % }
    churn: 10 %/year
    revenue: [ { name: fee, kind: subscription, price: 1900 USD/customer/month } ]
    plan: [ { task: build, takes: 2 month, needs: { ml-engineer: 1 person } } ]
`
  beforeAll(() => writeFileSync(at("sold.yaml"), sold))

  test("lists the defaults with their ages as of today, counts them, says what to replace", async () => {
    const { code, out, err } = await venturi(["sources", at("sold.yaml")])
    expect([code, err]).toEqual([0, ""])
    expect(out).toMatch(/^Defaults in use\nage/u)
    expect(out).toContain("(a.business.bad_debt)")
    expect(out).toMatch(/\d+ defaults: .*published.*\./u)
    expect(out).toContain("What to replace first\n1. ")
    expect(out).toContain("Ages are those of 2026-11-24")
  })

  test("--as-of moves the ages, --set makes a figure one's own", async () => {
    type Told = {
      asOf: string
      defaults: { path: string; ageMonths: number }[]
      written: { path: string; line: number | null }[]
    }
    const json = async (...args: string[]): Promise<Told> =>
      JSON.parse((await venturi(["sources", at("sold.yaml"), "--json", ...args])).out)
    const [now, later] = [await json(), await json("--as-of", "2027-11-24")]
    const debt = ({ defaults }: Told): number | undefined =>
      defaults.find(({ path }) => path === "a.business.bad_debt")?.ageMonths
    expect([now.asOf, debt(now), later.asOf, debt(later)]).toEqual(["2026-11-24", 16, "2027-11-24", 28])
    const set = await json("--set", "a.business.bad_debt=1 %")
    expect(debt(set)).toBeUndefined()
    expect(set.written.find(({ path }) => path === "a.business.bad_debt")).toMatchObject({ line: null })
  })

  test.each([
    [["--as-of", "2026-02-30"], "--as-of 2026-02-30: a day such as 2026-11-24 is needed."],
    [["--as-of", "heute", "--lang", "zh"], "--as-of heute：需要一个日期，例如 2026-11-24。"],
  ])("%j is no day", async (args, message) => {
    const { code, err } = await venturi(["sources", at("sold.yaml"), ...args])
    expect([code, err.split("\n")[0]]).toEqual([2, message])
  })

  test("what does not compile is told", async () => {
    const { code, err } = await venturi(["sources", at("wrong.yaml")])
    expect([code, err.includes("unknown-name")]).toEqual([1, true])
  })
})

test("check tells what lies outside the data where nothing need be drawn", async () => {
  writeFileSync(
    at("served.yaml"),
    `venturi: 1
resources: { cash: 500k USD }
projects:
  a:
    model: { base: Llama-3.1-8B, method: none }
    serving: { gpu: L4, efficiency: { compute: 50 % } }
    market: { customers: 100 customer, share: 5 % }
    churn: 10 %/year
    usage: { requests: 100 request/seat/month }
    revenue: [ { name: fee, kind: subscription, price: 90 USD/customer/month } ]
`,
  )
  const { code, out, err } = await venturi(["check", at("served.yaml")])
  expect([code, out !== ""]).toEqual([0, true])
  expect(err).toContain("outside-data")
  expect(err).toContain("`L4`")
})
