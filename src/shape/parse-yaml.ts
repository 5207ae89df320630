/** YAML text to a tree with positions. Whatever is no readable YAML is told in one diagnostic, with its place. */
import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseDocument, type YAMLError } from "yaml"
import { type Diagnostic, error, type Report, type Span } from "../diagnostics/index.ts"
import type { Entry, Tree } from "./tree.ts"

/** Larger than any venture that a person writes; beyond it the text is something else. */
export const limits: { readonly characters: number; readonly nodes: number; readonly depth: number } = {
  characters: 2_000_000,
  nodes: 200_000,
  depth: 40,
}

/** The tree of a file, or null after a report. */
export function parseYaml(text: string, file: string, report: Report): Tree | null {
  const whole: Span = { file, start: 0, end: 0 }
  if (text.trim() === "") return refuse(report, "empty-file", whole, { file })
  if (text.length > limits.characters)
    return refuse(report, "file-too-large", whole, { file, limit: limits.characters, got: text.length })
  if (/[\0\uFFFD]/u.test(text)) return refuse(report, "not-text", whole, { file })
  const document = parseDocument(text, { prettyErrors: false, keepSourceTokens: false, uniqueKeys: false })
  if (document.errors.length > 0) {
    reportEachLine(document.errors, text, file, report)
    return null
  }
  return new TreeReader(file, report, document.contents).root()
}

function refuse(report: Report, code: string, span: Span, params: Record<string, string | number>): null {
  report(error(code, span, params))
  return null
}

/** One mistake often trips the parser twice: only the first of a line is told. */
function reportEachLine(problems: readonly YAMLError[], text: string, file: string, report: Report): void {
  const told = new Set<number>()
  for (const problem of problems) {
    const lineStart = text.lastIndexOf("\n", problem.pos[0] - 1) + 1
    if (told.has(lineStart)) continue
    told.add(lineStart)
    report(yamlError(problem, text, file, lineStart))
  }
}

class TreeReader {
  private nodes = 0
  private isStopped = false
  private readonly file: string
  private readonly report: Report
  private readonly contents: ParsedNode | null
  private readonly anchors = new Map<string, Node>()

  constructor(file: string, report: Report, contents: ParsedNode | null) {
    this.file = file
    this.report = report
    this.contents = contents
  }

  root(): Tree | null {
    const wide = isScalar(this.contents) ? /[：]/u.exec(String(this.contents.source)) : null
    if (wide !== null) {
      const at = (this.contents?.range[0] ?? 0) + wide.index
      this.report(fullWidth(wide[0], { file: this.file, start: at, end: at + 1 }))
      return null
    }
    if (!isMap(this.contents)) return this.stop("no-sections", this.span(this.contents), { file: this.file })
    return this.tree(this.contents, 0, false)
  }

  private span(node: Node | null): Span {
    const [start, end] = node?.range ?? [0, 0]
    return { file: this.file, start, end }
  }

  private tree(node: unknown, depth: number, isInFlow: boolean): Tree | null {
    this.nodes += 1
    const at = this.span(node as Node | null) // null or a node: yaml's types leave it unknown
    if (this.isStopped) return null
    if (depth > limits.depth) return this.stop("file-too-deep", at, { limit: limits.depth })
    if (this.nodes > limits.nodes) return this.stop("too-many-values", at, { limit: limits.nodes })
    if (isAlias(node)) return this.alias(node, depth, isInFlow)
    if (isMap(node)) {
      this.remember(node)
      return this.map(node.items, at, depth, isInFlow || node.flow === true)
    }
    if (isSeq(node)) {
      this.remember(node)
      const items = node.items.map((item) => this.tree(item, depth + 1, isInFlow || node.flow === true))
      return items.every((item) => item !== null) ? { kind: "list", span: at, items } : null
    }
    if (!isScalar(node)) return { kind: "empty", span: at }
    this.remember(node)
    const isQuoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE"
    const source = node.source ?? ""
    if (source.trim() === "" && !isQuoted) return { kind: "empty", span: at }
    return { kind: "scalar", span: at, text: source, isQuoted, isInFlow, isCut: false, textStart: at.start + (isQuoted ? 1 : 0) }
  }

  /** Nothing after it is worth reading. */
  private stop(code: string, span: Span, params: Record<string, string | number>): null {
    this.isStopped = true
    this.report(error(code, span, params))
    return null
  }

  private remember(node: Node & { anchor?: string }): void {
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node)
  }

  private alias(node: Alias, depth: number, isInFlow: boolean): Tree | null {
    const target = this.anchors.get(node.source)
    if (target === undefined) return this.stop("unknown-alias", this.span(node), { name: node.source })
    return this.tree(target, depth + 1, isInFlow)
  }

  /**
   * In braces a comma ends a text: of `{ x: choose 1, 2 GPU }` only `choose 1` is left, and `2 GPU` looks like a key without a
   * value. It is told once, at the text that was cut.
   */
  private isTail(key: unknown, entries: Entry[]): boolean {
    const before = entries.at(-1)
    const tail = isScalar(key) ? String(key.source ?? "") : ""
    if (before?.value.kind !== "scalar" || before.value.isQuoted || !/^[-+.\d]|\)\s*\S*$/u.test(tail)) return false
    const { value } = before
    if (!value.isCut) {
      this.report(error("cut-text", value.span, { key: before.key, text: value.text }))
      entries[entries.length - 1] = { ...before, value: { ...value, isCut: true } }
    }
    return true
  }

  private map(items: readonly { key: unknown; value: unknown }[], span: Span, depth: number, isInFlow: boolean): Tree | null {
    const entries: Entry[] = []
    const seen = new Set<string>()
    for (const { key, value } of items) {
      const keySpan = this.span(key as Node) // a key is always a node here
      if (isInFlow && value === null && this.isTail(key, entries)) continue
      const name = isScalar(key) ? String(key.source ?? key.value) : ""
      if (name === "") return this.stop("key-expected", keySpan, {})
      if (seen.has(name)) this.report(error("duplicate-name", keySpan, { name }))
      seen.add(name)
      const child = value === null ? ({ kind: "empty", span: keySpan } as const) : this.tree(value, depth + 1, isInFlow)
      if (child === null) return null
      entries.push({ key: name, keySpan, value: child })
    }
    return { kind: "map", span, entries }
  }
}

/** The library's codes in words of ours; a full-width sign in the line is the likelier trouble. */
function yamlError(problem: YAMLError, text: string, file: string, lineStart: number): Diagnostic {
  const [start, end] = problem.pos
  const lineEnd = text.indexOf("\n", start)
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd)
  const wide = /[：，（）［］｛｝＃]/u.exec(line)
  if (wide !== null) {
    const at = lineStart + wide.index
    return fullWidth(wide[0], { file, start: at, end: at + 1 })
  }
  return error(
    `yaml-${problem.code.toLowerCase().replaceAll("_", "-")}`,
    { file, start, end: Math.max(end, start + 1) },
    { line: line.trim().slice(0, 80) },
  )
}

/** A colon or comma is followed by a space in YAML; the full-width one holds it. */
function fullWidth(sign: string, span: Span): Diagnostic {
  const half = sign.normalize("NFKC")
  return error("full-width", span, { found: [sign] }, half === ":" || half === "," ? `${half} ` : half)
}
