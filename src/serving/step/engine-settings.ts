/** How engines are set up unless told: scheduler, tokens of a step, sequences, blocks, and the part of memory that they take. */
import type { Device } from "../../devices/index.ts"
import type { EngineName } from "../plan/engine.ts"
import type { CacheSettings, Scheduler, ServerSettings } from "../simulate/simulate.ts"

export type EngineDefaults = {
  readonly scheduler: Scheduler
  readonly maxBatchedTokens: number
  readonly maxSequences: number
  readonly tokensPerBlock: number
  /** What a request must find free on entry; the prompt unless given. */
  readonly reserves?: CacheSettings["reserves"]
  /** Of the device's memory, for weights, cache and (where `holdsActivations`) buffers. */
  readonly memoryShare: number
  readonly holdsActivations: boolean
  /** Whether ranks of attention data parallelism each have a scheduler, with tokens and sequences of its own; SGLang shares one out. */
  readonly schedulesByRank?: boolean
}

/** [byte] from which vLLM takes a device for a large one, but for the A100; from which SGLang has larger chunks, and largest ones. */
const large = 70e9
const largest = 160e9
/** SGLang's part of memory on 1, 2, 4 and 8 devices. */
const staticShares = [0.88, 0.87, 0.85, 0.81] as const

/**
 * Sources: vLLM, vllm/engine/arg_utils.py, get_batch_defaults, for its server, and gpu_memory_utilization; SGLang, python/sglang/srt/server_args.py: chunked_prefill_size,
 * mem_fraction_static, page_size; TensorRT-LLM, tensorrt_llm/llmapi/llm_args.py: max_num_tokens 8192, max_batch_size 2048, tokens_per_block 32, free_gpu_memory_fraction 0.9;
 * LMDeploy, lmdeploy/messages.py: cache_block_seq_len 64, cache_max_entry_count 0.8, max_batch_size.
 * Transformers, plain PyTorch and TensorRT answer a batch as a whole.
 */
export function engineDefaults(name: EngineName, device: Device, devices: number): EngineDefaults {
  const isLarge = device.memory.bytes >= large
  switch (name) {
    case "vllm":
      return {
        ...{ scheduler: "chunked prefill", tokensPerBlock: 16, memoryShare: 0.9, holdsActivations: true, schedulesByRank: true },
        ...(isLarge && !device.id.startsWith("A100")
          ? { maxBatchedTokens: 8192, maxSequences: 1024 }
          : { maxBatchedTokens: 2048, maxSequences: 256 }),
      }
    case "sglang":
      return {
        ...{ scheduler: "prefill first", tokensPerBlock: 1, holdsActivations: false },
        memoryShare: staticShares[Math.min(3, Math.floor(Math.log2(devices)))] ?? 0.88,
        ...{ maxBatchedTokens: device.memory.bytes >= largest ? 16384 : isLarge ? 8192 : 4096, maxSequences: 2048 },
      }
    case "trtllm":
      return {
        ...{ scheduler: "chunked prefill", tokensPerBlock: 32, reserves: "whole", memoryShare: 0.9, holdsActivations: true },
        ...{ maxBatchedTokens: 8192, maxSequences: 2048, schedulesByRank: true },
      }
    case "lmdeploy":
      return {
        ...{ scheduler: "prefill first", tokensPerBlock: 64, memoryShare: 0.8, holdsActivations: false },
        ...{ maxBatchedTokens: 8192, maxSequences: 256 },
      }
    default:
      return {
        ...{ scheduler: "request level", tokensPerBlock: 1, memoryShare: 0.95, holdsActivations: true },
        ...{ maxBatchedTokens: 2 ** 20, maxSequences: 1024 },
      }
  }
}

/** Schedulers of a replica: one, or one for each rank that attention lies on. */
export function schedulersOf({ schedulesByRank = false }: EngineDefaults, attentionDp: number): number {
  return schedulesByRank ? attentionDp : 1
}

/** Of one replica whose cache holds so many tokens; without a cache as many as the engine asks for at a time. */
export function serverSettings(defaults: EngineDefaults, cacheTokens: number, attentionDp: number): ServerSettings {
  const { scheduler, tokensPerBlock, reserves = "prompt" } = defaults
  const schedulers = schedulersOf(defaults, attentionDp)
  const [maxBatchedTokens, maxSequences] = [defaults.maxBatchedTokens * schedulers, defaults.maxSequences * schedulers]
  const tokens = Number.isFinite(cacheTokens) ? cacheTokens : 2 ** 40
  return {
    cache: { blocks: Math.max(0, Math.floor(tokens / tokensPerBlock)), tokensPerBlock, watermarkBlocks: 0, reserves },
    ...{ maxBatchedTokens, maxSequences, scheduler },
    ...{ preemption: { kind: "recompute" }, prefix: null, speculative: null },
    ...{ deployment: { kind: "joint", replicas: 1 }, router: "least loaded", queueLimit: null },
  }
}
