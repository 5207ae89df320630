/** What a row of published serving figures asks of the planner: which replicas, under which load, with which limits. */

import type { ServingSetup } from "../../../src/serving/plan/setup.ts"
import type { Lengths } from "../../../src/serving/simulate/lengths.ts"
import type { Admission, Load, ServerSettings, Speculation } from "../../../src/serving/simulate/simulate.ts"

export type ServingPool = { readonly setup: ServingSetup; readonly workers: number }

export type ServingPools =
  | ({ readonly kind: "joint" } & ServingPool)
  | { readonly kind: "split"; readonly prefill: ServingPool; readonly decode: ServingPool }

/** 99th percentiles that a load must keep. Units: [s]; Infinity where nothing is promised. */
export type ServingPromise = { readonly ttft: number; readonly tpot: number; readonly latency: number }

export type ServingQuestion =
  /** What is measured while this load runs, on all pools together. */
  | { readonly kind: "run"; readonly load: Load }
  /** The highest rate of Poisson arrivals that keeps the promise, and what is measured under it. */
  | { readonly kind: "highest rate"; readonly lengths: Lengths; readonly promise: ServingPromise }

/** What the row or its source says of the scheduler; null where the engine's default holds. */
export type ServingLimits = {
  /** Of one rank, where attention is data parallel and ranks schedule apart. */
  readonly maxBatchedTokens: number | null
  readonly maxSequences: number | null
  readonly scheduler: ServerSettings["scheduler"] | null
  readonly admission: Admission | null
  /** Answers that a request follows beside each other and of which it keeps the best; 1 unless its search is told. */
  readonly beams: number
  readonly speculative: Speculation | null
  /** Of the device's memory. */
  readonly memoryShare: number | null
}

export type ServingRow = {
  readonly pools: ServingPools
  readonly question: ServingQuestion
  readonly limits: ServingLimits
  /** Means. [token] of a language model; 1 and 1 where a request is a sample that goes through the model once. */
  readonly tokens: { readonly input: number; readonly output: number }
  /** How often the engine works through a request from its beginning, one time after another: the steps of a diffusion model. */
  readonly rounds: number
  /** Model × device × engine: what is left out together when the constants are fitted. */
  readonly group: string
  readonly source: string
}

export const noLimits: ServingLimits = {
  ...{ maxBatchedTokens: null, maxSequences: null, scheduler: null },
  ...{ admission: null, speculative: null, memoryShare: null },
  beams: 1,
}

/** Where requests are prefilled: the pool whose engine and device name the row. */
export function entryOf(pools: ServingPools): ServingPool {
  return pools.kind === "joint" ? pools : pools.prefill
}

/** Models of one shape, which sources also name for one another: the same runs stand in the tables as DeepSeek-R1 and as V3. */
const shapes: readonly (readonly [name: RegExp, shape: string])[] = [
  [/DeepSeek-(?:R1|V3)$/u, "DeepSeek-V3"],
  [/Llama-3\.[13]-70B/u, "Llama-3.1-70B"],
]

export function groupOf(model: string, { device, engine }: ServingSetup): string {
  const shape = shapes.find(([name]) => name.test(model))?.[1] ?? model.replace(/^.*\//u, "")
  return `${shape} × ${device.id} × ${engine.name}`
}
