// A new file is written whole, or nothing is changed.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { whyNotNew, writeNew } from "./write-new.ts"

const folder = mkdtempSync(join(tmpdir(), "venturi-new-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

test("a file that is not there is written, and nothing else is left in the folder", () => {
  mkdirSync(at("a"))
  expect(writeNew(at("a/venture.yaml"), "venturi: 1\n")).toBe(null)
  expect([readdirSync(at("a")), readFileSync(at("a/venture.yaml"), "utf8")]).toEqual([["venture.yaml"], "venturi: 1\n"])
})

test("a file that is there stays as it is, and a free name is offered", () => {
  mkdirSync(at("b"))
  for (const name of ["v.yaml", "v-2.yaml"]) writeFileSync(at(`b/${name}`), "mine")
  expect(whyNotNew(at("b/v.yaml"))).toMatchObject({ code: "file-exists", params: { other: at("b/v-3.yaml") } })
  expect(writeNew(at("b/v.yaml"), "other")?.code).toBe("file-exists")
  expect([readdirSync(at("b")), readFileSync(at("b/v.yaml"), "utf8")]).toEqual([["v-2.yaml", "v.yaml"], "mine"])
})

test("neither a folder nor a link that leads nowhere is written over", () => {
  mkdirSync(at("c"))
  mkdirSync(at("c/v.yaml"))
  symlinkSync(at("nowhere"), at("c/link.yaml"))
  expect(writeNew(at("c/v.yaml"), "x")?.code).toBe("file-exists")
  expect(writeNew(at("c/link.yaml"), "x")?.code).toBe("file-exists")
})

test("a folder that is not there", () => {
  expect(writeNew(at("no/v.yaml"), "x")).toMatchObject({ code: "file-unwritable", params: { reason: "ENOENT" } })
})

test("a folder that may not be written", () => {
  mkdirSync(at("locked"))
  chmodSync(at("locked"), 0o555)
  chmodSync(folder, 0o755)
  // The administrator may write everything, so the writing is done as nobody.
  const isAdministrator = process.getuid?.() === 0
  if (isAdministrator) process.seteuid?.(65_534)
  try {
    expect(writeNew(at("locked/v.yaml"), "x")).toMatchObject({ code: "file-unwritable", params: { reason: "EACCES" } })
  } finally {
    if (isAdministrator) process.seteuid?.(0)
  }
  expect(readdirSync(at("locked"))).toEqual([])
})
