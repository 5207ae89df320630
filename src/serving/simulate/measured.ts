/** From what happened to each request to what a user asks: latencies, throughput, use, and what met the promise. */
import { average, quantilesOf } from "../../engine/index.ts"
import type { Run } from "./run.ts"
import { between } from "./tally.ts"

/** A promise about the time to the first token and the time per output token; a request meets it if it keeps both. */
export type Slo = { readonly ttftSeconds: number; readonly tpotSeconds: number }

/** Units: [s]. NaN where there is none to take them of. */
export type Quantiles = {
  readonly mean: number
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
}

export type Simulated = {
  /** From the client's sending to the first token; from the first token to the last, per token behind the first; from sending to the end. */
  readonly ttft: Quantiles
  readonly tpot: Quantiles
  readonly latency: Quantiles
  /** In the window: from the first measured arrival to the last one, or over the whole run where nothing is left out. */
  readonly throughput: {
    readonly requestsPerSecond: number
    readonly outputTokensPerSecond: number
    readonly totalTokensPerSecond: number
  }
  readonly utilisation: {
    /** The share of time in which a worker is in a step, and that of its cache which is in use, over time. */
    readonly busy: number
    readonly cache: number
    /** Sequences in a step, while there is one. */
    readonly batch: number
  }
  /** Requests that wait for a place, over all workers; `most` in one of them. Still growing where `atClose` is far above the mean. */
  readonly queue: { readonly mean: number; readonly most: number; readonly atClose: number }
  /** Requests that are in the server. */
  readonly present: number
  readonly preemptions: number
  /** The share of prompt tokens that were found in the cache. */
  readonly prefixHits: number
  /** What kept the promise; null without one. Requests that were never answered did not. */
  readonly goodput: { readonly share: number; readonly requestsPerSecond: number } | null
  readonly requests: { readonly measured: number; readonly unfinished: number; readonly dropped: number }
  readonly steps: number
  readonly windowSeconds: number
}

export function measured(run: Run, slo: Slo | null): Simulated {
  const { firstMeasured, arrived, dropped, opened, closed, blocks, workers, queueMost, queueAtClose } = run
  const done = between(opened, closed)
  const times = latencies(run)
  const each = times.count
  return {
    ttft: quantiles(times.ttft, each),
    tpot: quantiles(times.tpot, times.tpotCount),
    latency: quantiles(times.latency, each),
    throughput: {
      requestsPerSecond: done.ended / done.seconds,
      outputTokensPerSecond: done.outputTokens / done.seconds,
      totalTokensPerSecond: (done.outputTokens + done.inputTokens) / done.seconds,
    },
    utilisation: {
      busy: done.busySeconds / (done.seconds * workers),
      cache: done.blockSeconds / (done.seconds * blocks),
      batch: done.sequenceSeconds / done.busySeconds,
    },
    queue: { mean: done.waitingSeconds / done.seconds, most: queueMost, atClose: queueAtClose },
    present: done.presentSeconds / done.seconds,
    preemptions: done.preemptions,
    prefixHits: done.askedTokens === 0 ? 0 : done.foundTokens / done.askedTokens,
    goodput: slo === null ? null : goodput(run, slo, done.seconds),
    requests: { measured: arrived - firstMeasured, unfinished: arrived - firstMeasured - each, dropped },
    steps: done.steps,
    windowSeconds: done.seconds,
  }
}

/** Of the measured requests that have been answered; a time per token only where there is more than one. */
function latencies({ progress, firstMeasured, arrived }: Run) {
  const { requests, firstTokenSeconds, endSeconds } = progress
  const most = Math.max(0, arrived - firstMeasured)
  const [ttft, tpot, latency] = [new Float64Array(most), new Float64Array(most), new Float64Array(most)]
  let [count, tpotCount] = [0, 0]
  for (let i = firstMeasured; i < arrived; i++) {
    const [sent, first, end] = [requests.arrivalSeconds[i]!, firstTokenSeconds[i]!, endSeconds[i]!]
    if (Number.isNaN(end)) continue
    ttft[count] = first - sent
    latency[count++] = end - sent
    if (requests.output[i]! > 1) tpot[tpotCount++] = (end - first) / (requests.output[i]! - 1)
  }
  return { ttft, tpot, latency, count, tpotCount }
}

const probabilities = [0.5, 0.9, 0.95, 0.99]

function quantiles(values: Float64Array, count: number): Quantiles {
  const taken = values.subarray(0, count)
  const mean = average(taken)
  const [p50, p90, p95, p99] = count === 0 ? probabilities.map(() => Number.NaN) : quantilesOf(taken, count, probabilities)
  return { mean, p50: p50!, p90: p90!, p95: p95!, p99: p99! }
}

function goodput({ progress, firstMeasured, arrived }: Run, slo: Slo, windowSeconds: number) {
  const { requests, firstTokenSeconds, endSeconds } = progress
  let kept = 0
  for (let i = firstMeasured; i < arrived; i++) {
    const [first, end] = [firstTokenSeconds[i]!, endSeconds[i]!]
    const tpot = (end - first) / Math.max(1, requests.output[i]! - 1)
    // Comparisons with NaN fail: what was never answered kept nothing.
    if (first - requests.arrivalSeconds[i]! <= slo.ttftSeconds && tpot <= slo.tpotSeconds) kept += 1
  }
  return { share: kept / Math.max(1, arrived - firstMeasured), requestsPerSecond: kept / windowSeconds }
}
