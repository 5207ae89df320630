import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { openKeptCode } from "./kept-code.ts"

let folder = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-code-"))
  write("sum.cjs", `const { two } = require("./two.cjs"); exports.sum = 1 + two; exports.name = require("node:path").sep`)
  write("two.cjs", "exports.two = 2")
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
const keptFiles = (): readonly string[] => readdirSync(folder).filter((name) => name.includes("bytecode"))

/** As one process after the other would do. */
function runOnce(): unknown {
  const { load, keep } = openKeptCode(folder)
  const exports = load("sum.cjs")
  expect(load("sum.cjs")).toBe(exports)
  keep()
  return exports
}

test("files of the folder load each other, and what Node brings", () => {
  expect(runOnce()).toEqual({ sum: 3, name: "/" })
})

/** Bytes of each file, by its name. */
const keptBytes = (): ReadonlyMap<string, string> =>
  new Map(keptFiles().map((name) => [name, readFileSync(join(folder, name)).toString("base64")]))

test("the bytecode is written once, and the next run uses it", () => {
  runOnce()
  expect(keptFiles()).toHaveLength(2)
  const times = keptFiles().map((name) => statSync(join(folder, name)).mtimeMs)
  runOnce()
  expect(keptFiles().map((name) => statSync(join(folder, name)).mtimeMs)).toEqual(times)
})

test.each(["exports.two = 5", "exports.two = 5555"])(
  "bytecode of another text is not used and is replaced, of as long a text too: %s",
  (text) => {
    runOnce()
    const before = keptBytes()
    write("two.cjs", text)
    expect(runOnce()).toMatchObject({ sum: 1 + Number(text.split(" ").at(-1)) })
    const after = keptBytes()
    expect([...after.keys()]).toEqual([...before.keys()])
    const changed = [...after].filter(([name, bytes]) => before.get(name) !== bytes).map(([name]) => name.split(".")[0])
    expect(changed).toEqual(["two"])
  },
)

test.each([
  ["what is no bytecode", (): Buffer => Buffer.from("nonsense")],
  ["bytecode that V8 refuses", (kept: Buffer): Buffer => Buffer.concat([kept.subarray(0, 32), Buffer.alloc(64, 7)])],
  ["half of it", (kept: Buffer): Buffer => kept.subarray(0, kept.length / 2)],
])("%s is passed over and replaced", (_, spoilt) => {
  runOnce()
  // The same files elsewhere, since V8 remembers what it compiled in this process by its place.
  const elsewhere = mkdtempSync(join(tmpdir(), "venturi-code-"))
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name))
    writeFileSync(join(elsewhere, name), name.endsWith(".bytecode") ? spoilt(bytes) : bytes)
  }
  rmSync(folder, { recursive: true })
  folder = elsewhere
  const before = keptBytes()
  expect(runOnce()).toMatchObject({ sum: 3 })
  expect(keptBytes().size).toBe(2)
  for (const [name, bytes] of keptBytes()) expect(bytes).not.toBe(before.get(name))
})

test("nothing unfinished is left behind", () => {
  runOnce()
  expect(keptFiles().every((name) => name.endsWith(".bytecode"))).toBe(true)
})

test("where a file cannot take its name, the run goes on and nothing is left", () => {
  const { load, keep } = openKeptCode(folder)
  load("two.cjs")
  keep()
  const [name = ""] = keptFiles()
  rmSync(join(folder, name))
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, "full"), "")
  expect(runOnce()).toMatchObject({ sum: 3 })
  expect(keptFiles().filter((one) => !one.endsWith(".bytecode"))).toEqual([])
})

test("a folder that cannot be written serves as well", () => {
  const { load, keep } = openKeptCode(folder)
  expect(load("sum.cjs")).toMatchObject({ sum: 3 })
  rmSync(folder, { recursive: true })
  expect(keep).not.toThrow()
})
