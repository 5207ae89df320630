/** Functions of one number between layers. */
import type { Operations } from "../engine/backend.ts"
import type { Tensor } from "../engine/tensor.ts"

/** With the tanh that GPT-2 has in place of the error function. Source: Hendrycks & Gimpel, arXiv 1606.08415. */
export function gelu(ops: Operations, x: Tensor): Tensor {
  const cubic = ops.multiply(x, ops.add(ops.multiply(ops.multiply(x, x), 0.044715), 1))
  const gate = ops.add(ops.tanh(ops.multiply(cubic, Math.sqrt(2 / Math.PI))), 1)
  return ops.multiply(ops.multiply(x, 0.5), gate)
}

export function relu(ops: Operations, x: Tensor): Tensor {
  return ops.maximum(x, 0)
}

export function silu(ops: Operations, x: Tensor): Tensor {
  return ops.multiply(x, ops.sigmoid(x))
}

/** Along the last axis. */
export function softmax(ops: Operations, x: Tensor): Tensor {
  const raised = ops.exp(ops.subtract(x, ops.withoutGradient(ops.max(x, [-1]))))
  return ops.divide(raised, ops.sum(raised, [-1]))
}

/** Along the last axis, without the loss of digits that a logarithm of the softmax has. */
export function logSoftmax(ops: Operations, x: Tensor): Tensor {
  const shifted = ops.subtract(x, ops.withoutGradient(ops.max(x, [-1])))
  return ops.subtract(shifted, ops.log(ops.sum(ops.exp(shifted), [-1])))
}
