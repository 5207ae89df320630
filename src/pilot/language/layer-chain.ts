/**
 * The forward pass of a chain of layers of `models`, such as a recurrent language model written as a layer file: tables, recurrent layers, linear ones, norms,
 * each on what the last one hands on. Letters: B sequences, T tokens.
 */
import type { LayerGraph, LayerNode } from "../../models/index.ts"
import type { Tensor } from "../engine/tensor.ts"
import { type LayerContext, parameter } from "../layers/context.ts"
import { linear, timesMatrix } from "../layers/linear.ts"
import { layerNorm } from "../layers/norm.ts"
import { recurrent } from "../layers/recurrent.ts"

/** The first layer that no chain of this kind can hold; null where all can be computed. */
export function foreignLayer({ nodes }: LayerGraph): LayerNode | null {
  return nodes.find((node, k) => !isKnown(node) || node.inputs.some((input) => input !== k - 1)) ?? null
}

function isKnown({ kind, weights, title }: LayerNode): boolean {
  switch (kind) {
    case "input":
    case "embedding":
    case "linear":
      return true
    case "norm":
      return title === "layer norm"
    case "recurrent":
      return weights.every(({ copies }) => copies === 1)
    default:
      return false
  }
}

/** int32 [B, T] → what the last layer hands on, [B, T, ...]. */
export function chainOut(context: LayerContext, { nodes }: LayerGraph, tokens: Tensor): Tensor {
  return nodes.reduce((x, node) => layerOut(context, node, x), tokens)
}

function layerOut(context: LayerContext, { kind, path, weights }: LayerNode, x: Tensor): Tensor {
  switch (kind) {
    case "input":
      return x
    case "embedding":
      return context.ops.rows(parameter(context, `${path}.weight`), x)
    case "recurrent":
      return recurrent(context, path, x)
    case "norm":
      return layerNorm(context, path, x)
    case "linear": {
      const tied = weights[0]?.tiedTo ?? null
      if (tied === null) return linear(context, path, x)
      const scores = timesMatrix(context, parameter(context, `${tied}.weight`), x)
      const shift = context.parameters[`${path}.bias`]
      return shift === undefined ? scores : context.ops.add(scores, shift)
    }
    default:
      throw new Error(`internal: no pass of ${kind}`)
  }
}
