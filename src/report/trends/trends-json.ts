/** `trends FILE --json`: the answer, what is said of each margin, and the warnings. */
import type { TrendsAnswer } from "../../decide/index.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import type { Words } from "../../words/index.ts"
import type { Sources } from "../diagnostics.ts"
import { type DiagnosticJson, diagnosticJson } from "../diagnostics-json.ts"

export type TrendsJson = TrendsAnswer & {
  /** Whether the file expects nothing itself, and the usual trends were taken. */
  readonly unasked: boolean
  readonly warnings: readonly DiagnosticJson[]
}

export function ventureTrendsJson(
  answer: TrendsAnswer,
  unasked: boolean,
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  words: Words,
): TrendsJson {
  return { ...answer, unasked, warnings: diagnostics.map((diagnostic) => diagnosticJson(diagnostic, sources, words)) }
}
