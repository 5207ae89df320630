/** The figures that rows of memory publish, from a question and the constants that answer it. */

import type { FrameworkConstants } from "../../../src/training/memory/constants.ts"
import { estimateMemory } from "../../../src/training/memory/estimate.ts"
import { type InferenceConstants, inferenceMemory } from "../../../src/training/memory/inference.ts"
import { partBytes } from "../../../src/training/memory/part-bytes.ts"
import { type MemoryProfile, memoryProfile } from "../../../src/training/memory/profile.ts"
import { heldOn } from "../../../src/training/memory/stage-sums.ts"
import type { Layout } from "../../../src/training/plan/layout.ts"
import type { MemoryQuestion, StepQuestion } from "./question.ts"

export type MemoryFigures = Readonly<Record<string, number>>

const gibibyte = 2 ** 30

export function stepProfile({ job, choices }: StepQuestion): MemoryProfile {
  return memoryProfile(job, choices)
}

/** Of a training step: what a source calls its figure differs, the unit stands in its name. GB of readings are binary, as nvidia-smi and torch have it. */
export function stepFigures(question: StepQuestion, profile: MemoryProfile, constants: FrameworkConstants): MemoryFigures {
  if (question.isFormula) return formulaFigures(profile, question.layout)
  const { total } = estimateMemory(profile, question.layout, question.reading, constants)
  const each = (total * question.scale) / gibibyte
  return {
    peak_memory_gib_per_gpu: each,
    peak_memory_gb_per_gpu: each,
    peak_memory_active_gib: each,
    memory_gb_per_gpu: each,
    allocated_gib_per_gpu: each,
    gpu_memory_gb: each,
    memory_gb_all_gpus_of_run: each * question.devices,
    total_memory_gb: each,
  }
}

/** Of the blocks of the first stage alone. */
function formulaFigures(profile: MemoryProfile, layout: Layout): MemoryFigures {
  const blocks = { ...profile, parts: profile.parts.filter(({ role }) => role === "block") }
  const held = (of: Layout): ReturnType<typeof heldOn> => heldOn(blocks, of, partBytes(blocks, of), 0)
  const own = held(layout)
  const baseline = held({ ...layout, recompute: "none", sequenceParallel: false })
  return {
    params_and_optimizer_gib_per_gpu: (own.weights + own.gradients + own.optimizer) / gibibyte,
    activations_gib_per_gpu: own.kept / gibibyte,
    activation_memory_percent_of_tp_baseline: (100 * own.kept) / baseline.kept,
  }
}

export function servedFigures(
  question: Extract<MemoryQuestion, { kind: "served" }>,
  constants: InferenceConstants,
): MemoryFigures {
  const { total } = inferenceMemory(question.ask, constants)
  return { gpu_memory_mb_total: total / 2 ** 20, gpu_memory_gb_total: total / gibibyte }
}
