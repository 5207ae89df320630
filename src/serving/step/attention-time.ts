/** Seconds of attention on one device, without the start of its kernels: over prompts, over the cache, over whole samples; and of the states of recurrences. */
import type { AttentionTask } from "./attention-task.ts"
import type { Place } from "./place.ts"
import type { ServedPart } from "./served-model.ts"

/** Of `prompts` prompts (not a whole number) with so many new tokens each, which meet `keys` at most. */
export function promptSeconds({ attentions }: ServedPart, prompts: number, queries: number, keys: number, place: Place): number {
  return attentions.reduce((sum, task) => sum + promptTask(task, prompts, queries, keys, place), 0)
}

function promptTask(task: AttentionTask, prompts: number, queries: number, keys: number, place: Place): number {
  const { kernels, setup } = place
  if (task.kind === "scores") return scoreSeconds(task, prompts * queries * (keys - (queries - 1) / 2), 0, place)
  const own = { heads: shared(task.heads, setup.layout.tp), keyValueHeads: shared(task.keyValueHeads, setup.layout.tp) }
  const seconds = kernels.attention(
    {
      ...{ batch: prompts, queries, keys, ...own, headSize: task.headSize, valueHeadSize: task.valueHeadSize },
      ...{ isCausal: true, window: windowOf(task, keys), pass: "forward", kernel: "flash", writesCache: true },
    },
    place.wide.precision,
  )
  return Math.max(0, seconds - place.starts.prompt)
}

function shared(heads: number, tp: number): number {
  return Math.max(1, heads / tp)
}

function windowOf({ window }: AttentionTask, keys: number): number | null {
  return window !== null && window < keys ? window : null
}

/** Of `sequences` that each feed so many tokens and meet `keys` in the cache. */
export function cacheSeconds({ attentions }: ServedPart, sequences: number, queries: number, keys: number, place: Place): number {
  return attentions.reduce((sum, task) => sum + cacheTask(task, sequences, queries, keys, place), 0)
}

function cacheTask(task: AttentionTask, sequences: number, queries: number, keys: number, place: Place): number {
  const { kernels, setup } = place
  const { tp } = setup.layout
  if (task.kind === "scores") return scoreSeconds(task, sequences * queries * keys, sequences * keys, place)
  const met = Math.max(1, Math.min(keys, task.window ?? keys))
  if (task.kind === "latent") return latentSeconds(task, sequences, queries, met, place)
  if (setup.engine.name === "transformers") return copiedSeconds(task, sequences, met, place)
  const seconds = kernels.attention(
    {
      ...{ batch: sequences, queries, keys: met, heads: shared(task.heads, tp), keyValueHeads: shared(task.keyValueHeads, tp) },
      ...{
        headSize: task.headSize,
        valueHeadSize: task.valueHeadSize,
        isCausal: true,
        window: null,
        pass: "forward",
        kernel: "flash",
      },
    },
    setup.formats.cache === "fp8" ? "fp8" : place.wide.precision,
  )
  return Math.max(0, seconds - place.starts.cache)
}

/** How often repeated keys and values pass the memory: written, widened and scaled, and read; of a growth with heads that Qwen3's speed benchmark shows. */
const repeatedPasses = 8

/**
 * Transformers' cache is joined anew in each step, read and written; its heads are repeated for those of the queries where these are more, and then read.
 * Source: huggingface/transformers v4.51: cache_utils.py, DynamicCache.update; integrations/sdpa_attention.py, repeat_kv.
 */
function copiedSeconds(
  task: AttentionTask,
  sequences: number,
  keys: number,
  { kernels, setup, valueBytes, starts }: Place,
): number {
  const kept = task.cached / setup.layout.tp
  const repeated = task.heads > task.keyValueHeads ? (kept * task.heads) / task.keyValueHeads : 0
  const numbers = sequences * keys * (3 * kept + repeatedPasses * repeated)
  return kernels.memoryPass(numbers * valueBytes) - starts.pass
}

/** Part of the peak that kernels of latent attention reach: up to 660 of 989 TFLOP/s on an H800 (deepseek-ai/FlashMLA, README). */
const latentCompute = 0.6

/**
 * Latent attention over the cache: its one key, with its place, is also the value, and all heads of the device meet it (absorbed matrices; DeepSeek-V2,
 * arXiv 2405.04434, section 2.1.2). The cache is not shared out among the devices of a tensor-parallel group.
 */
function latentSeconds(task: AttentionTask, sequences: number, queries: number, keys: number, place: Place): number {
  const { kernels, setup, peak } = place
  const bytes = sequences * keys * task.cached * (setup.formats.cache === "fp8" ? 1 : 2)
  // The part without a place is the value: as wide as what is kept, less the 64 numbers that turn with the place.
  const operations = 2 * sequences * queries * shared(task.heads, setup.layout.tp) * keys * (2 * task.cached - 64)
  return Math.hypot(kernels.memoryPass(bytes) - place.starts.pass, operations / (peak * latentCompute))
}

/** Scores of an indexer in 8 bits: products of each new token with all kept ones, of which each sequence's are read once. */
function scoreSeconds({ heads, headSize }: AttentionTask, pairs: number, read: number, { kernels, peak, starts }: Place): number {
  return kernels.memoryPass(read * headSize + pairs * 4) - starts.pass + (2 * pairs * heads * headSize) / (peak * latentCompute)
}

/** Of models that keep nothing: each sample by itself. */
export function sampleAttentionSeconds({ attentions }: ServedPart, samples: number, place: Place): number {
  return attentions.reduce((sum, task) => {
    const { kind, groups, queries, keys, headSize, valueHeadSize, isCausal, window } = task
    if (kind === "scores") return sum
    const heads = shared(task.heads, place.setup.layout.tp)
    const shape = {
      batch: groups * samples,
      queries,
      keys,
      heads,
      keyValueHeads: heads,
      headSize,
      valueHeadSize,
      isCausal,
      window,
    }
    const seconds = place.kernels.attention({ ...shape, pass: "forward", kernel: "flash" }, place.wide.precision)
    return sum + Math.max(0, seconds - place.starts.prompt)
  }, 0)
}

/** [byte] of one number of a recurrence's state (Mamba, arXiv 2312.00752, and its likes keep 32 bits). */
const stateBytes = 4
/** Part of the peak that products with states of 128 × 128 reach in chunks: an assumption, which the constants correct. */
const scanEfficiency = 0.25

/** States are read and written once for each sequence; the products with them are made in chunks. */
export function scanSeconds(
  { stateNumbers, stateWork }: ServedPart,
  sequences: number,
  units: number,
  { kernels, setup, peak, starts }: Place,
): number {
  if (stateNumbers === 0 || units === 0) return 0
  const bytes = (2 * sequences * stateNumbers * stateBytes) / setup.layout.tp
  return kernels.memoryPass(bytes) - starts.pass + (2 * units * stateWork) / setup.layout.tp / (peak * scanEfficiency)
}
