import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { readerBeside, readVentureFile } from "./files.ts"

const folder = mkdtempSync(join(tmpdir(), "venturi-files-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

/** The code of what is said, or the text that was read. */
function read(name: string): string {
  const result = readVentureFile(at(name))
  return "diagnostic" in result ? result.diagnostic.code : result.text
}

describe("a file that is no venture is told in one diagnostic", () => {
  writeFileSync(at("right.yaml"), "venturi: 1\n")
  writeFileSync(at("bom.yaml"), "\uFEFFventuri: 1\n")
  writeFileSync(at("latin.yaml"), Buffer.from("name: caf\u00e9", "latin1"))
  writeFileSync(at("big.yaml"), "")
  truncateSync(at("big.yaml"), 50_000_000)
  mkdirSync(at("folder"))
  test.each([
    ["right.yaml", "venturi: 1\n"],
    ["bom.yaml", "venturi: 1\n"],
    ["latin.yaml", "not-text"],
    ["big.yaml", "file-too-large"],
    ["folder", "file-is-directory"],
    ["nothing.yaml", "file-missing"],
  ])("%s: %j", (name, said) => {
    expect(read(name)).toBe(said)
  })

  test("one that may not be read", () => {
    writeFileSync(at("secret.yaml"), "venturi: 1\n")
    chmodSync(at("secret.yaml"), 0)
    chmodSync(folder, 0o755)
    // The administrator may read everything, so the reading is done as nobody.
    const isAdministrator = process.getuid?.() === 0
    if (isAdministrator) process.seteuid?.(65_534)
    try {
      expect(read("secret.yaml")).toBe("file-unreadable")
    } finally {
      if (isAdministrator) process.seteuid?.(0)
    }
  })
})

describe("data are read from the folder of the venture and from nowhere else", () => {
  mkdirSync(at("venture"))
  writeFileSync(at("venture/prices.csv"), "price\n3\n")
  writeFileSync(at("outside.csv"), "price\n4\n")
  symlinkSync(at("outside.csv"), at("venture/link.csv"))
  const reader = readerBeside(at("venture/venture.yaml"))
  test.each([
    ["prices.csv", "price\n3\n"],
    ["../outside.csv", null],
    [at("outside.csv"), null],
    ["link.csv", null],
    ["missing.csv", null],
  ])("%s", (name, text) => {
    expect(reader(name)).toBe(text)
  })
})
