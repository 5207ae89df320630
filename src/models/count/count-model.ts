/** The door of counting: a name, a published config or a layer file in; the count out, or all that is wrong with what was given. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { mistakesIn } from "../../options/index.ts"
import { type CountOptions, ofCount } from "./count-options.ts"
import { type ModelDescribed, readDescribed } from "./described-model.ts"
import { measureModel } from "./measure-model.ts"
import type { ModelCount } from "./model-count.ts"

export type CountResult = { readonly count: ModelCount | null; readonly diagnostics: readonly Diagnostic[] }

/** Errors: bad-option, unknown-architecture, model-behind-api, those of readConfig and of readLayerFile, layer-* where the size does not suit the model. */
export function countModel(model: ModelDescribed, options: CountOptions = {}): CountResult {
  const mistakes = mistakesIn({ model, options }, ofCount)
  if (mistakes.length > 0) return { count: null, diagnostics: mistakes }
  const found = readDescribed(model)
  if (found.model === null) return { count: null, diagnostics: found.diagnostics }
  const measured = measureModel(found.model, options)
  if (measured.kind === "problems") return { count: null, diagnostics: [...found.diagnostics, ...measured.problems] }
  return { count: measured.count, diagnostics: [...found.diagnostics, ...measured.warnings] }
}
