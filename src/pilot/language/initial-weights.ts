/**
 * Weights to begin with, one array for each that the layer graph of `models` counts, under its path: what is trained is what is counted.
 * Sources: GPT-2's code (normal of 0.02, projections back into the residual divided by the root of their number); PyTorch's LSTM (uniform, by the root of
 * its width).
 */
import type { LayerGraph, LayerNode, Weight } from "../../models/index.ts"
import { type Random, randomOf } from "../engine/random.ts"
import type { HostArray, HostArrays } from "../engine/tensor.ts"

const spread = 0.02

/** The stream of the seed that weights are drawn from. */
const stream = 1

export function initialWeights(graph: LayerGraph, seed: number): HostArrays {
  const random = randomOf(seed, stream)
  const intoResidual = graph.nodes.filter(isIntoResidual).length
  const arrays: Record<string, HostArray> = {}
  for (const node of graph.nodes)
    for (const weight of node.weights)
      if (weight.tiedTo === null) arrays[`${node.path}.${weight.name}`] = drawn(node, weight, random, intoResidual)
  return arrays
}

function isIntoResidual({ target }: LayerNode): boolean {
  return target === "output" || target === "down"
}

function drawn(node: LayerNode, { name, shape }: Weight, random: Random, intoResidual: number): HostArray {
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1))
  const fill = (draw: () => number): HostArray => ({ shape, values: values.map(draw) })
  if (node.kind === "recurrent") {
    const bound = 1 / Math.sqrt(node.output.at(-1) ?? 1)
    return fill(() => bound * (2 * random.uniform() - 1))
  }
  if (name === "bias") return fill(() => 0)
  if (node.kind === "norm") return fill(() => 1)
  const scale = isIntoResidual(node) ? spread / Math.sqrt(intoResidual) : spread
  return fill(() => scale * random.normal())
}
