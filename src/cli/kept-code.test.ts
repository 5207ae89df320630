import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
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

test("the bytecode is written once, and the next run uses it", () => {
  runOnce()
  expect(keptFiles()).toHaveLength(2)
  // V8 tells texts apart by their length: as long as the old one, the new text is not looked at.
  write("two.cjs", "exports.two = 5")
  expect(runOnce()).toMatchObject({ sum: 3 })
})

test("bytecode of another text is not used", () => {
  runOnce()
  write("two.cjs", "exports.two = 5555")
  expect(runOnce()).toMatchObject({ sum: 5556 })
})

test("what is no bytecode is passed over", () => {
  runOnce()
  for (const name of keptFiles()) write(name, "nonsense")
  expect(runOnce()).toMatchObject({ sum: 3 })
})

test("a folder that cannot be written serves as well", () => {
  const { load, keep } = openKeptCode(folder)
  expect(load("sum.cjs")).toMatchObject({ sum: 3 })
  rmSync(folder, { recursive: true })
  expect(keep).not.toThrow()
})
