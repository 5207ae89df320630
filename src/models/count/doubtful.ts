/** Options that a model can be counted under, though nobody would use it so. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import type { Buildable } from "../architecture.ts"
import type { LayerGraph, LayerNode } from "../graph/layer-graph.ts"
import { adapterTargets, matricesOf } from "../measure/adapters.ts"
import { type CountOptions, countingOf, tuningOf } from "./count-options.ts"

/** Warnings: model-context, model-rank, model-patch. */
export function doubtful(model: Buildable, graph: LayerGraph, options: CountOptions): readonly Diagnostic[] {
  return [...beyondContext(model, options), ...highRank(model, graph, options), ...cutOff(graph, options)]
}

/** More tokens than the model was made for; where places are learnt that is a mistake, told elsewhere. */
function beyondContext({ config, names }: Buildable, { sequence }: CountOptions): readonly Diagnostic[] {
  if (config === null || sequence === undefined || sequence <= config.context) return []
  return [warning("model-context", null, { name: names[0] ?? "", sequence, context: config.context })]
}

/** An adapter whose rank is above the shorter side of its matrix holds more than the matrix itself. */
function highRank(model: Buildable, graph: LayerGraph, options: CountOptions): readonly Diagnostic[] {
  const tuning = tuningOf(countingOf(model, options))
  if (tuning.kind !== "lora") return []
  const chosen = adapterTargets(tuning)
  const sides = graph.nodes
    .filter(({ target }) => target !== null && chosen.has(target))
    .flatMap((node) => matricesOf(node).map(({ shape }) => Math.min(...shape)))
  const side = Math.min(...sides)
  return tuning.rank > side ? [warning("model-rank", null, { rank: tuning.rank, side })] : []
}

/** Patches that do not divide the image leave a strip of it unseen. */
function cutOff({ nodes }: LayerGraph, { image }: CountOptions): readonly Diagnostic[] {
  if (image === undefined) return []
  const patch = nodes.map((node) => patchOf(node, nodes[node.inputs[0] ?? -1])).find((kernel) => kernel !== null)
  if (patch == null || image.every((side, k) => side % (patch[k] ?? 1) === 0)) return []
  const seen = image.map((side, k) => side - (side % (patch[k] ?? 1)))
  return [warning("model-patch", null, { image: image.join("x"), patch: patch.join("x"), seen: seen.join("x") })]
}

/** The kernel of a convolution of the image that steps by its own length. */
function patchOf(node: LayerNode, before: LayerNode | undefined): readonly number[] | null {
  const kernel = node.weights[0]?.shape.slice(2) ?? []
  if (node.kind !== "conv" || before?.kind !== "input" || kernel.length !== 2) return null
  const sides = before.output.slice(1)
  const isTiling = kernel.every((size, k) => size > 1 && node.output[k + 1] === Math.floor((sides[k] ?? 0) / size))
  return isTiling ? kernel : null
}
