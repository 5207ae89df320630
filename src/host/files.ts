/** Files for the shells: a venture's text, and the data files beside it. What cannot be read is a diagnostic. */
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs"
import { basename, dirname, extname, isAbsolute, relative, resolve, sep } from "node:path"
import { type Diagnostic, nearest, type ReadFile } from "../index.ts"
import { reasonOf, refused } from "./problem.ts"

export type FileRead = { readonly text: string } | { readonly diagnostic: Diagnostic }

/** Bytes. Larger than any venture or model that a person writes, and than any table of observations that one collects by hand. */
const mostOfText = 2_000_000
const mostOfData = 20_000_000

/** The text of a venture file, without a byte order mark. Errors: file-missing, file-is-directory, file-too-large, file-unreadable, not-text, no-venture. */
export function readVentureFile(file: string): FileRead {
  return readText(file, notText)
}

/** The same of any other file. Errors: all but no-venture. */
export function readTextFile(file: string): FileRead {
  return readText(file, () => notRead("not-text", { file }))
}

/** The same of a table of observations, which may be larger. Errors: all but no-venture. */
export function readDataFile(file: string): FileRead {
  return readText(file, () => notRead("not-text", { file }), mostOfData)
}

/** `other` says what a file of other bytes than UTF-8 is. */
function readText(file: string, other: (file: string, bytes: Buffer) => FileRead, most: number = mostOfText): FileRead {
  try {
    const about = statSync(file)
    if (about.isDirectory()) return notRead("file-is-directory", { file })
    // Asked before reading: a huge file is refused at once. What is no ordinary file has no size to trust.
    if (!about.isFile()) return notRead("file-unreadable", { file, reason: "ENODEV" })
    if (about.size > most) return notRead("file-too-large", { file, got: megabytes(about.size), limit: megabytes(most) })
    const bytes = readFileSync(file)
    const text = decoded(bytes)
    return text === null ? other(file, bytes) : { text }
  } catch (problem) {
    const reason = reasonOf(problem)
    if (reason !== "ENOENT" && reason !== "ENOTDIR") return notRead("file-unreadable", { file, reason })
    return notRead("file-missing", { file, nearest: neighbours(file) })
  }
}

/** By what such files begin with: a document that is told by its kind is easier to understand than one in a wrong encoding. */
function notText(file: string, bytes: Buffer): FileRead {
  const start = bytes.subarray(0, 5).toString("latin1")
  if (start === "%PDF-") return notRead("no-venture", { kind: "pdf" })
  return start.startsWith("PK\u0003\u0004") ? notRead("no-venture", { kind: "zip" }) : notRead("not-text", { file })
}

/** Reads files that a venture names, from its own folder and the folders below it; null for anything else. */
export function readerBeside(ventureFile: string): ReadFile {
  const folder = realFolder(ventureFile)
  return (name) => {
    if (folder === null || isAbsolute(name) || name.split(/[/\\]/u).includes("..")) return null
    try {
      // The real path: a link must not lead out of the folder.
      const file = realpathSync(resolve(folder, name))
      const about = statSync(file)
      const isInside = !isAbsolute(relative(folder, file)) && !relative(folder, file).startsWith(`..${sep}`)
      return isInside && about.isFile() && about.size <= mostOfData ? decoded(readFileSync(file)) : null
    } catch {
      return null
    }
  }
}

function realFolder(file: string): string | null {
  try {
    return realpathSync(dirname(resolve(file)))
  } catch {
    return null
  }
}

/** UTF-8 or nothing; a byte order mark is dropped. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** YAML files of the same folder that may have been meant. */
function neighbours(file: string): string[] {
  try {
    const names = readdirSync(dirname(resolve(file))).filter((name) => [".yaml", ".yml"].includes(extname(name)))
    return nearest(basename(file), names).map((name) => file.slice(0, file.length - basename(file).length) + name)
  } catch {
    return []
  }
}

function megabytes(bytes: number): string {
  return `${Number((bytes / 1e6).toPrecision(3))} MB`
}

function notRead(code: string, params: Diagnostic["params"]): FileRead {
  return { diagnostic: refused(code, params) }
}
