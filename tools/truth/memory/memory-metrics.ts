/** The figures that rows of memory publish, from a question and the constants that answer it. */
import type { FrameworkConstants } from "../../../src/training/memory/constants.ts"
import { estimateMemory } from "../../../src/training/memory/estimate.ts"
import { type InferenceConstants, inferenceMemory } from "../../../src/training/memory/inference.ts"
import { partBytes } from "../../../src/training/memory/part-bytes.ts"
import { type MemoryProfile, memoryProfile } from "../../../src/training/memory/profile.ts"
import { activationSums, stateSums } from "../../../src/training/memory/stage-sums.ts"
import { copiesOnStage, microBatchesInFlight } from "../../../src/training/memory/stages.ts"
import type { Layout } from "../../../src/training/plan/layout.ts"
import { microBatchesOf } from "../../../src/training/plan/micro-batches.ts"
import type { MemoryQuestion, StepQuestion } from "./question.ts"

/** By the name of a metric, in its unit; null where the question has no such figure. */
export type MemoryFigures = (metric: string) => number | null

export function stepProfile({ job, choices }: StepQuestion): MemoryProfile {
  return memoryProfile(job, choices)
}

export function stepFigures(question: StepQuestion, profile: MemoryProfile, constants: FrameworkConstants): MemoryFigures {
  if (question.isFormula) return formulaFigures(profile, question.layout)
  const { total } = estimateMemory(profile, question.layout, question.reading, constants)
  const bytes = total * question.scale
  return (metric) => figureIn(metric, metric.includes("all_gpus") ? bytes * question.devices : bytes)
}

export function servedFigures(
  { ask }: Extract<MemoryQuestion, { kind: "served" }>,
  constants: InferenceConstants,
): MemoryFigures {
  const { total } = inferenceMemory(ask, constants)
  return (metric) => figureIn(metric, total)
}

/** The unit stands in the metric's name. GB and MB of readings are binary, as nvidia-smi and PyTorch have them. */
export function figureIn(metric: string, bytes: number): number | null {
  if (!/memory|allocated|reserved/u.test(metric)) return null
  if (/_mi?b(?:_|$)/u.test(metric)) return bytes / 2 ** 20
  return /_gi?b(?:_|$)|_active/u.test(metric) ? bytes / 2 ** 30 : null
}

/** Of the blocks of the first stage alone. */
function formulaFigures(profile: MemoryProfile, layout: Layout): MemoryFigures {
  const blocks = { ...profile, parts: profile.parts.filter(({ role }) => role === "block") }
  const copies = copiesOnStage(blocks, layout, 0)
  const inFlight = microBatchesInFlight(layout, 0, microBatchesOf(layout, profile.globalBatch), profile.framework)
  const kept = (of: Layout): number => activationSums(blocks, partBytes(blocks, of), copies, inFlight, of.pp > 1).kept
  const states = stateSums(blocks, partBytes(blocks, layout), copies)
  const own = kept(layout)
  const baseline = kept({ ...layout, recompute: "none", sequenceParallel: false })
  const figures: Readonly<Record<string, number>> = {
    params_and_optimizer_gib_per_gpu: (states.weights + states.gradients + states.optimizer) / 2 ** 30,
    activations_gib_per_gpu: own / 2 ** 30,
    activation_memory_percent_of_tp_baseline: (100 * own) / baseline,
  }
  return (metric) => figures[metric] ?? null
}
