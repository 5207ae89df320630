/** Sizes of a sample that change nothing of a model: tokens of a picture, pictures of a text. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import type { Buildable, Size } from "../architecture.ts"
import { type LayerGraph, volume, weightCount } from "../graph/layer-graph.ts"
import { ShapeMistake } from "../graph/shape-mistake.ts"
import { type SizeOptions, sizeOf } from "./lay-at.ts"

const sizes = ["sequence", "image", "frames", "classes"] as const satisfies readonly (keyof Size)[]

/** Warnings: model-option-unused. `graph`: the model laid at these sizes. */
export function idleSizes(model: Buildable, graph: LayerGraph, options: SizeOptions): readonly Diagnostic[] {
  const size = sizeOf(model, options)
  const isIdle = (key: (typeof sizes)[number]): boolean => {
    const given = options[key]
    return given !== undefined && isSame(graph, layOrNull(model, { ...size, [key]: another(given, model.usual[key]) }))
  }
  return sizes.filter(isIdle).map((option) => unusedOption(option, model))
}

export function unusedOption(option: string, { names }: Buildable): Diagnostic {
  return warning("model-option-unused", null, { option, name: names[0] ?? "" })
}

/** What the model would take by itself; where that is what was given, twice as much. */
function another(given: number | readonly number[], usual: Size[keyof Size]): Size[keyof Size] | readonly number[] {
  if (String(given) !== String(usual)) return usual
  return typeof given === "number" ? 2 * given : given.map((side) => 2 * side)
}

function layOrNull(model: Buildable, size: Size): LayerGraph | null {
  try {
    return model.lay(size)
  } catch (mistake) {
    if (mistake instanceof ShapeMistake) return null
    throw mistake
  }
}

function isSame({ nodes }: LayerGraph, other: LayerGraph | null): boolean {
  if (other === null || nodes.length !== other.nodes.length) return false
  return nodes.every((node, k) => {
    const twin = other.nodes[k]
    return twin !== undefined && volume(node.output) === volume(twin.output) && weightCount(node) === weightCount(twin)
  })
}
