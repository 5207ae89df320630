/** What is trained of a model under each way of tuning it. */
import { unreachable } from "../../engine/index.ts"
import { type AdapterTarget, type LayerGraph, type LayerNode, type Weight, weightCount } from "../graph/layer-graph.ts"

/** `frozen backbone` and `head only` are two names of the field for one thing. */
export type Tuning =
  | { readonly kind: "full" }
  | { readonly kind: "head only" }
  | { readonly kind: "lora"; readonly rank: number; readonly targets: AdapterTargets }

/** `attention` and `linear` stand for all matrices of the attention, and of the whole block. */
export type AdapterTargets = "attention" | "linear" | readonly AdapterTarget[]

const attention: readonly AdapterTarget[] = ["query", "key", "value", "output"]
const linear: readonly AdapterTarget[] = [...attention, "gate", "up", "down"]

/**
 * LoRA: rank × (inputs + outputs) for each chosen matrix, each expert its own (arXiv 2106.09685, section 4.1). QLoRA trains the same ones
 * beside weights of 4 bits (arXiv 2305.14314).
 * Units: rank [1] → [1].
 */
export function trainedParameters(graph: LayerGraph, tuning: Tuning): number {
  const sum = (count: (node: LayerNode) => number): number => graph.nodes.reduce((total, node) => total + count(node), 0)
  switch (tuning.kind) {
    case "full":
      return sum(weightCount)
    case "head only":
      return sum((node) => (node.isHead ? weightCount(node) : 0))
    case "lora": {
      const chosen = adapterTargets(tuning)
      return sum((node) => (node.target !== null && chosen.has(node.target) ? adapterCount(node, tuning.rank) : 0))
    }
    default:
      return unreachable(tuning)
  }
}

/** The matrices that adapters stand beside; none where none are trained. */
export function adapterTargets(tuning: Tuning): ReadonlySet<AdapterTarget> {
  if (tuning.kind !== "lora") return new Set()
  const { targets } = tuning
  return new Set(targets === "attention" ? attention : targets === "linear" ? linear : targets)
}

/** The arrays of a layer that adapters stand beside. */
export function matricesOf({ weights }: LayerNode): readonly Weight[] {
  return weights.filter(({ shape }) => shape.length === 2)
}

/** Of adapters beside the matrices of a layer, each expert its own.  Units: rank [1] → [1]. */
export function adapterCount(node: LayerNode, rank: number): number {
  return matricesOf(node).reduce((sum, { shape, copies }) => sum + copies * rank * shape.reduce((a, b) => a + b, 0), 0)
}
