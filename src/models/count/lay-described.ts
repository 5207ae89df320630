/** A model as it was described, laid for planners, with what is said of it that it was not made for. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import type { Size, Unit } from "../architecture.ts"
import type { LayerGraph } from "../graph/layer-graph.ts"
import type { CountOptions } from "./count-options.ts"
import { type ModelDescribed, readDescribed } from "./described-model.ts"
import { doubtful } from "./doubtful.ts"
import { idleSizes } from "./idle-sizes.ts"
import { layAt, sizeOf } from "./lay-at.ts"

/** A model as planners take it. */
export type LaidModel = {
  readonly name: string
  readonly per: Unit
  readonly size: Size
  /** Of one sample. */
  readonly graph: LayerGraph
  /** The form that is trained, where that is another than the one in use. */
  readonly trained: LayerGraph
}

export type LayResult = { readonly model: LaidModel | null; readonly diagnostics: readonly Diagnostic[] }

/** Errors: those of `readDescribed` and `layAt`. Warnings: model-option-unused, model-context, model-rank, model-patch. */
export function layDescribed(described: ModelDescribed, options: CountOptions = {}): LayResult {
  const { model, diagnostics } = readDescribed(described)
  if (model === null) return { model, diagnostics }
  const laid = layAt(model, options)
  if (laid.kind === "problems") return { model: null, diagnostics: [...diagnostics, ...laid.problems] }
  const { names, family, per } = model
  const size = sizeOf(model, options)
  const trained = model.trained === null ? laid.graph : model.trained.lay(size)
  return {
    model: { name: names[0] ?? family, per, size, graph: laid.graph, trained },
    diagnostics: [...diagnostics, ...idleSizes(model, laid.graph, options), ...doubtful(model, laid.graph, options)],
  }
}
