/** What single kernels and the host really take within a server: one constant for each kind of work. */

/** Factors on the time of kernels by themselves, and seconds of the host. */
export type ServingConstants = {
  /** Matrix products, head included. */
  readonly product: number
  /** Grouped products: what hot experts cost is in here. */
  readonly experts: number
  /** Attention of prompts, and over the cache. */
  readonly attention: number
  readonly cache: number
  readonly passes: number
  /** States of recurrences. */
  readonly scan: number
  readonly tensor: number
  /** Tokens on their way to their experts and back. */
  readonly exchange: number
  readonly sending: number
  /** What each kernel takes however little it does: less where graphs let one begin before the last has ended. */
  readonly start: number
  /** [s] Starting one operation from Python, where no graph does (./host-work.ts). */
  readonly launch: number
  /** [s] of each step, of each layer of it, of a layer where there are prompts in it (which CUDA graphs do not cover). */
  readonly step: number
  readonly layer: number
  readonly promptLayer: number
  /** [s] of each sequence in a step: scheduling, sampling, handing on its token. */
  readonly sequence: number
  /** [s] of a request before its first step, and of each token of its prompt. */
  readonly arrival: number
}

export type ServingConstantName = keyof ServingConstants

/** Those that are factors on the time of kernels by themselves. */
export const kernelNames: readonly ServingConstantName[] = [
  ...(["product", "experts", "attention", "cache", "passes", "scan"] as const),
  ...(["tensor", "exchange", "sending"] as const),
]

/** In this order in vectors. */
export const constantNames: readonly ServingConstantName[] = [
  ...kernelNames,
  ...(["start", "launch"] as const),
  ...(["step", "layer", "promptLayer", "sequence", "arrival"] as const),
]

/** Before any server was measured: kernels as they are, and a host as BLIS fits it (../../../docs/serving.md, Constants). */
export const neutralConstants: ServingConstants = {
  ...{ product: 1, experts: 1, attention: 1, cache: 1, passes: 1, scan: 1, tensor: 1, exchange: 1, sending: 1, start: 1 },
  ...{ launch: 1e-5, step: 1e-3, layer: 1e-5, promptLayer: 3e-5, sequence: 2e-5, arrival: 0.015 },
}
