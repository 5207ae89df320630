// `venturi report` with a shell of the test's own: what is written where, and what is refused before anything is computed.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { commandOf, type Outcome } from "../../tests/support/command.ts"

const text = `venturi: 1
name: Two ways
start: 2027-01
resources: { cash: 500k USD }
projects:
  build: { formulas: { value: = users * 60 USD/customer, users: 5k to 40k customer } }
  license: { formulas: { value: 400k to 900k USD } }
`
let folder = ""
const at = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-report-"))
  writeFileSync(at("right.yaml"), text)
  writeFileSync(at("wrong.yaml"), text.replace("users *", "uzers *"))
  mkdirSync(at("taken.html"))
  mkdirSync(at("folder"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = (...args: readonly string[]): Promise<Outcome> =>
  commandOf(["report", ...args, "--samples", "256"], { now: () => 0 })

describe("a report", () => {
  test("is written in every form asked for, and each is named", async () => {
    const files = ["out.html", "out.md", "deep/out.csv", "out.JSON"].map(at)
    const { code, out, err } = await report(at("right.yaml"), ...files.flatMap((file) => ["-o", file]))
    expect([code, err, out]).toEqual([0, "", files.map((file) => `Written: ${file}\n`).join("")])
    const [html = "", md = "", csv = "", json = ""] = files.map((file) => readFileSync(file, "utf8"))
    expect(html).toMatch(/^<!doctype html>\n?<html lang="en"[\s\S]*Two ways[\s\S]*<\/html>\n?$/iu)
    expect(md).toMatch(/^# Two ways\n/u)
    expect(csv).toMatch(/^\u{feff}chapter,/u)
    expect(JSON.parse(json)).toMatchObject({
      name: "Two ways",
      date: "2026-11-24",
      best: "build",
      sources: { asOf: "2026-11-24" },
    })
  })

  test("speaks the language asked for", async () => {
    await report(at("right.yaml"), "-o", at("zh.html"), "--lang", "zh")
    expect(readFileSync(at("zh.html"), "utf8")).toMatch(/<html lang="zh[\s\S]*执行摘要[\s\S]*附录/u)
  })

  test("with --json is the document of plan, what it rests on, and its day", async () => {
    const { code, out } = await report(at("right.yaml"), "--json")
    expect(code).toBe(0)
    expect(Object.keys(JSON.parse(out))).toEqual(expect.arrayContaining(["projects", "portrait", "sources", "date"]))
  })

  test("with --json is one document, also where a file cannot be written", async () => {
    const { code, out } = await report(at("right.yaml"), "--json", "-o", at("taken.html"))
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: false, diagnostics: [{ code: "file-unwritable" }] })
  })
})

test.each([
  [["right.yaml"], 2, "Where to? Name a file, such as -o report.html."],
  [["right.yaml", "-o", "x.docx"], 2, "x.docx: a report ends in .html, .md, .csv, .json."],
  [["right.yaml", "-o", "x.pdf"], 2, "A PDF is printed from the web page"],
  [["right.yaml", "-o", "folder"], 2, "folder is a folder: a file is needed, such as folder/report.html."],
  [["right.yaml", "-o", "new/"], 2, "new/ is a folder: a file is needed, such as new/report.html."],
  [["right.yaml", "-o", "x.htl"], 2, "Did you mean .html?"],
  [["wrong.yaml", "-o", "never.html"], 1, "unknown-name"],
  [["right.yaml", "-o", "taken.html"], 1, "file-unwritable"],
])("%j is refused", async ([file = "", ...options], code, message) => {
  const own = options.map((option) => (option.startsWith("-") ? option : at(option)))
  const done = await report(at(file), ...own)
  expect([done.code, done.out]).toEqual([code, ""])
  expect(done.err.replaceAll(`${folder}/`, "")).toContain(message)
  expect(existsSync(at("never.html"))).toBe(false)
})
