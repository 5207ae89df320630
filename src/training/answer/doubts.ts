/** Why an answer should be read with care: it is told beside it, as warnings. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { gigabytes } from "../../models/index.ts"
import type { TrainingEstimate } from "../estimate.ts"
import type { TrainingRequest } from "../request/training-request.ts"
import { zeroStages } from "../search/zero-stages.ts"
import { farMeasured } from "./far-measured.ts"
import type { TrainingAnswer } from "./training-answer.ts"

/** Warnings: training-tight, training-measured-far, training-schedule-alone, training-zero-framework. */
export function doubtsOf(request: TrainingRequest, estimate: TrainingEstimate, answer: TrainingAnswer): readonly Diagnostic[] {
  return [
    ...tightness(answer),
    ...farMeasured(request.measuredStep, estimate.predictedInterval),
    ...withoutPipeline(answer),
    ...foreignStage(answer),
  ]
}

/** It fits as estimated, and would not at the upper end of the interval. */
function tightness(answer: TrainingAnswer): readonly Diagnostic[] {
  const { fits: isEnough, interval, memoryLimit, memoryPerGpu, alternatives } = answer
  const [, high] = interval.memory
  if (!isEnough || high <= memoryLimit) return []
  const others = alternatives.filter(({ memory }) => memory < memoryPerGpu.total).length
  return [warning("training-tight", null, { high: gigabytes(high), limit: gigabytes(memoryLimit), others })]
}

function withoutPipeline({ plan: { pp, schedule } }: TrainingAnswer): readonly Diagnostic[] {
  return schedule !== "1f1b" && pp === 1 ? [warning("training-schedule-alone", null)] : []
}

/** A stage of ZeRO that was given is counted, though the framework does not shard so. */
function foreignStage({ plan: { framework, zero, pp } }: TrainingAnswer): readonly Diagnostic[] {
  const stages = zeroStages(framework, pp)
  if (stages.includes(zero)) return []
  return [warning("training-zero-framework", null, { framework, zero, pp, stages: stages.map(String) })]
}
