/** Diagnostics for programs: the document of `check FILE --json`. */
import { type Diagnostic, lineColumn } from "../diagnostics/index.ts"
import { sayDiagnostic, type Words } from "../words/index.ts"
import type { Sources } from "./diagnostics.ts"

/** Lines and columns from 1; null where the trouble has no place. */
export type DiagnosticJson = {
  readonly severity: "error" | "warning"
  readonly code: string
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  readonly message: string
  /** What to write in the place, or else what to do. */
  readonly fix: string | null
}

export type CheckJson = { readonly ok: boolean; readonly diagnostics: readonly DiagnosticJson[] }

export function diagnosticJson(diagnostic: Diagnostic, sources: Sources, words: Words): DiagnosticJson {
  const { severity, code, span, fix } = diagnostic
  const { message, advice } = sayDiagnostic(words, diagnostic)
  const text = span === null ? null : sources(span.file)
  const place = span === null || text === null ? null : lineColumn(text, span.start)
  const file = span?.file ?? fileParam(diagnostic)
  return { severity, code, file, line: place?.line ?? null, column: place?.column ?? null, message, fix: fix ?? advice }
}

/** `ok` when nothing is an error. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[], sources: Sources, words: Words): CheckJson {
  return {
    ok: diagnostics.every((d) => d.severity !== "error"),
    diagnostics: diagnostics.map((diagnostic) => diagnosticJson(diagnostic, sources, words)),
  }
}

function fileParam({ params }: Diagnostic): string | null {
  const file = params.file
  return typeof file === "string" ? file : null
}
