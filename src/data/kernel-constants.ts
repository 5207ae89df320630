/**
 * Constants of kernels, fitted by tools/fit/kernels.ts on the measured tables of aiconfigurator; which device is kin to which
 * measured one. Bare numbers, as kernels compute with them; `src/kernels` tells what each one does.
 */
import type { LinkKind } from "./gpu-details.ts"
import type { Precision } from "./gpus.ts"
import json from "./kernel-constants.json" with { type: "json" }
import type { TrustedSource } from "./source.ts"

export type ProductConstants = {
  /** [s] of the smallest product. */
  readonly start: number
  /** Of the peak, by tile: 256×128, 128×256, 128×128, 64×256, 64×128, 64×64. */
  readonly efficiencies: readonly number[]
  /** What filling the pipeline costs, as so much more depth. */
  readonly depth: number
  /** Of the bandwidth. */
  readonly memory: number
  /** Exponent that joins computing and reading: 1 one after the other, ∞ the longer of the two. */
  readonly blend: number
  /** Share of a full wave that the empty part of the last one costs. */
  readonly quantisation: number
  /** Part of a wave that the smallest product still costs. */
  readonly leastWave: number
  /** Part of the L2 cache that still holds data of the last run, and how many times as quick as memory it is. */
  readonly cachePart: number
  readonly cacheSpeed: number
  /** [byte] moved for each number of the left factor that is brought to 8 or 4 bits first; 0 where it comes as it is. */
  readonly cast: number
}

export type AttentionConstants = {
  /** [s] of the smallest attention. */
  readonly start: number
  /** Of the peak, with heads and sequences without end. */
  readonly efficiency: number
  /** Efficiency grows as d / (d + headSize) with the size d of the heads. */
  readonly headSize: number
  /** What beginning and ending a block of queries costs, as so many more keys. */
  readonly keys: number
  /** Of the bandwidth. */
  readonly memory: number
  /** Times that new keys and values pass through memory on their way into the cache, by a kernel of its own. */
  readonly cacheWrite: number
  readonly blend: number
  readonly quantisation: number
  readonly leastWave: number
  readonly cachePart: number
  readonly cacheSpeed: number
}

/** Of products that one kernel does in groups. */
export type GroupedConstants = {
  /** How many times as long as plain products they take with many rows each. */
  readonly most: number
  /** Rows of each at which half of that is reached. */
  readonly rows: number
}

export type KernelConstants = {
  readonly source: TrustedSource
  /** Device null: of any device, fitted on all measured ones together. */
  readonly products: readonly {
    readonly device: string | null
    readonly precision: Precision
    readonly constants: ProductConstants
  }[]
  readonly attention: readonly {
    readonly device: string | null
    readonly precision: Precision
    readonly regime: "prompt" | "cache"
    readonly constants: AttentionConstants
  }[]
  readonly grouped: readonly {
    readonly device: string | null
    readonly precision: Precision
    readonly constants: GroupedConstants
  }[]
  readonly collectives: readonly CollectiveTable[]
  /** Elementwise passes: seconds of the smallest, part of the bandwidth. */
  readonly memoryPass: { readonly start: number; readonly memory: number }
  /** A measured device and those of the same generation of units. */
  readonly kin: readonly { readonly measured: string; readonly devices: readonly string[] }[]
}

/** From so many bytes on: seconds = latency + bytes / bandwidth, and never less than just before. */
export type Segment = readonly [fromBytes: number, latency: number, bandwidth: number]

export type CollectiveTable = {
  /** Measured device, the fabric between its neighbours and what it moves [byte/s]. */
  readonly device: string
  readonly link: LinkKind
  readonly bandwidth: number
  readonly library: string
  readonly rows: readonly { readonly kind: MeasuredCollective; readonly ranks: number; readonly segments: readonly Segment[] }[]
}
export type MeasuredCollective = "all-reduce" | "all-gather" | "reduce-scatter" | "all-to-all"

// The file is written by tools/fit/kernels.ts in this shape; kernel-constants.test.ts checks it.
export const kernelConstants: KernelConstants = json as unknown as KernelConstants
