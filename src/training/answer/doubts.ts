/** Why an answer should be read with care: it is told beside it, as warnings. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { gigabytes } from "../../models/index.ts"
import type { TrainingEstimate } from "../estimate.ts"
import type { TrainingRequest } from "../request/training-request.ts"
import { zeroStages } from "../search/zero-stages.ts"
import type { TrainingAnswer } from "./training-answer.ts"

/** Warnings: training-tight, training-measured-far, training-schedule-alone, training-zero-framework. */
export function doubtsOf(request: TrainingRequest, estimate: TrainingEstimate, answer: TrainingAnswer): readonly Diagnostic[] {
  return [...tightness(answer), ...farMeasured(request, estimate), ...withoutPipeline(answer), ...foreignStage(answer)]
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

/** A step of the user's own that lies outside of what was predicted is told: as a rule another run was measured than this one. */
function farMeasured({ measuredStep: own }: TrainingRequest, { predictedInterval }: TrainingEstimate): readonly Diagnostic[] {
  const [low, high] = predictedInterval
  if (own === null || (own >= low && own <= high)) return []
  const factor = own > high ? own / high : low / own
  const params = { own: secondsOf(own), low: secondsOf(low), high: secondsOf(high), factor: factorOf(factor) }
  return [warning("training-measured-far", null, { ...params, side: own > high ? "above" : "below" })]
}

const secondsOf = (seconds: number): string => `${Number(seconds.toPrecision(3))} s`

/** Never a bare 1: that would be inside. */
const factorOf = (factor: number): string => String(Number(Math.max(1.001, factor).toFixed(factor < 1.1 ? 3 : 1)))

/** A stage of ZeRO that was given is counted, though the framework does not shard so. */
function foreignStage({ plan: { framework, zero, pp } }: TrainingAnswer): readonly Diagnostic[] {
  const stages = zeroStages(framework, pp)
  if (stages.includes(zero)) return []
  return [warning("training-zero-framework", null, { framework, zero, pp, stages: stages.map(String) })]
}
