/**
 * A description as the tree that the readers of a venture file take, and as the YAML text of that tree, in one walk: places
 * in the tree are places in the text, and the name of a place's file is the path of the value, `projects.chat.churn`.
 */
import { error, type Report, type Span } from "../diagnostics/index.ts"
import type { Entry, Tree } from "../shape/index.ts"
import { fileLimits } from "../venture/index.ts"
import { isPlainKey, isPlainText, quoted } from "./yaml-scalar.ts"

/** `tree` is null where the description could not be written; that was reported. */
export type Written = { readonly text: string; readonly tree: Tree | null }

/** `root` names the description as a whole. Errors: description-value, file-too-deep, key-expected, too-many-values. */
export function writeTree(description: unknown, root: string, report: Report): Written {
  const writer = new TreeWriter(report)
  const tree = writer.root(description, root)
  return { text: writer.text, tree }
}

/** Where a value stands: how to reach it from the description, how deep, and how far its lines are indented. */
type Place = { readonly path: string; readonly depth: number; readonly indent: number }

type Children = readonly (readonly [key: string, value: unknown])[]

class TreeWriter {
  text = ""
  /** Where the last value ends: behind its line, except that a missing one has no line of its own. */
  private end = 0
  private nodes = 0
  private isStopped = false
  private readonly report: Report

  constructor(report: Report) {
    this.report = report
  }

  root(description: unknown, path: string): Tree | null {
    const place = { path, depth: 0, indent: 0 }
    if (!isObjectLiteral(description)) return this.refuse(description, place)
    const tree = this.value(description, { ...place, path: "" }, true)
    return this.isStopped ? null : tree
  }

  /** `isBegun`: the line on which it stands is begun and indented. */
  private value(value: unknown, place: Place, isBegun: boolean): Tree | null {
    if (this.isStopped) return null
    this.nodes += 1
    if (place.depth > fileLimits.depth) return this.stop("file-too-deep", place, fileLimits.depth)
    if (this.nodes > fileLimits.nodes) return this.stop("too-many-values", place, fileLimits.nodes)
    if (Array.isArray(value)) return this.list(value, place, isBegun)
    if (isObjectLiteral(value)) return this.map(childrenOf(value), place, isBegun)
    if (typeof value === "string") return this.scalar(value, isPlainText(value), place)
    const isFigure = typeof value === "number" && Number.isFinite(value)
    return isFigure || typeof value === "boolean" ? this.scalar(String(value), true, place) : this.refuse(value, place)
  }

  private map(children: Children, place: Place, isBegun: boolean): Tree | null {
    if (children.length === 0) return { kind: "map", span: this.write("{}", place.path, "\n"), entries: [] }
    const start = this.text.length + (isBegun ? 0 : place.indent)
    const entries: Entry[] = []
    for (const [k, [key, value]] of children.entries()) {
      if (k > 0 || !isBegun) this.text += " ".repeat(place.indent)
      const entry = this.entry(key, value, { ...place, path: under(place.path, key), depth: place.depth + 1 })
      if (entry === null) return null
      entries.push(entry)
    }
    return { kind: "map", span: { file: place.path, start, end: this.end }, entries }
  }

  private entry(key: string, value: unknown, place: Place): Entry | null {
    if (key === "") {
      this.isStopped = true
      this.report(error("key-expected", this.spanHere(place.path), {}))
      return null
    }
    const keySpan = this.write(isPlainKey(key) ? key : quoted(key), place.path, ":")
    const child = this.child(value, place)
    return child === null ? null : { key, keySpan, value: child }
  }

  private list(items: readonly unknown[], place: Place, isBegun: boolean): Tree | null {
    if (items.length === 0) return { kind: "list", span: this.write("[]", place.path, "\n"), items: [] }
    const start = this.text.length + (isBegun ? 0 : place.indent)
    const trees: Tree[] = []
    for (const [k, item] of items.entries()) {
      if (k > 0 || !isBegun) this.text += " ".repeat(place.indent)
      this.text += "-"
      const inside = { path: `${place.path}[${k}]`, depth: place.depth + 1, indent: place.indent + 2 }
      if (item !== null && item !== undefined) this.text += " "
      const tree = item === null || item === undefined ? this.empty(inside) : this.value(item, inside, true)
      if (tree === null) return null
      trees.push(tree)
    }
    return { kind: "list", span: { file: place.path, start, end: this.end }, items: trees }
  }

  /** What stands behind the colon of a key, or on the lines below it. */
  private child(value: unknown, place: Place): Tree | null {
    if (value === null) return this.empty(place)
    const isBlock = Array.isArray(value) ? value.length > 0 : isObjectLiteral(value) && childrenOf(value).length > 0
    this.text += isBlock ? "\n" : " "
    return this.value(value, { ...place, indent: place.indent + 2 }, false)
  }

  private empty({ path }: Place): Tree {
    return { kind: "empty", span: this.write("", path, "\n") }
  }

  private scalar(text: string, isPlain: boolean, { path }: Place): Tree {
    const textStart = this.text.length + (isPlain ? 0 : 1)
    const span = this.write(isPlain ? text : quoted(text), path, "\n")
    return { kind: "scalar", span, text, isQuoted: !isPlain, isInFlow: false, isCut: false, textStart }
  }

  /** The place of `text`, without what comes `after` it. */
  private write(text: string, file: string, after: string): Span {
    const start = this.text.length
    this.text += text + after
    this.end = text === "" ? start : this.text.length
    return { file, start, end: start + text.length }
  }

  private spanHere(file: string): Span {
    return { file, start: this.text.length, end: this.text.length }
  }

  private stop(code: string, { path }: Place, limit: number): null {
    this.isStopped = true
    this.report(error(code, this.spanHere(path), { limit }))
    return null
  }

  /** The types forbid it; a program without types may bring it all the same. */
  private refuse(value: unknown, { path }: Place): null {
    this.isStopped = true
    this.report(error("description-value", this.spanHere(path), { got: kindOf(value) }))
    return null
  }
}

/** A key whose value is undefined is as good as none. */
function childrenOf(record: Readonly<Record<string, unknown>>): Children {
  return Object.entries(record).filter(([, value]) => value !== undefined)
}

/** An object literal: instances of classes (dates, maps) have entries of another kind. */
function isObjectLiteral(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function kindOf(value: unknown): string {
  if (typeof value === "number") return String(value)
  if (typeof value !== "object" || value === null) return value === null ? "null" : typeof value
  return value.constructor?.name ?? "object"
}

/** As a program would reach it: `projects.chat`, `projects["own model"]`. */
function under(path: string, key: string): string {
  if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path === "" ? key : `${path}.${key}`
}
