/** The model that a row means: named by a library or a paper, or described by the fields of a config. */

import { modelEntries } from "../../src/data/index.ts"
import type { Buildable, Size } from "../../src/models/architecture.ts"
import { allFamilies } from "../../src/models/architectures/all.ts"
import { findBuildable } from "../../src/models/catalogue/find-buildable.ts"
import { readBuildable } from "../../src/models/catalogue/from-config.ts"
import { findModel, isUnknownModel } from "../../src/models/catalogue.ts"
import type { TransformerConfig } from "../../src/models/config.ts"
import { readConfig } from "../../src/models/read-config.ts"
import { sayDiagnostic, wordsOf } from "../../src/words/index.ts"
import type { Inputs } from "./row.ts"

export type Found = {
  readonly model: Buildable
  readonly size: Size
  /** Of a transformer that is read by its fields. */
  readonly config: TransformerConfig | null
  /** Parts of it that the config names and the model leaves out. */
  readonly isPart: boolean
}

/** Or a sentence that says what is missing. */
export function foundModel(inputs: Inputs): Found | string {
  const named = typeof inputs.model === "string" ? byName(inputs.model, inputs) : null
  return named ?? byFields(inputs)
}

/** Source: albanie/convnet-burden:core/burden.m, readableName. */
const burdenNames: ReadonlyMap<string, string> = new Map([["alexnet", "matconvnet-alex"]])

/** `family` is the library where it is one. The weights of a name may have another size than the model by itself. */
function byName(name: string, inputs: Inputs): Found | string {
  const { family, weights } = inputs
  if (family === "convnet-burden") return byName(burdenNames.get(name) ?? name, { ...inputs, family: "paper" })
  // thop's table is of torchvision's first releases, and has no weights.
  const isFirst = family === "torchvision" && weights === undefined && inputs.num_classes === undefined
  const spellings = [
    ...(typeof weights === "string" ? [`${family}/${name}_Weights.${weights}`] : []),
    ...(isFirst ? [`${family}/${name} (version 1)`] : []),
    `${family}/${name}`,
    name,
  ]
  for (const spelling of spellings) {
    const found = findBuildable(spelling)
    if (!("nearest" in found)) return { model: found, size: sizeOf(found, inputs), config: configOf(name), isPart: false }
  }
  const known = findBuildable(name)
  return `no model ${name}${"nearest" in known ? `; nearest: ${known.nearest.join(", ")}` : ""}`
}

function configOf(name: string): TransformerConfig | null {
  const found = findModel(name)
  return isUnknownModel(found) ? null : found.config
}

const source = { title: "inputs of a row", where: "", date: "", confidence: "published" } as const
/** Fields that may name the model where the others do not suffice. */
const nameFields = ["hf_repo", "name", "model_name", "_name_or_path", "hf_id"]

function byFields(inputs: Inputs): Found | string {
  const json = wholeHeads(typed(inputs))
  const read = readBuildable(json, String(inputs.name ?? inputs.model_type ?? inputs.family ?? "model"), source)
  if (read.kind === "model") {
    const config = readConfig(json)
    const isPart = read.warnings.some(({ code }) => code === "model-config-text-part")
    return {
      model: read.model,
      size: sizeOf(read.model, inputs),
      config: read.model.library === "transformers" && config.kind === "config" ? config.config : null,
      isPart,
    }
  }
  const names = nameFields.map((field) => inputs[field]).filter((value) => typeof value === "string")
  const named = names.map((name) => byName(name, inputs)).find((found) => typeof found !== "string")
  return named ?? bySomeFields(inputs) ?? read.problems.map((problem) => sayDiagnostic(wordsOf("en"), problem).message).join(" ")
}

/** A family that is described by fields of its own is named by `family` instead of `model_type`. */
function typed(inputs: Inputs): Inputs {
  const { family } = inputs
  const isDescribed = typeof family === "string" && allFamilies.some(({ configs }) => configs.has(family))
  return isDescribed && inputs.model_type === undefined ? { ...inputs, model_type: family } : inputs
}

/** Fields that do not suffice still name a model where one of the catalogue alone has them all. */
function bySomeFields(inputs: Inputs): Found | null {
  const fitting = modelEntries.filter(({ config }) => {
    const shared = Object.keys(inputs).filter((field) => field in config)
    return shared.length > 3 && shared.every((field) => JSON.stringify(inputs[field]) === JSON.stringify(config[field]))
  })
  const [first] = fitting
  if (first === undefined || fitting.length > 1) return null
  const found = byName(first.id, inputs)
  return typeof found === "string" ? null : found
}

/** GPT-3 13B is printed with a width of 5140 for 40 heads of 128 (arXiv 2005.14165, table 2.1); it was built with 5120. */
function wholeHeads(inputs: Inputs): Inputs {
  const { n_head: heads, head_dim: size } = inputs
  if (typeof heads !== "number" || typeof size !== "number" || Number.isInteger(heads)) return inputs
  return { ...inputs, n_head: Math.floor(heads), n_embd: Math.floor(heads) * size }
}

/** What the row leaves out is as usual for the model. */
function sizeOf({ usual }: Buildable, inputs: Inputs): Size {
  const sequence = [inputs.seq_len, inputs.sequence_length, inputs.n_positions, inputs.max_seq_len].find(isCount)
  return {
    ...usual,
    image: imageOf(inputs.image_size) ?? usual.image,
    classes: isCount(inputs.num_classes) ? inputs.num_classes : usual.classes,
    sequence: sequence ?? usual.sequence,
  }
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0
}

/** `224`, `"227x227"` or `[227, 227]`. */
export function imageOf(value: unknown): Size["image"] | null {
  const parts = Array.isArray(value)
    ? value.map(Number)
    : String(value ?? "")
        .split(/[x×]/u)
        .map(Number)
  const [height = 0, width = height] = parts
  return isCount(height) && isCount(width) ? [height, width] : null
}
