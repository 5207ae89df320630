/** `solve FILE --json`: the answer with what the input is, and the warnings. `holds` is null where no value does. */
import type { SolveAnswer } from "../decide/index.ts"
import type { Diagnostic } from "../diagnostics/index.ts"
import type { Words } from "../words/index.ts"
import type { Sources } from "./diagnostics.ts"
import { type DiagnosticJson, diagnosticJson } from "./diagnostics-json.ts"
import { type About, meaningOf } from "./names.ts"
import { solveSentences } from "./solve-lines.ts"

export type SolveJson = Omit<SolveAnswer, "input"> & {
  /** What is said first, in the language asked for. */
  readonly text: string
  readonly input: SolveAnswer["input"] & { readonly meaning: string | null }
  readonly warnings: readonly DiagnosticJson[]
}

export function solveJson(
  answer: SolveAnswer,
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  about: About,
  words: Words,
): SolveJson {
  const { samples, seed, input, ...rest } = answer
  return {
    text: solveSentences(answer, about, words).join(words.signs.sentence),
    input: { ...input, meaning: meaningOf(words, about, input.path) },
    ...rest,
    warnings: diagnostics.map((diagnostic) => diagnosticJson(diagnostic, sources, words)),
    samples,
    seed,
  }
}
