/** How a batch lies on the devices of a replica: what the fullest of them works on. */
import type { ServingLayout, ServingSetup } from "../plan/setup.ts"

/** Filled anew for each step, since a simulation asks a million times. Figures are those of one of the batches that are under way in a pipeline. */
export type BatchLayout = {
  /** Tokens (or samples) on the fullest device, and on all devices of a stage. */
  units: number
  all: number
  /** Sequences of the fullest device that are given a token. */
  emitting: number
  /** Prompts in all: no whole number where their lengths are only known in the mean. */
  prompts: number
  /** New tokens of prompts on the fullest device, prompts there, and the keys that their last tokens meet. */
  prefill: number
  ownPrompts: number
  keys: number
  /** Whether it is a part of one prompt, behind what has been computed before. */
  isChunk: boolean
  /** Sequences that generate on the fullest device, tokens that each feeds, keys that each meets. */
  sequences: number
  fed: number
  context: number
  /** Sequences of all devices that the host looks after. */
  present: number
}

/** Not a number until it is filled: fields that begin as whole numbers are kept as such, and each fraction that is then written costs an object. */
export function emptyLayout(): BatchLayout {
  const unfilled = Number.NaN
  return {
    units: unfilled,
    all: unfilled,
    emitting: unfilled,
    prompts: unfilled,
    prefill: unfilled,
    ownPrompts: unfilled,
    keys: unfilled,
    isChunk: false,
    sequences: unfilled,
    fed: unfilled,
    context: unfilled,
    present: unfilled,
  }
}

/** Transformers puts layers on devices and lets one batch pass them in turn, while all other devices stand still (accelerate, `device_map`). */
export function sharedLayout({ engine, layout }: Pick<ServingSetup, "engine" | "layout">): ServingLayout {
  return engine.name === "transformers" ? { ...layout, pp: 1 } : layout
}

/**
 * Sequences lie evenly on the ranks of attention data parallelism, and a prompt whole on one of them. A pipeline has as many batches under way as it has
 * stages, or as there are sequences, each of which passes all stages in the time of the whole model. From tokens and pairs alone the length of
 * prompts is known in the mean: n tokens that meet p pairs are prompts of 2 p / n, or one chunk whose last token meets p / n + n / 2.
 */
export function layBatch(
  into: BatchLayout,
  { pp, attentionDp }: Pick<ServingLayout, "pp" | "attentionDp">,
  prefillTokens: number,
  prefillContext: number,
  decodes: number,
  decodeContext: number,
  decodeTokens: number,
): void {
  const length = prefillTokens > 0 ? Math.max(1, (2 * prefillContext) / prefillTokens - 1) : 0
  into.isChunk = length > prefillTokens
  into.prompts = prefillTokens > 0 ? Math.max(1, prefillTokens / length) : 0
  const batches = pp === 1 ? 1 : Math.max(1, Math.min(pp, decodes + into.prompts))
  const each = into.prompts / batches
  const prefill = prefillTokens / batches
  into.prefill = prefill === 0 ? 0 : Math.max(prefill / attentionDp, prefill / Math.max(1, each))
  into.ownPrompts = prefill === 0 ? 0 : into.isChunk ? 1 : into.prefill / length
  into.keys = into.isChunk ? prefillContext / prefillTokens + (prefillTokens - 1) / 2 : length
  into.sequences = decodes === 0 ? 0 : Math.max(decodes / batches / attentionDp, Math.min(1, decodes))
  into.fed = decodes === 0 ? 0 : decodeTokens / decodes
  into.context = decodes === 0 ? 0 : decodeContext / decodes
  into.units = into.prefill + into.sequences * into.fed
  into.all = (prefillTokens + decodeTokens) / batches
  into.emitting = into.sequences * into.fed + Math.min(1, into.prompts) * Math.max(1, into.ownPrompts)
  into.present = (decodes + into.prompts) / batches
}
