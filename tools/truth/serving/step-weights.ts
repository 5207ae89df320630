/**
 * Times of a run as sums over its steps. Clients that send their next request when they have their answer make a schedule that hangs on tokens and
 * places, hardly on how long a step takes; so the mean time to first token, the mean time per output token and the length of the run are linear in the seconds
 * of steps, and a run that was simulated once is a few products for any other constants. Under an open load the schedule is that of the cost
 * that is given.
 */
import { average } from "../../../src/engine/index.ts"
import { type Load, requestsOf } from "../../../src/serving/simulate/load.ts"
import type { Requests } from "../../../src/serving/simulate/requests.ts"
import { type Run, runRequests } from "../../../src/serving/simulate/run.ts"
import type { ServerSettings, StepCost } from "../../../src/serving/simulate/simulate.ts"
import type { StepBatch } from "../../../src/serving/step/step-model.ts"
import { SpanWeights } from "./span-weights.ts"
import { type StepClass, type Steps, stepClasses } from "./step-classes.ts"
import { batchColumns, StepLog } from "./step-log.ts"

export type RunTimes = { readonly ttft: number; readonly tpot: number; readonly total: number }

/**
 * Times of a run: of each, Σ weight · seconds of a step of that batch, and `idle`.
 * Units: weights [1], idle [s].  Shape of the weights: [batches].
 */
export type StepWeights = {
  readonly batches: readonly StepBatch[]
  /** Of the mean time from sending to the first token. */
  readonly ttft: Float64Array
  /** Of the mean, over requests, of the time per token behind the first. */
  readonly tpot: Float64Array
  /** Of the time from the first request to the last answer; the mean over workers. */
  readonly total: Float64Array
  /** What lies in no step: time in the host and on links, at those of the cost that the schedule is made of. */
  readonly idle: RunTimes
  /** What was answered. */
  readonly requests: number
  readonly inputTokens: number
  readonly outputTokens: number
}

export type StepWeightsOptions = { readonly seed?: number; readonly classes?: number }

/** cost: decides what follows from time: who waits at a link, what an open load finds, what is short against the host's share. */
export function stepWeights(load: Load, settings: ServerSettings, cost: StepCost, options: StepWeightsOptions = {}): StepWeights {
  const { seed = 1, classes = 64 } = options
  return weightsOf(observed(requestsOf(load, seed), settings, cost, seed), cost, classes)
}

/** Units: [s]. */
export function timesOf({ batches, ttft, tpot, total, idle }: StepWeights, step: StepCost["step"]): RunTimes {
  const times = { ...idle }
  for (const [i, batch] of batches.entries()) {
    const seconds = step(batch.prefillTokens, batch.prefillContext, batch.decodes, batch.decodeContext, batch.decodeTokens)
    times.ttft += ttft[i]! * seconds
    times.tpot += tpot[i]! * seconds
    times.total += total[i]! * seconds
  }
  return times
}

type Observed = {
  readonly run: Run
  /** By worker. */
  readonly logs: readonly StepLog[]
  /** Where each request was prefilled, and where it generates. Shape: [requests]. */
  readonly entries: Int32Array
  readonly decoders: Int32Array
}

function observed(requests: Requests, settings: ServerSettings, cost: StepCost, seed: number): Observed {
  const { deployment } = settings
  const workers = deployment.kind === "joint" ? deployment.replicas : deployment.prefillWorkers + deployment.decodeWorkers
  const logs = Array.from({ length: workers }, () => new StepLog())
  const entries = new Int32Array(requests.count).fill(-1)
  const decoders = new Int32Array(requests.count)
  const run = runRequests(requests, settings, cost, {
    ...{ seed, warmUpShare: 0, horizonSeconds: null },
    observer: {
      step: (worker, beginsAt, seconds, prefillTokens, prefillContext, decodes, decodeContext, decodeTokens) =>
        logs[worker]?.add(beginsAt, seconds, { prefillTokens, prefillContext, decodes, decodeContext, decodeTokens }),
      take: (worker, request) => {
        if (entries[request] === -1) entries[request] = worker
        decoders[request] = worker
      },
    },
  })
  return { run, logs, entries, decoders }
}

function weightsOf(seen: Observed, cost: StepCost, most: number): StepWeights {
  const steps = allSteps(seen.logs)
  const { ttft, tpot, total, times } = stepByStep(seen, cost)
  const matters = steps.seconds.map(
    (seconds, i) => seconds * (ttft[i]! / times.ttft + (times.tpot > 0 ? tpot[i]! / times.tpot : 0) + total[i]! / times.total),
  )
  const classes = stepClasses(steps, matters, most)
  const inSteps = (weights: Float64Array): number => weights.reduce((sum, weight, i) => sum + weight * steps.seconds[i]!, 0)
  const { done } = seen.run
  return {
    batches: classes.map(({ batch }) => batch),
    ttft: summed(classes, ttft),
    tpot: summed(classes, tpot),
    total: summed(classes, total),
    idle: { ttft: times.ttft - inSteps(ttft), tpot: times.tpot - inSteps(tpot), total: times.total - inSteps(total) },
    ...{ requests: done.ended, inputTokens: done.inputTokens, outputTokens: done.outputTokens },
  }
}

function allSteps(logs: readonly StepLog[]): Steps {
  const column = (name: keyof Steps): Float64Array =>
    joined(
      logs,
      logs.map((log) => log.column(name)),
    )
  return Object.fromEntries([...batchColumns, "seconds" as const].map((name) => [name, column(name)])) as Steps // every name once
}

/** What is told of the steps of each worker, one behind the other. */
function joined(logs: readonly StepLog[], parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(logs.reduce((sum, log) => sum + log.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function summed(classes: readonly StepClass[], weights: Float64Array): Float64Array {
  return Float64Array.from(classes, ({ members }) => members.reduce((sum, step) => sum + weights[step]!, 0))
}

/** Shape of the weights: [steps of all workers]. */
function stepByStep({ run, logs, entries, decoders }: Observed, cost: StepCost) {
  const { requests, firstTokenSeconds, endSeconds } = run.progress
  const [waits, makes] = [logs.map((log) => new SpanWeights(log)), logs.map((log) => new SpanWeights(log))]
  const answered = Array.from(endSeconds.keys()).filter((i) => !Number.isNaN(endSeconds[i]))
  const long = answered.filter((i) => requests.output[i]! > 1)
  const [ttfts, tpots] = [new Float64Array(answered.length), new Float64Array(long.length)]
  for (const [k, i] of answered.entries()) {
    const [sent, first] = [requests.arrivalSeconds[i]!, firstTokenSeconds[i]!]
    waits[entries[i]!]!.add(sent, first, 1 / answered.length)
    ttfts[k] = first - sent
  }
  for (const [k, i] of long.entries()) {
    const [first, tokens] = [firstTokenSeconds[i]!, requests.output[i]! - 1]
    makes[decoders[i]!]!.add(first, endSeconds[i]! - cost.endSeconds, 1 / (tokens * long.length))
    tpots[k] = (endSeconds[i]! - first) / tokens
  }
  const sumsOf = (spans: readonly SpanWeights[]): Float64Array =>
    joined(
      logs,
      spans.map((span) => span.sums()),
    )
  return {
    ttft: sumsOf(waits),
    tpot: sumsOf(makes),
    total: sumsOf(waits).fill(1 / logs.length),
    times: { ttft: average(ttfts), tpot: long.length === 0 ? 0 : average(tpots), total: run.done.seconds },
  }
}
