/**
 * Diagnostics for people:
 *   venture.yaml:31:12  unit-mismatch
 *     31 |     price: 20 to 40 USD
 *        |            ^^^^^^^^^^^^ this is money; a monthly price is needed
 *     fix: write `20 to 40 USD/month`
 */
import { codeFrame, type Diagnostic, lineColumn, printable, type Span } from "../diagnostics/index.ts"
import { sayDiagnostic, type Words } from "../words/index.ts"
import { columnsOf, indented } from "./columns.ts"
import type { About } from "./names.ts"
import type { Page } from "./page.ts"

/** The text of a file that spans point into; null where it is not at hand. */
export type Sources = (file: string) => string | null

/** Of a venture only its own file is at hand. */
export function textOf({ file, text }: Pick<About, "file" | "text">): Sources {
  return (name) => (name === file ? text : null)
}

const indent = "  "

export function diagnosticsText(diagnostics: readonly Diagnostic[], sources: Sources, page: Page): string {
  return diagnostics.map((diagnostic) => diagnosticText(diagnostic, sources, page)).join("\n\n")
}

/** `2 errors, 1 warning`. */
export function countsText(diagnostics: readonly Diagnostic[], { words }: Page): string {
  const errors = diagnostics.filter((d) => d.severity === "error").length
  return words.report.problems(errors, diagnostics.length - errors)
}

function diagnosticText(diagnostic: Diagnostic, sources: Sources, page: Page): string {
  const { words, paint, width } = page
  const { message } = sayDiagnostic(words, diagnostic)
  const { span, severity } = diagnostic
  const mark = severity === "error" ? paint.error : paint.warning
  const title = mark(severity === "warning" ? words.report.warned(diagnostic.code) : diagnostic.code)
  const head = span === null ? title : `${paint.strong(placeOf(span, sources))}  ${title}`
  const text = span === null ? null : sources(span.file)
  const body = span === null || text === null ? indented(message, width, indent) : framed(message, text, span, page)
  const fix = fixText(diagnostic, page)
  const related = (diagnostic.related ?? []).map((other) => `${indent}${words.report.alsoHere(placeOf(other, sources))}`)
  return [
    head,
    body,
    ...related,
    ...(fix === null
      ? []
      : [paint.good(indented(fix, width, indent, " ".repeat(indent.length + columnsOf(words.report.fix("")))))]),
  ].join("\n")
}

/** `venture.yaml:31:12`, or the file alone where its text is not at hand. */
export function placeOf(span: Span, sources: Sources): string {
  const text = sources(span.file)
  if (text === null) return span.file
  const { line, column } = lineColumn(text, span.start)
  return `${span.file}:${line}:${column}`
}

/** `venture.yaml:31:12: message (advice)`, for a list. */
export function messageText(diagnostic: Diagnostic, about: Pick<About, "file" | "text">, words: Words): string {
  const { message, advice } = sayDiagnostic(words, diagnostic)
  const place = diagnostic.span === null ? "" : `${placeOf(diagnostic.span, textOf(about))}: `
  return `${place}${advice === null ? message : words.document.aside(message, advice)}`
}

/** The message behind the carets where it fits, else below them. */
function framed(message: string, text: string, span: Span, { width, paint }: Page): string {
  const [line = "", carets = ""] = codeFrame(text, span, { width: width - indent.length }).split("\n")
  const frame = [paint.dim(indent + line)]
  if (columnsOf(`${indent}${carets} ${message}`) <= width) return [...frame, `${indent}${carets} ${message}`].join("\n")
  return [...frame, indent + carets, indented(message, width, `${indent} `)].join("\n")
}

function fixText(diagnostic: Diagnostic, { words }: Page): string | null {
  const { advice } = sayDiagnostic(words, diagnostic)
  const { fix, params } = diagnostic
  const near = params.nearest
  const isChoice = typeof near === "object" && near.length > 1
  if (fix === undefined || (isChoice && advice !== null)) return advice === null ? null : words.report.fix(advice)
  return words.report.fix(fix === "" ? words.report.leaveOut : words.report.write(printable(fix.trim())))
}
