// `venturi data` on files of all kinds as it is typed: profile, drift and card, in both languages, as JSON, and what is wrong with them.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, expect, test } from "vitest"
import { commandOf } from "../../tests/support/command.ts"
import * as samples from "../../tests/support/data-samples.ts"

let folder = ""
const at = (name: string): string => join(folder, name)

function put(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(at(name)), { recursive: true })
  writeFileSync(at(name), content)
}

const letter = { text: "Please write to ann.lee@example.com about the order that has not come back to me.", label: "refund" }

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-room-"))
  const tickets = samples.tickets(150, 3)
  put("tickets.jsonl", samples.jsonl([...tickets, tickets[2] ?? {}, letter]))
  put("tickets.jsonl.gz", gzipSync(samples.jsonl([...tickets, tickets[2] ?? {}, letter])))
  put("customers.csv", samples.customersCsv(samples.customers(300, 1)))
  put("later.parquet", samples.customersParquet(samples.customers(300, 2, true)))
  put(
    "ratings.csv",
    `user,item,rating,time\n${samples
      .ratings(60, 4)
      .map((rating) => rating.join(","))
      .join("\n")}`,
  )
  put("boxes.json", JSON.stringify(samples.coco(5)))
  for (const [name, bytes] of samples.imageFolder()) put(`images/${name}`, bytes)
  put("images/LICENSE", "CC0-1.0")
  put("empty.jsonl", "")
  put("nan.jsonl", '{"x": 1}\n{"x": NaN}\n')
  put("cut.csv.gz", gzipSync("a,b\n1,2\n").subarray(0, 12))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  [
    "tickets.jsonl",
    ["152 rows, 3 columns", "JSON Lines", "Languages:", "row 151 repeats row 3", "e-mail address", "CC-BY-4.0: ", "2 classes"],
  ],
  ["later.parquet", ["300 rows, 5 columns", "Parquet", "The data do not say under which licence"]],
  ["ratings.csv", ["60 users", "of their pairs are rated", "fewer than 5 ratings"]],
  ["boxes.json", ["80 rows, 7 columns", "scratch", "CC0-1.0: 80 rows"]],
  ["images", ["27 rows, 7 columns", "images by class", "Stated in LICENSE.", "channels tells nearly all of class by itself"]],
])("%s is told in English", async (name, said) => {
  const { code, out, err } = await commandOf(["data", at(name)])
  expect([code, err]).toEqual([0, ""])
  for (const part of said) expect(out).toContain(part)
})

test.each([
  ["tickets.jsonl", ["152 行，3 列", "第 151 行与第 3 行相同", "电子邮箱", "2 个类别"]],
  ["images", ["按类别存放的图像", "见文件 LICENSE。"]],
])("%s is told in Chinese", async (name, said) => {
  const { out } = await commandOf(["data", "profile", at(name), "--lang", "zh"])
  for (const part of said) expect(out).toContain(part)
})

test("a packed file is told as the file itself", async () => {
  const [plain, packed] = await Promise.all(
    ["tickets.jsonl", "tickets.jsonl.gz"].map(async (name) => JSON.parse((await commandOf(["data", at(name), "--json"])).out)),
  )
  expect({ ...packed, file: plain.file, bytes: plain.bytes }).toEqual(plain)
})

test("several files are told one after the other; a wrong one does not hide the others", async () => {
  const { code, out, err } = await commandOf(["data", "profile", at("customers.csv"), at("empty.jsonl"), at("boxes.json")])
  expect(code).toBe(1)
  expect(out).toContain("300 rows, 5 columns")
  expect(out).toContain("80 rows, 7 columns")
  expect(err).toContain("empty.jsonl")
  const json = JSON.parse((await commandOf(["data", "profile", at("customers.csv"), at("boxes.json"), "--json"])).out)
  expect(json.profiles.map(({ rows }: { rows: number }) => rows)).toEqual([300, 80])
})

test("--target tells what each column says of it", async () => {
  const { out } = await commandOf(["data", at("customers.csv"), "--target", "left"])
  expect(out).toMatch(/seats +0\.\d+ +[\d.]+ % +under 0\.001/u)
})

test("drift is the first sentence, between formats too", async () => {
  const english = await commandOf(["data", "drift", at("customers.csv"), at("later.parquet")])
  expect([english.code, english.err]).toEqual([0, ""])
  expect(english.out.replaceAll(/\s+/gu, " ")).toMatch(/later\.parquet differs from .*customers\.csv in (?:plan|seats)/u)
  const same = await commandOf(["data", "drift", at("customers.csv"), at("customers.csv"), "--lang", "zh"])
  expect(same.out.replaceAll(/\s+/gu, "")).toContain("有差别")
  const json = JSON.parse((await commandOf(["data", "drift", at("customers.csv"), at("later.parquet"), "--json"])).out)
  expect(json.columns[0]).toMatchObject({ isDrift: true, shift: "large" })
})

test("a card is written once, tells no text of the data and no folder of the machine", async () => {
  const written = await commandOf(["data", "card", at("tickets.jsonl"), "-o", at("card.md")])
  expect([written.code, written.err]).toEqual([0, ""])
  const card = readFileSync(at("card.md"), "utf8")
  expect(card).toMatch(/^# Data card: tickets\.jsonl\n\n152 rows, 3 columns · Counted by Venturi on 2026-11-24/u)
  for (const part of ["## Text", "## Personal data", "## Licence", "- [ ] Who collected the data"]) expect(card).toContain(part)
  for (const part of ["ann.lee", "please refund", folder]) expect(card).not.toContain(part)
  const again = await commandOf(["data", "card", at("tickets.jsonl"), "-o", at("card.md")])
  expect([again.code, again.err.includes("card-2.md")]).toEqual([1, true])
  const chinese = await commandOf(["data", "card", at("images"), "--lang", "zh"])
  expect(chinese.out).toContain("# 数据卡片：images")
})

test.each([
  [["data", "EMPTY"], 1, "holds no rows"],
  [["data", "NAN"], 1, "Line 2 of"],
  [["data", "CUT"], 1, "could not be read to its end"],
  [["data", "nowhere.jsonl"], 1, "There is no file"],
  [["data", "drift", "CUSTOMERS", "nowhere.csv"], 1, "There is no file"],
  [["data", "CUSTOMERS", "--as", "images"], 1, "is a file; images are read from a folder"],
  [["data", "IMAGES", "--as", "csv"], 1, "is a folder; only images"],
  [["data", "CUSTOMERS", "--as", "ratings"], 1, "holds no ratings by its names"],
  [["data", "CUSTOMERS", "--as", "cvs"], 1, "did you mean `csv`?"],
  [["data", "drift", "CUSTOMERS"], 2, "venturi data drift --help"],
  [["data", "drift", "CUSTOMERS", "CUSTOMERS", "--alpha", "x"], 2, "a chance between 0 and 1"],
  [["data", "drift", "CUSTOMERS", "CUSTOMERS", "--alpha", "5"], 1, "must lie between 0 and 1"],
])("%j ends with %d: %s", async (args, code, said) => {
  const names: Readonly<Record<string, string>> = {
    EMPTY: "empty.jsonl",
    NAN: "nan.jsonl",
    CUT: "cut.csv.gz",
    CUSTOMERS: "customers.csv",
    IMAGES: "images",
  }
  const outcome = await commandOf(args.map((arg) => (names[arg] === undefined ? arg : at(names[arg]))))
  expect([outcome.code, outcome.err]).toEqual([code, expect.stringContaining(said)])
})
