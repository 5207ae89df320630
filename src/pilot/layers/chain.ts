/**
 * The forward pass of a chain of layers of `models`, such as a recurrent language model or a perceptron written as a layer file: tables, recurrent layers,
 * linear ones, norms, activations, each on what the last one hands on. Letters: B sequences, T tokens.
 */
import type { LayerGraph, LayerNode } from "../../models/index.ts"
import type { Operations } from "../engine/backend.ts"
import type { Tensor } from "../engine/tensor.ts"
import { gelu, relu, silu } from "./activation.ts"
import { type LayerContext, parameter } from "./context.ts"
import { linear, timesMatrix } from "./linear.ts"
import { layerNorm } from "./norm.ts"
import { recurrent } from "./recurrent.ts"

/** By the name that a layer file gives them. */
const activations: ReadonlyMap<string, (ops: Operations, x: Tensor) => Tensor> = new Map([
  ["relu", relu],
  ["gelu", gelu],
  ["silu", silu],
  ["tanh", (ops, x) => ops.tanh(x)],
  ["sigmoid", (ops, x) => ops.sigmoid(x)],
])

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
    case "activation":
      return activations.has(title)
    case "recurrent":
      return weights.every(({ copies }) => copies === 1)
    default:
      return false
  }
}

/** int32 [B, T] → what the last layer hands on, [B, T, ...]; of a model of features [B, features] → [B, outputs]. */
export function chainOut(context: LayerContext, { nodes }: LayerGraph, given: Tensor): Tensor {
  return nodes.reduce((x, node) => layerOut(context, node, x), given)
}

function layerOut(context: LayerContext, { kind, path, title, weights }: LayerNode, x: Tensor): Tensor {
  switch (kind) {
    case "input":
      return x
    case "embedding":
      return context.ops.rows(parameter(context, `${path}.weight`), x)
    case "recurrent":
      return recurrent(context, path, x)
    case "norm":
      return layerNorm(context, path, x)
    case "activation":
      return activated(context, title, x)
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

function activated({ ops }: LayerContext, title: string, x: Tensor): Tensor {
  const make = activations.get(title)
  if (make === undefined) throw new Error(`internal: no activation ${title}`)
  return make(ops, x)
}
