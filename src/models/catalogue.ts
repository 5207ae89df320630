/** Finds a model by its name, or by what it is and how large: `dense decoder 7B`, `encoder 330M`. */
import { isUnknown, type ModelEntry, modelEntries, normalName, type Unknown } from "../data/index.ts"
import { nearest } from "../diagnostics/index.ts"
import type { ModelConfig } from "./config.ts"
import { readConfig } from "./read-config.ts"
import { parameters } from "./transformer/parameters.ts"

export type Model = {
  /** Name on the Hugging Face hub: `meta-llama/Llama-3.1-8B`. */
  readonly id: string
  readonly config: ModelConfig
  readonly entry: ModelEntry
  /** The request named a size only, and this is the catalogue's nearest. */
  readonly isNominal: boolean
}

/** Sizes are taken from these first, so that `decoder 7B` has one answer. */
const preferred = /^Qwen\/Qwen2\.5-/
const word = "decoder|encoder|llm|transformer|model"
const nominal = new RegExp(
  `^(?:dense[\\s-]+)?(?:(${word})[\\s-]*)?(\\d+(?:\\.\\d+)?)\\s*([bm])(?:[\\s-]+(?:dense[\\s-]+)?(${word}))?$`,
  "i",
)
/** Words in the names of tuned or packed versions, which are built as the base is. */
const tuned = new Set("instruct chat base hf it pt thinking 2507 v0.1 awq gptq int4 int8 fp8 bf16 uncased".split(" "))

const cache = new Map<string, Model>()
const byName: ReadonlyMap<string, ModelEntry> = new Map([
  ...modelEntries.flatMap((entry) => entry.aliases.map((alias) => [normalName(alias), entry] as const)),
  ...modelEntries.map((entry) => [normalName(stripped(shortName(entry.id))), entry] as const),
  ...modelEntries.map((entry) => [normalName(shortName(entry.id)), entry] as const),
  ...modelEntries.map((entry) => [normalName(entry.id), entry] as const),
])

/** The model of this name (hub id, short name, alias, tuned version) or nominal size, or the nearest five names. */
export function findModel(spec: string): Model | Unknown {
  const named = byNameOf(spec)
  if (named !== undefined) return toModel(named, false)
  const sized = bySize(spec)
  if (sized !== undefined) return toModel(sized, true)
  return {
    nearest: nearest(
      shortName(spec),
      modelEntries.map(({ id }) => shortName(id)),
      5,
    ),
  }
}

/** All models of the catalogue, in its order. */
export function listModels(): readonly Model[] {
  return modelEntries.map((entry) => toModel(entry, false))
}

function byNameOf(spec: string): ModelEntry | undefined {
  for (const name of [spec, shortName(spec), stripped(spec), stripped(shortName(spec))]) {
    const entry = byName.get(normalName(name))
    if (entry !== undefined) return entry
  }
  return undefined
}

/** The nearest by parameter count within a quarter, counted as a ratio. */
function bySize(spec: string): ModelEntry | undefined {
  const match = nominal.exec(spec.trim())
  if (match === null) return undefined
  const wanted = Number(match[2]) * (match[3]?.toLowerCase() === "b" ? 1e9 : 1e6)
  const role = (match[1] ?? match[4])?.toLowerCase() === "encoder" ? "encoder" : "decoder"
  const ranked = modelEntries
    .map((entry) => ({ entry, model: toModel(entry, false) }))
    .filter(({ model }) => model.config.role === role && isDense(model.config))
    .map(({ entry, model }) => ({ entry, off: Math.abs(Math.log(parameters(model.config).total / wanted)) }))
    .sort((a, b) => a.off - b.off)
  const first = ranked.find(({ entry, off }) => preferred.test(entry.id) && off < 0.1) ?? ranked[0]
  return first !== undefined && first.off < Math.log(1.25) ? first.entry : undefined
}

function isDense(config: ModelConfig): boolean {
  return config.groups.every(({ block }) => block.feedForward.kind === "dense")
}

function toModel(entry: ModelEntry, isNominal: boolean): Model {
  const known = cache.get(entry.id)
  if (known !== undefined) return isNominal ? { ...known, isNominal } : known
  const read = readConfig(entry.config)
  if (read.kind === "problems") throw new Error(`internal: catalogue model ${entry.id}: ${JSON.stringify(read.problems)}`)
  const model = { id: entry.id, config: read.config, entry, isNominal: false }
  cache.set(entry.id, model)
  return { ...model, isNominal }
}

function shortName(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1)
}

/** Without the words of tuned versions: `Qwen2.5-7B-Instruct` is built as `Qwen2.5-7B`. */
function stripped(name: string): string {
  const parts = name.split(/[-_\s]/)
  return parts.filter((part) => !tuned.has(part.toLowerCase())).join("-")
}

/** Whether a search found nothing. */
export function isUnknownModel(found: Model | Unknown): found is Unknown {
  return isUnknown(found)
}
