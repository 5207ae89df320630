/** What a model is counted under: what a sample holds, how many of them, what is trained. All of it has a usual value. */
import { benchmark } from "../../data/index.ts"
import {
  anyText,
  isRecord,
  listOf,
  needed,
  oneOf,
  optionBounds,
  optionsWith,
  pairOf,
  type Rule,
  type Rules,
  shapeOf,
  whole,
} from "../../options/index.ts"
import type { Buildable, Size } from "../architecture.ts"
import { parseQuantity } from "../figures.ts"
import type { AdapterTarget } from "../graph/layer-graph.ts"
import type { AdapterTargets, Tuning } from "../measure/adapters.ts"
import type { Masked } from "../measure/arithmetic.ts"
import { type Precision, precisions } from "../measure/memory.ts"
import { type SizeOptions, sizeOf } from "./lay-at.ts"

/** QLoRA trains what LoRA does, beside weights of 4 bits; `head` freezes all but what another task replaces. */
export const tunings = ["full", "lora", "qlora", "head"] as const
export type TuningName = (typeof tunings)[number]

export const adapterTargetNames: readonly AdapterTarget[] = ["query", "key", "value", "output", "gate", "up", "down", "other"]

export type CountOptions = SizeOptions & {
  /** Samples that one step of training sees at once. */
  readonly batch?: number
  /** Full unless adapters are asked for. */
  readonly tuning?: TuningName
  readonly loraRank?: number
  readonly loraTargets?: AdapterTargets
  readonly precision?: Precision
  /** Whether the half of the scores that a causal mask hides is counted. */
  readonly attention?: Masked
}

/** The same with everything said. */
export type Counting = {
  readonly size: Size
  readonly batch: number
  readonly tuning: TuningName
  readonly precision: Precision
  readonly attention: Masked
  readonly adapter: { readonly rank: number; readonly targets: AdapterTargets }
}

const targets: Rule = {
  wanted: "adapter-targets",
  accepts: (seen) => seen === "attention" || seen === "linear" || Array.isArray(seen),
  inside: (seen, name) => (Array.isArray(seen) ? (listOf(oneOf(adapterTargetNames)).inside?.(seen, name) ?? []) : []),
}

const options: Rules = {
  sequence: whole(optionBounds.sequence),
  image: pairOf(whole(optionBounds.side)),
  frames: whole(optionBounds.frames),
  classes: whole(optionBounds.classes),
  batch: whole(optionBounds.batch),
  tuning: oneOf(tunings),
  loraRank: whole(optionBounds.rank),
  loraTargets: targets,
  precision: oneOf(precisions),
  attention: oneOf(["causal", "full"]),
}

/** What the config itself holds is read later. */
const ofConfig = shapeOf({ config: { wanted: "object", accepts: () => true }, name: anyText, file: anyText })
const ofLayers = shapeOf({ layers: needed(anyText), file: anyText })

const modelGiven: Rule = {
  wanted: "model",
  accepts: (seen) => typeof seen === "string" || (isRecord(seen) && ("config" in seen || "layers" in seen)),
  inside: (seen, name) => (isRecord(seen) ? (("layers" in seen ? ofLayers : ofConfig).inside?.(seen, name) ?? []) : []),
}

/** Of a `ModelDescribed` under the name `model`. */
export const modelRules: Rules = { model: needed(modelGiven) }
export const ofCount: Rules = { ...modelRules, options: optionsWith(options) }
export const ofCatalogue: Rules = {
  filter: optionsWith({ name: anyText, family: anyText, library: anyText, task: anyText, least: anyCount(), most: anyCount() }),
}

/** Below any size that a founder names stand no models; above the largest neither. */
function anyCount(): Rule {
  return { wanted: "number", accepts: (seen) => typeof seen === "number" && seen >= 0 }
}

export function countingOf(model: Buildable, given: CountOptions): Counting {
  const { batch = 1, precision = "bf16", attention = "causal" } = given
  const hasAdapters = given.loraRank !== undefined || given.loraTargets !== undefined
  return {
    size: sizeOf(model, given),
    batch,
    precision,
    attention,
    tuning: given.tuning ?? (hasAdapters ? "lora" : "full"),
    adapter: { rank: given.loraRank ?? usualRank(), targets: given.loraTargets ?? "linear" },
  }
}

export function tuningOf({ tuning, adapter }: Counting): Tuning {
  if (tuning === "full") return { kind: "full" }
  return tuning === "head" ? { kind: "head only" } : { kind: "lora", ...adapter }
}

function usualRank(): number {
  return parseQuantity(benchmark("adapter.rank").value)
}
