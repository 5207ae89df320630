/** Normalisations along the last axis. Sources: Ba et al., arXiv 1607.06450 (layer norm); Zhang & Sennrich, arXiv 1910.07467 (RMS norm). */
import type { Operations } from "../engine/backend.ts"
import type { Tensor } from "../engine/tensor.ts"
import { type LayerContext, parameter } from "./context.ts"

/** Added to the variance: as PyTorch's LayerNorm has it, and as Llama's RMS norm. */
const layerEpsilon = 1e-5
const rmsEpsilon = 1e-6

export function layerNorm(context: LayerContext, path: string, x: Tensor): Tensor {
  const { ops, parameters } = context
  const centred = ops.subtract(x, meanOf(ops, x))
  const normed = overRoot(ops, centred, layerEpsilon)
  const [scale, shift] = [parameters[`${path}.weight`], parameters[`${path}.bias`]]
  const scaled = scale === undefined ? normed : ops.multiply(normed, scale)
  return shift === undefined ? scaled : ops.add(scaled, shift)
}

export function rmsNorm(context: LayerContext, path: string, x: Tensor): Tensor {
  return context.ops.multiply(overRoot(context.ops, x, rmsEpsilon), parameter(context, `${path}.weight`))
}

function meanOf(ops: Operations, x: Tensor): Tensor {
  return ops.divide(ops.sum(x, [-1]), x.shape.at(-1) ?? 1)
}

function overRoot(ops: Operations, x: Tensor, epsilon: number): Tensor {
  return ops.divide(x, ops.sqrt(ops.add(meanOf(ops, ops.multiply(x, x)), epsilon)))
}
