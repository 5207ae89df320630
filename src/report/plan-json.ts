/** `plan FILE --json`: the answer with the sentences of the actions, and the warnings. */
import type { Action, PlanAnswer } from "../decide/index.ts"
import type { Diagnostic } from "../diagnostics/index.ts"
import type { Words } from "../words/index.ts"
import { actionText } from "./actions.ts"
import { textOf } from "./diagnostics.ts"
import { type DiagnosticJson, diagnosticJson } from "./diagnostics-json.ts"
import type { About } from "./names.ts"

export type PlanJson = Omit<PlanAnswer, "actions"> & {
  readonly actions: readonly (Action & { readonly text: string })[]
  readonly warnings: readonly DiagnosticJson[]
}

export function planJson(answer: PlanAnswer, diagnostics: readonly Diagnostic[], about: About, words: Words): PlanJson {
  const { samples, seed, ...rest } = answer
  return {
    ...rest,
    actions: answer.actions.map((action) => ({ text: actionText(action, answer, about, words), ...action })),
    warnings: diagnostics.map((diagnostic) => diagnosticJson(diagnostic, textOf(about), words)),
    samples,
    seed,
  }
}
