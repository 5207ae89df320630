/** What of a model bounds how it can be cut: heads, experts, blocks, the length of a sequence. */
import type { TrainingJob } from "../plan/job.ts"
import { attentionShape } from "../step/attention.ts"
import type { StepProfile } from "../step/profile.ts"

export type ModelLimits = {
  /** Heads that every attention can be cut into; 0 of models without attention, whose matrices stay whole. */
  readonly heads: number
  /** 0 without experts. */
  readonly experts: number
  readonly blocks: number
  /** Tokens; null where samples are not cut. */
  readonly sequence: number | null
}

const whole = { tp: 1, cp: 1, ep: 1, microBatch: 1, sequenceParallel: false, precision: "bf16" } as const

export function modelLimits({ graph, sequence }: TrainingJob, { blocks, experts }: StepProfile): ModelLimits {
  const heads = graph.nodes.flatMap((node) => (node.kind === "attention" ? (attentionShape(node, whole)?.heads ?? []) : []))
  return { heads: heads.length === 0 ? 0 : heads.reduce(commonDivisor), experts, blocks, sequence }
}

/** Degrees of tensor parallelism give each device whole heads. */
export function cutsHeads(heads: number, tp: number): boolean {
  return tp === 1 || (heads > 0 && heads % tp === 0)
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}
