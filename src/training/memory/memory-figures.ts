/** The memory of a step as people are told it: what no tensor of the model is for stands together. */
import type { MemoryParts } from "./stage-memory.ts"

/** [byte] per device on the fullest one; they add up to `total`. */
export type MemoryFigures = {
  readonly total: number
  readonly weights: number
  readonly gradients: number
  readonly optimizer: number
  readonly activations: number
  /** Logits and loss, or what the optimizer copies while it steps; the framework's own, fragmentation. */
  readonly other: number
}

export function memoryFigures({
  total,
  weights,
  gradients,
  optimizer,
  activations,
  logits,
  step,
  framework,
}: MemoryParts): MemoryFigures {
  return { total, weights, gradients, optimizer, activations, other: logits + step + framework }
}
