/** From the object of a Hugging Face `config.json` to a model, or to all that is wrong with it. */
import { type Diagnostic, error, nearest, warning } from "../diagnostics/index.ts"
import type { ModelConfig } from "./config.ts"
import { readByFields, readers } from "./families/readers.ts"
import { isRecord, readFields } from "./fields.ts"

export type ConfigRead =
  | { readonly kind: "config"; readonly config: ModelConfig; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: "problems"; readonly problems: readonly Diagnostic[] }

/**
 * Reads a config of a known `model_type`; an unknown type is read by its fields, with a warning. Of a model
 * of several parts the text part is read, with a warning that the others are not counted.
 * Errors: model-config-shape, model-config-missing, model-config-type.
 */
export function readConfig(json: unknown): ConfigRead {
  if (!isRecord(json)) return { kind: "problems", problems: [error("model-config-shape", null)] }
  return isRecord(json.text_config) ? readTextPart(json, json.text_config) : readWhole(json)
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
  const textType = part.model_type ?? (type === "" ? "" : `${type}_text`)
  // Of a part of a part nothing is known.
  if (isRecord(part.text_config)) return { kind: "problems", problems: [error("model-config-shape", null)] }
  const read = readWhole({ ...part, model_type: textType })
  if (read.kind === "problems") return read
  return { ...read, warnings: [...read.warnings, warning("model-config-text-part", null, { type })] }
}

function unknownType(family: string): Diagnostic {
  return warning("model-config-unknown-type", null, { type: family, nearest: nearest(family, [...readers.keys()]) })
}

/** Sizes that cannot be: asked only where every field could be read. */
function impossible(config: ModelConfig, problems: readonly Diagnostic[]): readonly Diagnostic[] {
  if (problems.length > 0) return []
  const attention = config.groups[0]?.block.attention
  if (attention?.kind !== "grouped" || Number.isInteger(attention.headSize)) return []
  return [error("model-config-heads", null, { hidden: config.hidden, heads: attention.heads })]
}
