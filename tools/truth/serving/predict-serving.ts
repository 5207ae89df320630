/** What a row measures, by the simulation of its load. */
import {
  type Load,
  type Quantiles,
  type ServerSettings,
  type Simulated,
  type StepCost,
  simulate,
} from "../../../src/serving/simulate/simulate.ts"
import { requestsOfReplica } from "./mlperf-workloads.ts"
import { type CostName, costOf, type StepModels, settingsOf } from "./row-settings.ts"
import type { ServingFigures } from "./serving-metrics.ts"
import type { ServingPromise, ServingQuestion, ServingRow } from "./serving-row.ts"

export function predictServing(row: ServingRow, models: StepModels, name: CostName = "cost"): ServingFigures {
  const { question, rounds } = row
  const [settings, cost] = [settingsOf(row, models), costOf(row, models, name)]
  const simulated =
    question.kind === "run" ? simulate(question.load, settings, cost, wholeRun) : atHighestRate(question, settings, cost, rounds)
  return figuresOf(simulated, rounds)
}

const wholeRun = { seed: 1, warmUpShare: 0, horizonSeconds: null, slo: null }

/** A diffusion model goes through the same batch once for each of its steps. */
function figuresOf({ ttft, tpot, latency, throughput, windowSeconds }: Simulated, rounds: number): ServingFigures {
  const { requestsPerSecond, outputTokensPerSecond, totalTokensPerSecond } = throughput
  return {
    ...{ ttft: times(ttft, rounds), tpot, latency: times(latency, rounds), seconds: rounds * windowSeconds },
    counts: {
      requests: requestsPerSecond * windowSeconds,
      inputTokens: (totalTokensPerSecond - outputTokensPerSecond) * windowSeconds,
      outputTokens: outputTokensPerSecond * windowSeconds,
    },
  }
}

function times({ mean, p50, p90, p95, p99 }: Quantiles, rounds: number): Quantiles {
  return { mean: rounds * mean, p50: rounds * p50, p90: rounds * p90, p95: rounds * p95, p99: rounds * p99 }
}

/** Halvings of the span that a rate is looked for in: to 1 % of the throughput without a promise. */
const halvings = 7

/** Of one replica: a balanced router gives each an equal part. The load is Poisson (MLPerf's loadgen). */
function atHighestRate(
  { lengths, promise }: ServingQuestion & { kind: "highest rate" },
  settings: ServerSettings,
  cost: StepCost,
  rounds: number,
): Simulated {
  const replicas = settings.deployment.kind === "joint" ? settings.deployment.replicas : 1
  const one: ServerSettings = { ...settings, deployment: { kind: "joint", replicas: 1 } }
  const underLoad = (arrivals: (Load & { kind: "open" })["arrivals"]): Simulated => {
    const warmUpShare = arrivals.kind === "offline" ? 0 : warmUp
    return simulate({ kind: "open", arrivals, lengths, requests: requestsOfReplica }, one, cost, { ...wholeRun, warmUpShare })
  }
  let [low, high] = [0, underLoad({ kind: "offline" }).throughput.requestsPerSecond]
  let best: Simulated | null = null
  for (let i = 0; i < halvings; i++) {
    const rate: number = (low + high) / 2
    const simulated = underLoad({ kind: "poisson", requestsPerSecond: rate })
    if (keeps(simulated, promise, rounds)) [low, best] = [rate, simulated]
    else high = rate
  }
  // Where no load keeps the promise, what is measured under the least of them.
  return ofReplicas(best ?? underLoad({ kind: "poisson", requestsPerSecond: high }), replicas)
}

/** Requests in which a replica fills. */
const warmUp = 0.2

function keeps({ ttft, tpot, latency }: Simulated, promise: ServingPromise, rounds: number): boolean {
  const isLate = rounds * ttft.p99 > promise.ttft || tpot.p99 > promise.tpot || rounds * latency.p99 > promise.latency
  return !isLate
}

function ofReplicas(simulated: Simulated, replicas: number): Simulated {
  const { requestsPerSecond, outputTokensPerSecond, totalTokensPerSecond } = simulated.throughput
  return {
    ...simulated,
    throughput: {
      requestsPerSecond: replicas * requestsPerSecond,
      outputTokensPerSecond: replicas * outputTokensPerSecond,
      totalTokensPerSecond: replicas * totalTokensPerSecond,
    },
  }
}
