/** What training makes smaller: means over the examples, of shape []. */
import type { Operations } from "../engine/backend.ts"
import type { Tensor } from "../engine/tensor.ts"
import { logSoftmax, relu } from "../layers/activation.ts"

export function squaredError(ops: Operations, predicted: Tensor, target: Tensor): Tensor {
  const off = ops.subtract(predicted, target)
  return meanOf(ops, ops.multiply(off, off))
}

/**
 * Shapes: logits [...places, classes], labels int32 [...places]; weights, where they are given, [...places]: 0 leaves a place out.
 * Units: → [nat per place].
 */
export function softmaxCrossEntropy(ops: Operations, logits: Tensor, labels: Tensor, weights?: Tensor): Tensor {
  const right = ops.oneHot(labels, logits.shape.at(-1) ?? 0)
  const told = ops.sum(ops.multiply(logSoftmax(ops, logits), right), [-1]) // [...places, 1]
  if (weights === undefined) return ops.multiply(meanOf(ops, told), -1)
  const weighed = ops.multiply(ops.reshape(told, labels.shape), weights)
  return ops.divide(ops.multiply(ops.sum(weighed), -1), ops.sum(weights))
}

/** Scores before the sigmoid; targets from 0 to 1. The larger of score and 0 is taken out of the logarithm, which keeps it from overflow. */
export function binaryCrossEntropy(ops: Operations, scores: Tensor, targets: Tensor): Tensor {
  const most = ops.withoutGradient(relu(ops, scores))
  const both = ops.add(ops.exp(ops.subtract(scores, most)), ops.exp(ops.multiply(most, -1)))
  return meanOf(ops, ops.subtract(ops.add(most, ops.log(both)), ops.multiply(scores, targets)))
}

/** Of a support vector machine: `signs` are 1 and -1. */
export function hinge(ops: Operations, scores: Tensor, signs: Tensor): Tensor {
  return meanOf(ops, relu(ops, ops.subtract(1, ops.multiply(scores, signs))))
}

function meanOf(ops: Operations, x: Tensor): Tensor {
  return ops.divide(
    ops.sum(x),
    x.shape.reduce((product, size) => product * size, 1),
  )
}
