/** The door of the planner: a model and devices in; the best step with its time, memory and price out, or all that is wrong. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import type { ModelDescribed } from "../../models/index.ts"
import { type EstimateResult, estimateTraining, type TrainingEstimate } from "../estimate.ts"
import type { TrainingJob } from "../plan/job.ts"
import { faultDiagnostic } from "../request/fault-diagnostic.ts"
import type { TrainingOptions } from "../request/training-options.ts"
import { readTrainingRequest, type TrainingRequest } from "../request/training-request.ts"
import { answerOf } from "./answer-of.ts"
import { doubtsOf } from "./doubts.ts"
import type { TrainingAnswer } from "./training-answer.ts"

export type TrainingResult = { readonly answer: TrainingAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** `now`: [ms] a clock, to tell how long the search took; 0 without one. */
export type TrainingClock = { readonly now?: () => number }

/**
 * What is given is fixed, the rest is searched.
 * Errors: bad-option, those of models and devices, training-* where what is given cannot be. Warnings: those of the request, training-does-not-fit,
 * those of doubts.ts.
 */
export function planTraining(
  model: ModelDescribed,
  options: TrainingOptions,
  { now = () => 0 }: TrainingClock = {},
): TrainingResult {
  const { request, diagnostics } = readTrainingRequest(model, options)
  if (request === null) return { answer: null, diagnostics }
  const started = now()
  const found = request.count === null ? onFewest(request) : estimateOn(request, request.count, request.measuredStep)
  if (found.result.kind === "faults") {
    const faults = found.result.faults.map(faultDiagnostic)
    return { answer: null, diagnostics: [...diagnostics, ...faults] }
  }
  const { estimate } = found.result
  const narrow = estimate.fits ? inFewerBits(request, found) : null
  const seconds = (now() - started) / 1000
  const warnings = estimate.warnings.map(faultDiagnostic)
  const answer = answerOf(request, { ...found, estimate, narrow, seconds })
  return { answer, diagnostics: [...diagnostics, ...warnings, ...doubtsOf(request, estimate, answer)] }
}

export type Planned = { readonly count: number; readonly job: TrainingJob; readonly result: EstimateResult }

/** `measured`: [s] a step of the user's own on so many devices. */
function estimateOn(request: TrainingRequest, count: number, measured: number | null = null, hasAlternatives = true): Planned {
  const { devices, fixed, objective } = request
  const job = request.jobOn(count)
  const cluster = { device: devices.device, machine: devices.machine, count }
  const measuredSteps = measured === null ? [] : [measured]
  return { count, job, result: estimateTraining(job, cluster, fixed, { objective, measuredSteps, hasAlternatives }) }
}

/** For the cheapest, so many doublings beyond what holds it are tried. */
const furtherDoublings = 4

/** As few as hold it, from what the given degrees need; of the cheapest that with the least device time per sample. */
function onFewest(request: TrainingRequest): Planned {
  const { tp = 1, pp = 1, cp = 1, dp } = request.fixed
  const least = estimateOn(request, tp * pp * cp * (dp ?? 1))
  const [fault] = least.result.kind === "estimate" ? least.result.estimate.warnings : []
  const holding = dp === undefined && fault?.kind === "memory" ? fault.nearest : null
  const planned = holding === null ? least : estimateOn(request, holding)
  if (request.objective !== "cost" || !fits(planned) || dp !== undefined) return planned
  const more = Array.from({ length: furtherDoublings }, (_, k) => estimateOn(request, planned.count * 2 ** (k + 1)))
  return [planned, ...more].filter(fits).toSorted((a, b) => deviceSeconds(a) - deviceSeconds(b))[0] ?? planned
}

function fits({ result }: Planned): boolean {
  return result.kind === "estimate" && result.estimate.fits
}

/** For one sample. */
function deviceSeconds({ count, job, result }: Planned): number {
  return result.kind === "estimate" ? (result.estimate.stepSeconds * count) / job.globalBatch : Infinity
}

/** What 8 bits would bring where the device has them and nobody chose the precision. */
function inFewerBits(request: TrainingRequest, { count }: Planned): TrainingEstimate | null {
  if (!request.isPrecisionOpen) return null
  const { result } = estimateOn({ ...request, fixed: { ...request.fixed, precision: "fp8" } }, count, null, false)
  return result.kind === "estimate" && result.estimate.fits ? result.estimate : null
}
