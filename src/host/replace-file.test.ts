// A file is replaced whole, or everything stays as it is.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { replaceFile } from "./replace-file.ts"

let folder = ""
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-replace-"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("a file is written, an earlier one replaced, a missing folder made; nothing else is left", () => {
  const file = join(folder, "deep", "报告.html")
  expect(replaceFile(file, "one")).toBeNull()
  expect(replaceFile(file, "two")).toBeNull()
  expect(readFileSync(file, "utf8")).toBe("two")
  expect(readdirSync(join(folder, "deep"))).toEqual(["报告.html"])
})

test("where it cannot be written it says why and leaves nothing", () => {
  mkdirSync(join(folder, "taken.html"))
  writeFileSync(join(folder, "taken.html", "kept"), "")
  const problem = replaceFile(join(folder, "taken.html"), "x")
  expect(problem).toMatchObject({ code: "file-unwritable", params: { file: join(folder, "taken.html") } })
  writeFileSync(join(folder, "file"), "")
  expect(replaceFile(join(folder, "file", "x.html"), "x")?.code).toBe("file-unwritable")
  expect(readdirSync(folder).toSorted()).toEqual(["deep", "file", "taken.html"])
})
