/** The file of a model that an argument may name: a config, the folder that holds one, a layer file. */
import { statSync } from "node:fs"
import { basename, join, resolve } from "node:path"
import type { Diagnostic } from "../index.ts"
import { readTextFile } from "./files.ts"
import { refused } from "./problem.ts"

export type ModelFileRead =
  | { readonly kind: "text"; readonly text: string; readonly file: string; readonly name: string }
  | { readonly kind: "problem"; readonly diagnostic: Diagnostic }
  /** Nobody would write a path so; `otherwise` is told where it is no name either. */
  | { readonly kind: "none"; readonly otherwise: Diagnostic | null }

/** Errors: file-missing, folder-without-config, file-too-large, file-unreadable, not-text. */
export function readModelFile(spec: string): ModelFileRead {
  switch (kindOf(spec)) {
    case "file":
      return read(spec, basename(spec).replace(/\.[^.]+$/u, ""))
    case "folder":
      return readFolder(spec)
    default:
      return isPath(spec) ? problem(refused("file-missing", { file: spec, nearest: [] })) : { kind: "none", otherwise: null }
  }
}

/** A folder that only happens to be called as a model is does not hide the model. */
function readFolder(folder: string): ModelFileRead {
  const config = join(folder, "config.json")
  if (kindOf(config) === "file") return read(config, basename(resolve(folder)))
  const otherwise = refused("folder-without-config", { folder })
  return isPath(folder) || /[\\/]/u.test(folder) ? problem(otherwise) : { kind: "none", otherwise }
}

function read(file: string, name: string): ModelFileRead {
  const result = readTextFile(file)
  return "diagnostic" in result ? problem(result.diagnostic) : { kind: "text", text: result.text, file, name }
}

function problem(diagnostic: Diagnostic): ModelFileRead {
  return { kind: "problem", diagnostic }
}

/** Names of the catalogue neither begin like a path nor end like one of these files. */
function isPath(spec: string): boolean {
  return /^(\.{0,2}[\\/]|\.{1,2}$|~|[a-z]:[\\/])|[\\/]$|\.(json|ya?ml)$/iu.test(spec)
}

function kindOf(path: string): "file" | "folder" | "nothing" {
  try {
    const about = statSync(path, { throwIfNoEntry: false })
    if (about === undefined) return "nothing"
    return about.isDirectory() ? "folder" : "file"
  } catch {
    return "nothing"
  }
}
