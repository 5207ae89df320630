/** Constants of memory per framework, written by tools/fit/memory.ts. */
import json from "./memory-constants.json" with { type: "json" }
import type { Sourced } from "./source.ts"

export type MemoryFramework = "megatron" | "fsdp" | "deepspeed" | "maxtext" | "torch"

export type MemoryConstants = Sourced & {
  readonly frameworks: Readonly<
    Record<
      MemoryFramework,
      {
        readonly live: number
        readonly gathered: number
        readonly offloaded: number
        readonly step: number
        readonly workspace: number
        readonly fragmentation: number
        readonly context: number
      }
    >
  >
  readonly logitBytes: {
    readonly plain: number
    readonly shifted: number
    readonly parallel: number
    readonly narrow: number
    readonly fused: number
    readonly chunked: number
  }
  /** Half widths of 90 % intervals, as logarithms: by level, of all levels together, and where no row was measured. */
  readonly spread: { readonly levels: Readonly<Record<string, number>>; readonly transfer: number; readonly unmeasured: number }
  readonly inference: {
    readonly workspace: { readonly allocated: number; readonly reserved: number; readonly quantised: number }
    readonly joined: number
    readonly besideInt4: number
    readonly fragmentation: number
  }
}

export const memoryConstants: MemoryConstants = json as unknown as MemoryConstants
