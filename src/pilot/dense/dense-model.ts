/**
 * Models of a row of features: linear and logistic regression (one linear layer) and perceptrons, out of the layer file that `models` counts.
 * Weights begin as PyTorch's Linear does: uniform, by the root of what enters.
 */
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { type LayerGraph, type LayerNode, layDescribed } from "../../models/index.ts"
import { randomOf } from "../engine/random.ts"
import type { HostArray, HostArrays, Tensor } from "../engine/tensor.ts"
import { chainOut, foreignLayer } from "../layers/chain.ts"
import type { LayerContext } from "../layers/context.ts"

export type DenseModel = {
  readonly graph: LayerGraph
  readonly features: number
  readonly outputs: number
  /** float32 [rows, features] → [rows, outputs]. */
  readonly scores: (context: LayerContext, rows: Tensor) => Tensor
}

export type DenseModelRead =
  | { readonly kind: "model"; readonly model: DenseModel; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "problems"; readonly problems: readonly Diagnostic[] }

const kinds: ReadonlySet<string> = new Set(["input", "linear", "activation", "norm"])

/** Errors: those of readLayerFile; pilot-dense-layer. */
export function readDenseModel(described: { readonly layers: string; readonly file?: string }): DenseModelRead {
  const { model: laid, diagnostics } = layDescribed(described)
  if (laid === null) return { kind: "problems", problems: diagnostics }
  const { graph } = laid
  const foreign = foreignLayer(graph) ?? graph.nodes.find((node) => !isDense(node)) ?? null
  if (foreign !== null) {
    const { path, title } = foreign
    return { kind: "problems", problems: [error("pilot-dense-layer", null, { path, title })] }
  }
  const scores = (context: LayerContext, rows: Tensor): Tensor => chainOut(context, graph, rows)
  const [features, outputs] = [graph.nodes[0]?.output[0] ?? 0, graph.nodes.at(-1)?.output[0] ?? 0]
  return { kind: "model", model: { graph, features, outputs, scores }, warnings: diagnostics }
}

/** An image or a sequence has more than one axis. */
function isDense({ kind, output }: LayerNode): boolean {
  return kinds.has(kind) && output.length === 1
}

/** The stream of the seed that weights are drawn from. */
const stream = 1

export function denseWeights({ nodes }: LayerGraph, seed: number): HostArrays {
  const random = randomOf(seed, stream)
  const arrays: Record<string, HostArray> = {}
  for (const { kind, path, weights } of nodes) {
    const bound = 1 / Math.sqrt(weights[0]?.shape[1] ?? 1)
    const drawn = (): number => bound * (2 * random.uniform() - 1)
    for (const { name, shape } of weights) {
      const values = new Float32Array(shape.reduce((product, size) => product * size, 1))
      arrays[`${path}.${name}`] = { shape, values: kind === "norm" ? values.fill(name === "bias" ? 0 : 1) : values.map(drawn) }
    }
  }
  return arrays
}
