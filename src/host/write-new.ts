/** Writing a file that is not there yet: whole or not at all, and never over another. */
import { constants, copyFileSync, linkSync, lstatSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, extname, join } from "node:path"
import type { Diagnostic } from "../index.ts"
import { reasonOf, refused } from "./problem.ts"

/** What stands in the way of a new file, or null. Asked before the trouble of making its text. */
export function whyNotNew(file: string): Diagnostic | null {
  return isTaken(file) ? refused("file-exists", { file, other: freeBeside(file) }) : null
}

/**
 * Writes beside the file first, then gives it its name; a name that was taken meanwhile stays as it is.
 * Errors: file-exists, file-unwritable.
 */
export function writeNew(file: string, text: string): Diagnostic | null {
  const taken = whyNotNew(file)
  if (taken !== null) return taken
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
  try {
    writeFileSync(draft, text, { flag: "wx" })
    named(draft, file)
    return null
  } catch (problem) {
    const reason = reasonOf(problem)
    return reason === "EEXIST" ? whyNotNew(file) : refused("file-unwritable", { file, reason })
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A link, unlike a rename, fails where the name is taken. Some file systems have no links: there it is copied. */
function named(draft: string, file: string): void {
  try {
    linkSync(draft, file)
  } catch (problem) {
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "EINVAL", "ENOSYS"].includes(reasonOf(problem))) throw problem
    copyFileSync(draft, file, constants.COPYFILE_EXCL)
  }
}

/** `venture-2.yaml`, or the next number that is free. */
function freeBeside(file: string): string {
  const extension = extname(file)
  const stem = file.slice(0, file.length - extension.length)
  for (let number = 2; ; number++) if (!isTaken(`${stem}-${number}${extension}`)) return `${stem}-${number}${extension}`
}

/** A link that leads nowhere takes its name too. What may not be looked at is told when it is written. */
function isTaken(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}
