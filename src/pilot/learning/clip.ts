/** Gradients of all weights as one long vector: its length, and gradients cut to a longest length. Source: Pascanu et al., arXiv 1211.5063. */
import type { Operations } from "../engine/backend.ts"
import { mapTensors, type Tensor, type Tensors } from "../engine/tensor.ts"

export function lengthOf(ops: Operations, gradient: Tensors): Tensor {
  const squares = Object.values(gradient).map((part) => ops.sum(ops.multiply(part, part)))
  return ops.sqrt(squares.reduce((sum, square) => ops.add(sum, square)))
}

/** The direction stays; what is shorter stays as it is. The tiny figure is PyTorch's, against a division by 0. */
export function clipped(ops: Operations, gradient: Tensors, length: Tensor, longest: number): Tensors {
  const part = ops.minimum(ops.divide(longest, ops.add(length, 1e-6)), 1)
  return mapTensors(gradient, (each) => ops.multiply(each, part))
}
