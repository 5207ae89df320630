/** An estimate as the answer that people and programs read. */

import { kindOf } from "../calibration/setting.ts"
import type { TrainingEstimate } from "../estimate.ts"
import { memoryInterval } from "../memory/interval.ts"
import { memoryFigures } from "../memory/memory-figures.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import type { HourPrice } from "../request/asked-device.ts"
import type { TrainingRequest } from "../request/training-request.ts"
import type { Alternative, Interval, PlannedStep, RunCost, RunFigures, TrainingAnswer } from "./training-answer.ts"

export type Found = {
  readonly count: number
  readonly job: TrainingJob
  readonly estimate: TrainingEstimate
  /** The same in fewer bits, where that is open. */
  readonly narrow: TrainingEstimate | null
  /** Of the search. */
  readonly seconds: number
}

export function answerOf(request: TrainingRequest, found: Found): TrainingAnswer {
  const { model, devices, assumed } = request
  const { job, count, estimate } = found
  const { sequence, globalBatch } = job
  const amount = globalBatch * (sequence ?? 1)
  const perSecond = (seconds: number): number => amount / seconds
  const { stepSeconds, interval, utilisation } = estimate
  const scaled = (figure: number): Interval => [(figure * stepSeconds) / interval[1], (figure * stepSeconds) / interval[0]]
  const flops = estimate.modelFlops / stepSeconds / count
  return {
    ...{ model: model.name, gpu: devices.device.id, gpus: count, machine: devices.machine.id, per: model.per, sequence },
    fits: estimate.fits,
    plan: plannedOf(estimate.plan, job),
    stepTime: stepSeconds,
    tokensPerSecond: perSecond(stepSeconds),
    tokensPerSecondPerGpu: perSecond(stepSeconds) / count,
    modelFlopsPerGpu: flops,
    mfu: utilisation,
    memoryPerGpu: memoryFigures(estimate.memory),
    memoryLimit: estimate.memoryLimit,
    interval: {
      stepTime: interval,
      tokensPerSecond: scaled(perSecond(stepSeconds)),
      tokensPerSecondPerGpu: scaled(perSecond(stepSeconds) / count),
      modelFlopsPerGpu: scaled(flops),
      mfu: scaled(utilisation),
      memory: memoryEnds(estimate, job),
    },
    baseline: baselineOf(estimate, job),
    breakdown: estimate.breakdown,
    alternatives: alternativesOf(found),
    run: runOf(request, found),
    measured: request.measuredStep === null ? null : { stepTime: request.measuredStep, expected: estimate.predictedSeconds },
    searched: { configurations: estimate.searched.configurations, seconds: found.seconds },
    basis: { kernels: estimate.basis.kernels, runs: estimate.basis.rows, nearness: estimate.basis.nearness },
    // Readers of pictures are told where they hold the step back.
    assumed: estimate.breakdown.loading > 0 && job.loaderRate === undefined ? [...assumed, "loader"] : assumed,
  }
}

function baselineOf({ baseline: { seconds, overhead } }: TrainingEstimate, job: TrainingJob): TrainingAnswer["baseline"] {
  const { value, bits, rows: runs, kind, device } = overhead
  return { stepTime: seconds, mfu: 1 / value, bits, runs, kind, device, isOfKind: kind === kindOf(job) }
}

function plannedOf(layout: Layout, job: TrainingJob): PlannedStep {
  const { globalBatch, framework, optimizer, method, loraRank, offload = "nothing", schedule = "1f1b" } = job
  return { ...layout, globalBatch, framework, optimizer, method, loraRank, offload, schedule }
}

function memoryEnds({ memory }: TrainingEstimate, job: TrainingJob): Interval {
  const { low, high } = memoryInterval(memory.total, { kind: "step", job })
  return [low, high]
}

/** Rows that people compare. */
const most = 6

/** Along the Pareto front from quick to small; the layout that was chosen stands above. */
function alternativesOf({ estimate, job, narrow }: Found): readonly Alternative[] {
  const others = estimate.pareto.filter(({ layout }) => JSON.stringify(layout) !== JSON.stringify(estimate.plan))
  const step = Math.max(1, others.length / most)
  const shown = Array.from({ length: Math.min(most, others.length) }, (_, k) => others[Math.floor(k * step)]).filter(
    (one) => one !== undefined,
  )
  const along = shown.map(({ layout, seconds, bytes }) => ({
    plan: plannedOf(layout, job),
    stepTime: seconds,
    memory: bytes,
  }))
  if (narrow === null) return along
  // What a user measured in 16 bits says as much of the other layouts of the same machine.
  const shifted = (narrow.stepSeconds * estimate.stepSeconds) / estimate.predictedSeconds
  return [{ plan: plannedOf(narrow.plan, job), stepTime: shifted, memory: narrow.memory.total }, ...along]
}

const hour = 3600

/** A run that does not fit has neither time nor price. */
function runOf({ amount, devices }: TrainingRequest, { job, count, estimate }: Found): RunFigures | null {
  if (amount === null || !estimate.fits) return null
  const steps = Math.ceil(amount / (job.globalBatch * (job.sequence ?? 1)))
  const ends = estimate.interval.map((seconds) => steps * seconds)
  const seconds: Interval = [ends[0] ?? 0, ends[1] ?? 0]
  const gpuHours: Interval = [(seconds[0] * count) / hour, (seconds[1] * count) / hour]
  return {
    amount,
    steps,
    seconds: steps * estimate.stepSeconds,
    gpuHours: (steps * estimate.stepSeconds * count) / hour,
    cost: devices.price === null ? null : costOf(devices.price, gpuHours),
    intervals: { seconds, gpuHours },
  }
}

function costOf({ text: price, low, high, currency, source }: HourPrice, [least, most]: Interval): RunCost {
  return { range: [least * low, most * high], currency, price, hour: [low, high], source }
}
