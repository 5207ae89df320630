/** `compare A B --json`: the answer with places as lines and columns, and the warnings of both. */
import type { CompareAnswer, ComparedChange } from "../decide/index.ts"
import { type Diagnostic, lineColumn, type Span } from "../diagnostics/index.ts"
import type { Words } from "../words/index.ts"
import type { Sources } from "./diagnostics.ts"
import { type DiagnosticJson, diagnosticJson } from "./diagnostics-json.ts"

/** Lines and columns from 1; null where the text is not at hand. */
export type PlaceJson = { readonly file: string; readonly line: number | null; readonly column: number | null }

export type CompareJson = Omit<CompareAnswer, "changes"> & {
  readonly changes: readonly (Omit<ComparedChange, "spans"> & {
    readonly places: { readonly before: PlaceJson | null; readonly after: PlaceJson | null }
  })[]
  readonly warnings: readonly DiagnosticJson[]
}

export function compareJson(
  answer: CompareAnswer,
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  words: Words,
): CompareJson {
  const { samples, seed, ...rest } = answer
  return {
    ...rest,
    changes: answer.changes.map(({ spans, ...change }) => ({
      ...change,
      places: { before: placeOf(spans.before, sources), after: placeOf(spans.after, sources) },
    })),
    warnings: diagnostics.map((diagnostic) => diagnosticJson(diagnostic, sources, words)),
    samples,
    seed,
  }
}

function placeOf(span: Span | null, sources: Sources): PlaceJson | null {
  if (span === null) return null
  const text = sources(span.file)
  const place = text === null ? null : lineColumn(text, span.start)
  return { file: span.file, line: place?.line ?? null, column: place?.column ?? null }
}
