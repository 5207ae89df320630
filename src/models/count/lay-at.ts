/** A model's layers at the size that is asked for; whether that size suits it is told, not thrown. */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { Buildable, Size } from "../architecture.ts"
import type { LayerGraph, LayerNode } from "../graph/layer-graph.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"
import { shapeDiagnostic } from "../layerfile/shape-diagnostic.ts"

/** What is not said is as usual for the model. */
export type SizeOptions = {
  /** Tokens of a sequence. */
  readonly sequence?: number
  /** Height and width. */
  readonly image?: readonly [number, number]
  /** Pictures of a video. */
  readonly frames?: number
  readonly classes?: number
}

export function sizeOf({ usual }: Buildable, { sequence, image, frames, classes }: SizeOptions): Size {
  return {
    sequence: sequence ?? usual.sequence,
    image: image ?? usual.image,
    frames: frames ?? usual.frames,
    classes: classes ?? usual.classes,
  }
}

export type LaidAt =
  | { readonly kind: "graph"; readonly graph: LayerGraph }
  | { readonly kind: "problems"; readonly problems: readonly Diagnostic[] }

/** Errors: layer-* where the size does not suit the model, model-sequence where a sequence is longer than its table of places. */
export function layAt(model: Buildable, options: SizeOptions): LaidAt {
  try {
    const graph = model.lay(sizeOf(model, options))
    const tooLong = options.sequence === undefined ? [] : outOfPlaces(graph, model.lay(model.usual), options.sequence)
    return tooLong.length > 0 ? { kind: "problems", problems: tooLong } : { kind: "graph", graph }
  } catch (mistake) {
    if (mistake instanceof ShapeMistake) return { kind: "problems", problems: [shapeDiagnostic(mistake, null)] }
    throw mistake
  }
}

/** Those that are shorter at the usual size are no places: segments, say. */
function outOfPlaces(graph: LayerGraph, usual: LayerGraph, sequence: number): readonly Diagnostic[] {
  const isShort = (node: LayerNode | undefined): boolean =>
    node?.kind === "position" && (node.output[0] ?? 0) > (node.weights[0]?.shape[0] ?? Infinity)
  const short = graph.nodes.find((node, k) => isShort(node) && !isShort(usual.nodes[k]))
  if (short === undefined) return []
  return [error("model-sequence", null, { path: short.path, sequence, places: short.weights[0]?.shape[0] ?? 0 })]
}
