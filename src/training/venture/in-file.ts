/** What the command says of a step, said of the file that describes it: options are keys there, and there is a place to point at. */
import type { Gpu } from "../../data/index.ts"
import type { Diagnostic, Report, Span } from "../../diagnostics/index.ts"

/** The step that is spoken of. */
export type StepInFile = { readonly gpu: Gpu; readonly count: number; readonly span: Span | null }

/** Errors and warnings: training-in-file, each with the code and the facts of what the command says. */
export function inFile(diagnostics: readonly Diagnostic[], { gpu, count, span }: StepInFile, report: Report): void {
  for (const { code, severity, params } of diagnostics)
    report({ code: "training-in-file", severity, span, params: { ...params, says: code, gpus: count, device: gpu.id } })
}
