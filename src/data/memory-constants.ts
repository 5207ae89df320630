/** Constants of memory per framework, written by tools/fit/memory.ts. */
import json from "./memory-constants.json" with { type: "json" }
import type { Sourced } from "./source.ts"

export type MemoryFramework = "megatron" | "fsdp" | "deepspeed" | "maxtext" | "torch"

export type MemoryConstants = Sourced & {
  readonly frameworks: Readonly<
    Record<
      MemoryFramework,
      {
        readonly logitBytes: { readonly plain: number; readonly fused: number }
        readonly live: number
        readonly gathered: number
        readonly workspace: number
        readonly fragmentation: number
        readonly context: number
      }
    >
  >
  readonly inference: { readonly workspace: number; readonly joined: number; readonly fragmentation: number }
}

export const memoryConstants: MemoryConstants = json as unknown as MemoryConstants
