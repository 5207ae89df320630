/** From the object of a Hugging Face `config.json` to a model, or to all that is wrong with it. */

import { type Diagnostic, error, nearest, warning } from "../diagnostics/index.ts"
import { isRecord } from "../options/index.ts"
import type { ModelConfig } from "./config.ts"
import { partDefaults } from "./families/part-defaults.ts"
import { readByFields, readers } from "./families/readers.ts"
import { toHubFields } from "./families/styles.ts"
import { readFields } from "./fields.ts"

export type ConfigRead =
  | { readonly kind: "config"; readonly config: ModelConfig; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "problems"; readonly problems: readonly Diagnostic[] }

/**
 * Reads a config of a known `model_type`, in the fields of Hugging Face or of another program (families/styles.ts); an unknown type is read by its fields, with a warning. Of a model
 * of several parts the text part is read, with a warning that the others are not counted.
 * Errors: model-config-shape, model-config-missing, model-config-type, model-config-size, model-config-heads.
 */
export function readConfig(json: unknown): ConfigRead {
  if (!isRecord(json)) return { kind: "problems", problems: [error("model-config-shape", null)] }
  const part = json.text_config ?? json.llm_config ?? json.language_config
  return isRecord(part) ? readTextPart(json, part) : readWhole(toHubFields(json))
}

function readWhole(json: Readonly<Record<string, unknown>>): ConfigRead {
  const problems: Diagnostic[] = []
  const warnings: Diagnostic[] = []
  const fields = readFields(json, problems)
  const family = fields.text("model_type", "")
  const reader = readers.get(family)
  if (reader === undefined) warnings.push(unknownType(family))
  const config = (reader ?? readByFields)(fields, family === "" ? "llama" : family)
  problems.push(...impossible(config, problems))
  return problems.length > 0 ? { kind: "problems", problems } : { kind: "config", config, warnings }
}

function readTextPart(whole: Readonly<Record<string, unknown>>, part: Readonly<Record<string, unknown>>): ConfigRead {
  const type = typeof whole.model_type === "string" ? whole.model_type : ""
  const textType = typeof part.model_type === "string" ? part.model_type : type === "" ? "" : `${type}_text`
  // Of a part of a part nothing is known.
  if (isRecord(part.text_config)) return { kind: "problems", problems: [error("model-config-shape", null)] }
  const isTied = part.tie_word_embeddings ?? whole.tie_word_embeddings
  const read = readWhole({ ...partDefaults(textType), ...part, model_type: textType, tie_word_embeddings: isTied })
  if (read.kind === "problems") return read
  return { ...read, warnings: [...read.warnings, warning("model-config-text-part", null, { type })] }
}

function unknownType(family: string): Diagnostic {
  return warning("model-config-unknown-type", null, { type: family, nearest: nearest(family, [...readers.keys()]) })
}

/** Sizes that cannot be: asked only where every field could be read. */
function impossible(config: ModelConfig, problems: readonly Diagnostic[]): readonly Diagnostic[] {
  if (problems.length > 0) return []
  const attentions = config.groups.map(({ block }) => block.attention).filter((attention) => attention.kind === "grouped")
  const uneven = attentions.find(({ headSize }) => !Number.isInteger(headSize))
  if (uneven !== undefined) return [error("model-config-heads", null, { hidden: config.hidden, heads: uneven.heads })]
  const unshared = attentions.find(({ heads, keyValueHeads }) => heads % keyValueHeads !== 0)
  if (unshared === undefined) return []
  return [error("model-config-groups", null, { heads: unshared.heads, groups: unshared.keyValueHeads })]
}
