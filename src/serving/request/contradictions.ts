/** Options that do not go together, or belong to another kind of model. */
import { type Diagnostic, error, warning } from "../../diagnostics/index.ts"
import type { ServingOptions } from "./serving-options.ts"

type Key = keyof ServingOptions

/** Of each row one at most. */
const apart: readonly (readonly Key[])[] = [
  ["concurrency", "rate", "offline", "trace"],
  ["trace", "input"],
  ["trace", "output"],
  ["price", "commit", "spot", "owned"],
  // Two pools have workers of two kinds, whose numbers follow from each other.
  ["disaggregated", "replicas"],
  // Of requests that nobody waits for nothing is promised.
  ["offline", "ttft"],
  ["offline", "tpot"],
  ["offline", "latency"],
  ["offline", "promised"],
]

/** Errors: serving-contradiction, one a pair. */
export function contradictions(options: ServingOptions): readonly Diagnostic[] {
  return apart.flatMap((keys) => {
    const [option, ...others] = keys.filter((key) => isSaid(options[key]))
    return others.map((other) => error("serving-contradiction", null, { option: option ?? "", other }))
  })
}

/** A flag that says no is none. */
function isSaid(value: unknown): boolean {
  return value !== undefined && value !== false
}

/** Of models that write answers token by token, of those that take a sample and give a result, of those behind an API. */
const ofTokens: readonly Key[] = [
  "kvPrecision",
  "output",
  "ttft",
  "tpot",
  "prefixHit",
  "speculative",
  "disaggregated",
  "measuredTtft",
  "measuredTpot",
]
const ofSamples: readonly Key[] = ["image", "frames", "classes"]
const ofCalls: readonly Key[] = ["calls", "retrieved"]
const ofDevices: readonly Key[] = [
  ...(["gpu", "gpus", "machine", "tp", "pp", "ep", "attentionDp", "replicas", "precision", "kvPrecision", "engine"] as const),
  ...(["maxSequences", "maxBatchedTokens", "speculative", "disaggregated", "spare", "image", "frames", "classes"] as const),
  ...(["price", "commit", "spot", "owned", "offline", "trace", "hours", "measuredThroughput", "objective"] as const),
]

/** Warnings: serving-option-unused. */
export function unusedOptions(
  options: ServingOptions,
  kind: "tokens" | "samples" | "rented",
  name: string,
): readonly Diagnostic[] {
  const idle = { tokens: [...ofSamples, ...ofCalls], samples: [...ofTokens, ...ofCalls], rented: ofDevices }[kind]
  return idle
    .filter((key) => isSaid(options[key]))
    .map((option) => warning("serving-option-unused", null, { option, name, kind: ofCalls.includes(option) ? "own" : kind }))
}
