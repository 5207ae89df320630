/** Writes a file whole or not at all: to a temporary one beside it, which then takes its name. */
import { randomUUID } from "node:crypto"
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import type { Diagnostic } from "../index.ts"
import { reasonOf, refused } from "./problem.ts"

/** Null when it is written: an earlier file of this name is replaced, a missing folder made. Errors: file-unwritable. */
export function replaceFile(file: string, text: string): Diagnostic | null {
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}`)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(temporary, text, { flag: "wx" })
    renameSync(temporary, file)
    return null
  } catch (problem) {
    if (existsSync(temporary)) rmSync(temporary)
    return refused("file-unwritable", { file, reason: reasonOf(problem) })
  }
}
