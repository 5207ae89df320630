/** Finds a language model by its name, or by what it is and how large: `dense decoder 7B`, `encoder 330M`. */
import { isUnknown, type ModelEntry, modelEntries, type Unknown } from "../data/index.ts"
import { nearest } from "../diagnostics/index.ts"
import { type Model, modelOf } from "./catalogue/language-models.ts"
import { named } from "./catalogue/name-table.ts"
import { depth, type ModelConfig } from "./config.ts"
import { shortName, spellings, withoutNotes } from "./names.ts"
import { parameters } from "./transformer/parameters.ts"

/** Sizes are taken from these first, so that `decoder 7B` has one answer. */
const preferred = /^Qwen\/Qwen2\.5-/
const word = "decoder|encoder|llm|transformer|model"
const nominal = new RegExp(
  `^(?:(?:dense|generic|[a-z]+-like)[\\s-]+)?(?:(${word})[\\s-]*)?(\\d+(?:\\.\\d+)?)\\s*([bm])(?:[\\s-]+dense)?(?:[\\s-]+(${word}))?$`,
  "i",
)
/** `… truncated to 4 layers`, as benchmarks have them. */
const truncated = /^(.*\S)\s+truncated to (\d+) layers$/i

/** The model of this name (hub id, short name, alias, tuned version) or nominal size, or the nearest five names. */
export function findModel(spec: string): Model | Unknown {
  const cut = truncated.exec(spec.trim())
  if (cut !== null) return shallower(findModel(cut[1] ?? ""), Number(cut[2]))
  const own = byNameOf(spec)
  if (own !== undefined) return modelOf(own)
  const sized = bySize(withoutNotes(spec))
  if (sized !== undefined) return { ...modelOf(sized), isNominal: true }
  return {
    nearest: nearest(
      shortName(spec),
      modelEntries.map(({ id }) => shortName(id)),
      5,
    ),
  }
}

/** The same model with its first layers only; nothing where it has none or not so many. */
function shallower(found: Model | Unknown, layers: number): Model | Unknown {
  if (isUnknown(found)) return found
  const { config, id } = found
  if (layers < 1 || layers > depth(config)) return { nearest: [shortName(id)] }
  let left = layers
  const groups = config.groups.flatMap(({ count, block }) => {
    const kept = Math.min(count, left)
    left -= kept
    return kept === 0 ? [] : [{ count: kept, block }]
  })
  return { ...found, id: `${id}, ${layers} layers`, config: { ...config, groups } }
}

function byNameOf(spec: string): ModelEntry | undefined {
  for (const name of spellings(spec)) {
    const entry = named(name).flatMap((one) => one.entry ?? [])[0]
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
    .map((entry) => ({ entry, model: modelOf(entry) }))
    .filter(({ model }) => model.config.role === role && isDense(model.config))
    .map(({ entry, model }) => ({ entry, off: Math.abs(Math.log(size(model) / wanted)) }))
    .sort((a, b) => a.off - b.off)
  const first = ranked.find(({ entry, off }) => preferred.test(entry.id) && off < 0.1) ?? ranked[0]
  return first !== undefined && first.off < Math.log(1.25) ? first.entry : undefined
}

function isDense(config: ModelConfig): boolean {
  return config.groups.every(({ block }) => block.feedForward.kind !== "experts")
}

const sizes = new Map<string, number>()

function size({ id, config }: Model): number {
  const known = sizes.get(id) ?? parameters(config).total
  sizes.set(id, known)
  return known
}

/** Whether a search found nothing. */
export function isUnknownModel(found: Model | Unknown): found is Unknown {
  return isUnknown(found)
}
