/** `sources FILE --json`: the same for programs, with the founder's own figures and the lines where they stand. */
import type { DecidingDefault, SourcedDefault, SourcesAnswer, WrittenInput } from "../decide/index.ts"
import { type Diagnostic, lineColumn } from "../diagnostics/index.ts"
import type { Words } from "../words/index.ts"
import { textOf } from "./diagnostics.ts"
import { type DiagnosticJson, diagnosticJson } from "./diagnostics-json.ts"
import { type About, meaningOf } from "./names.ts"
import { gradeOf } from "./sources.ts"

export type SourcesJson = {
  readonly asOf: string
  readonly defaults: readonly (Omit<SourcedDefault, "meaning"> & { readonly meaning: string | null })[]
  readonly written: readonly (Omit<WrittenInput, "meaning" | "span"> & {
    readonly meaning: string | null
    readonly file: string
    /** From 1; null where it came from elsewhere, such as `--set`. */
    readonly line: number | null
  })[]
  /** Defaults by how far their source is to be trusted; `own` are read from a file of the founder's. */
  readonly counts: Readonly<Record<"published" | "secondary" | "assumption" | "own", number>>
  readonly deciding: readonly DecidingDefault[]
  readonly warnings: readonly DiagnosticJson[]
}

export function sourcesJson(
  { asOf, defaults, written }: SourcesAnswer,
  deciding: readonly DecidingDefault[],
  diagnostics: readonly Diagnostic[],
  about: About,
  words: Words,
): SourcesJson {
  const count = (grade: ReturnType<typeof gradeOf>): number => defaults.filter((one) => gradeOf(one) === grade).length
  return {
    asOf,
    defaults: defaults.map((one) => ({ ...one, meaning: meaningOf(words, about, one.path) })),
    written: written.map(({ path, text, span, usedBy }) => ({
      path,
      text,
      meaning: meaningOf(words, about, path),
      file: span.file,
      line: span.file === about.file ? lineColumn(about.text, span.start).line : null,
      usedBy,
    })),
    counts: {
      published: count("published"),
      secondary: count("secondary"),
      assumption: count("assumption"),
      own: count("own"),
    },
    deciding,
    warnings: diagnostics.map((diagnostic) => diagnosticJson(diagnostic, textOf(about), words)),
  }
}
