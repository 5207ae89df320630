// Files and folders as sources: in pieces, packed parts on end, by place; what cannot be opened is told.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openData } from "./data-source.ts"

let folder = ""
const at = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "venturi-source-"))
  mkdirSync(at("pets/cat/.cache"), { recursive: true })
  for (const name of ["pets/cat/2.png", "pets/cat/1.png", "pets/a.txt", "pets/.hidden", "pets/cat/.cache/x.png"])
    writeFileSync(at(name), name)
  symlinkSync(at("pets"), at("pets/again"))
  writeFileSync(at("plain.txt"), "0123456789".repeat(60_000))
  writeFileSync(at("packed.txt.gz"), Buffer.concat([gzipSync("one\n"), gzipSync("two\n")]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function textOf(name: string): Promise<readonly string[]> {
  const opened = openData(at(name))
  if (!("source" in opened) || opened.source.kind !== "file") throw new Error("it is a file")
  const pieces: string[] = []
  for await (const piece of opened.source.chunks()) pieces.push(Buffer.from(piece).toString())
  return pieces
}

test("a file comes in pieces and by place", async () => {
  const pieces = await textOf("plain.txt")
  expect(pieces.length).toBeGreaterThan(1)
  expect(pieces.join("")).toBe("0123456789".repeat(60_000))
  const opened = openData(at("plain.txt"))
  if (!("source" in opened) || opened.source.kind !== "file") throw new Error("it is a file")
  expect(Buffer.from(await opened.source.slice(12, 15)).toString()).toBe("234")
  expect(await opened.source.slice(599_999, 700_000)).toHaveLength(1)
})

test("packed parts on end are unpacked one after the other", async () => {
  expect((await textOf("packed.txt.gz")).join("")).toBe("one\ntwo\n")
})

test("a folder is its files in order, without hidden ones and links", () => {
  const opened = openData(at("pets"))
  const files = "source" in opened && opened.source.kind === "folder" ? opened.source.files : []
  expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([
    ["a.txt", 10],
    ["cat/1.png", 14],
    ["cat/2.png", 14],
  ])
})

test("what is not there is told", () => {
  expect(openData(at("nowhere"))).toMatchObject({ diagnostic: { code: "file-missing" } })
  expect(openData("/dev/null")).toMatchObject({ diagnostic: { code: "file-unreadable" } })
})
