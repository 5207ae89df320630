/** A lower bound of memory that costs next to nothing, for searches to prune with. */
import type { Layout } from "../plan/layout.ts"
import type { MemoryProfile } from "./profile.ts"
import { statesOf } from "./states.ts"

/**
 * Never above the total that estimateMemory gives. Proof: the stages together hold each part of the model once, so their weights, gradients and
 * optimizer states add up to those of the whole model on one device of each stage; the largest of pp figures is no less than their mean; and the
 * total of a stage is its states and further terms that are not negative (gathered units, activations, logits, buffers, a tied table held twice).
 * Offloading and a step within the backward pass take states away, which the bound leaves out as well.
 * Units: → [byte].
 */
export function stateBytes(profile: MemoryProfile, layout: Layout): number {
  const { weights, gradients, optimizer } = statesOf(profile, profile.parameters, layout)
  const { offload, isStepFused } = profile.choices
  if (offload === "everything") return 0
  return (weights + (isStepFused ? 0 : gradients) + (offload === "optimizer" ? 0 : optimizer)) / layout.pp
}
