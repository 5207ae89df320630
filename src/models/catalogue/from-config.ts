/** A model from the object of a Hugging Face `config.json`: one of the described families, else a transformer by its fields. */

import type { TrustedSource } from "../../data/index.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { isRecord } from "../../options/index.ts"
import { type Buildable, plainSize, type Task } from "../architecture.ts"
import { allFamilies } from "../architectures/all.ts"
import type { ModelConfig } from "../config.ts"
import { readFields } from "../fields.ts"
import { readConfig } from "../read-config.ts"
import { layTransformer } from "../transformer/lay-transformer.ts"

export type BuildableRead =
  | { readonly kind: "model"; readonly model: Buildable; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "problems"; readonly problems: readonly Diagnostic[] }

/** Sequence at which figures are told unless said, shorter where the model is. */
const usualSequence = 4096

/** Errors: those of readConfig. */
export function readBuildable(json: unknown, name: string, source: TrustedSource): BuildableRead {
  return readDescribed(json, name, source) ?? readNamed(json, name, source) ?? readTransformer(json, name, source)
}

/** A config of timm names the model that it is of, and no `model_type`; null for any other. */
function readNamed(json: unknown, name: string, source: TrustedSource): BuildableRead | null {
  if (!isRecord(json) || json.model_type !== undefined || typeof json.architecture !== "string") return null
  const named = json.architecture
  const known = allFamilies.flatMap(({ models }) => models).filter(({ names }) => names.includes(named))
  const model = known.find(({ library }) => library === "timm") ?? known.find(({ library }) => library === "torchvision")
  if (model === undefined) return null
  const problems: Diagnostic[] = []
  const fields = readFields(json, problems)
  const classes = fields.has("num_classes") ? (fields.optional("num_classes") ?? 0) : model.usual.classes
  const [, height, width] = fields.part("pretrained_cfg")?.numbers("input_size") ?? []
  const image = height === undefined || width === undefined ? model.usual.image : ([height, width] as const)
  if (problems.length > 0) return { kind: "problems", problems }
  return { kind: "model", model: { ...model, names: [name], source, usual: { ...model.usual, classes, image } }, warnings: [] }
}

/** Null where no described family is built from configs of this type. */
function readDescribed(json: unknown, name: string, source: TrustedSource): BuildableRead | null {
  const type = isRecord(json) ? json.model_type : undefined
  if (!isRecord(json) || typeof type !== "string") return null
  const make = allFamilies.flatMap(({ configs }) => configs.get(type) ?? [])[0]
  if (make === undefined) return null
  const problems: Diagnostic[] = []
  const model = make(readFields(json, problems), name, source)
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "model", model, warnings: [] }
}

function readTransformer(json: unknown, name: string, source: TrustedSource): BuildableRead {
  const read = readConfig(json)
  if (read.kind === "problems") return read
  return { kind: "model", model: transformerModel([name], read.config, source), warnings: read.warnings }
}

export function transformerModel(names: readonly string[], config: ModelConfig, source: TrustedSource): Buildable {
  const isDecoder = config.role === "decoder"
  const tasks: readonly Task[] = isDecoder ? ["language model", "translation", "text classification"] : ["text classification"]
  return {
    names,
    family: config.family,
    title: isDecoder ? "decoder transformer" : "encoder transformer",
    library: "transformers",
    tasks,
    per: "token",
    usual: { ...plainSize, sequence: Math.min(config.context, usualSequence) },
    source,
    config,
    trained: null,
    lay: ({ sequence }) => layTransformer(config, { tokens: sequence, past: 0 }),
  }
}
