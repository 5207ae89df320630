/** Products with a learnt matrix along the last axis: [..., in] → [..., out]. */
import type { Tensor } from "../engine/tensor.ts"
import { type LayerContext, parameter } from "./context.ts"

/** The matrix is [out, in], as state dictionaries have it; a shift is added where the architecture has one. */
export function linear(context: LayerContext, path: string, x: Tensor): Tensor {
  const product = timesMatrix(context, parameter(context, `${path}.weight`), x)
  const shift = context.parameters[`${path}.bias`]
  return shift === undefined ? product : context.ops.add(product, shift)
}

export function timesMatrix({ ops }: LayerContext, matrix: Tensor, x: Tensor): Tensor {
  return ops.matmul(x, ops.transpose(matrix, [1, 0]))
}
