/** What a text is that is no venture: told once, instead of a mistake a line. A venture with mistakes is not meant here. */
import { type Diagnostic, error, nearest } from "../diagnostics/index.ts"
import type { Tree } from "../shape/index.ts"
import { known } from "./read.ts"

/** Each has its words. */
type Kind = "html" | "xml" | "pdf" | "plan" | "json" | "csv" | "yaml"

/** By its own signs, before it is parsed; null where it may be a venture. Errors: no-venture. */
export function foreignText(text: string, file: string): Diagnostic | null {
  const kind = kindOf(text)
  return kind === null ? null : noVenture(kind, file)
}

/** Readable, but not one of its sections is ours, nor nearly. Errors: no-venture. */
export function foreignTree(tree: Tree, file: string): Diagnostic | null {
  const keys = tree.kind === "map" ? tree.entries.map(({ key }) => key) : []
  const isOurs = keys.some((key) => known.includes(key) || nearest(key, known).length > 0)
  return keys.length < 2 || isOurs ? null : noVenture("yaml", file)
}

function noVenture(kind: Kind, file: string): Diagnostic {
  return error("no-venture", { file, start: 0, end: 0 }, { kind })
}

function kindOf(text: string): Kind | null {
  const start = text.slice(0, 2000).trimStart()
  if (/^<(?:!doctype\s+html|html|head|body)\b/iu.test(start)) return "html"
  if (/^<(?:\?xml|svg|[a-z][\w:-]*[\s>])/iu.test(start)) return "xml"
  if (start.startsWith("%PDF-")) return "pdf"
  if (/^[[{]/u.test(start)) return jsonKind(text)
  return isTable(text) ? "csv" : null
}

/** A venture may be written as JSON, since YAML holds it; what Venturi itself prints is none. */
function jsonKind(text: string): Kind | null {
  const read = parsed(text)
  if (Array.isArray(read)) return "json"
  if (typeof read !== "object" || read === null || "venturi" in read) return null
  const keys = Object.keys(read)
  if (["best", "projects", "samples"].every((key) => keys.includes(key))) return "plan"
  const ours = keys.filter((key) => known.includes(key)).length
  return ours * 2 >= keys.length ? null : "json"
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Lines with as many columns each, and no key before a colon. */
function isTable(text: string): boolean {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .slice(0, 20)
  const columns = (line: string, sign: string): number => line.split(sign).length
  if (lines.length < 2 || lines.some((line) => /^[-#{[]|:\s|:$/u.test(line))) return false
  return [",", ";", "\t"].some((sign) => {
    const [first = 0, ...others] = lines.map((line) => columns(line, sign))
    return first > 1 && others.every((count) => count === first)
  })
}
