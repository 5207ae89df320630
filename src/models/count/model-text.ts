/** What the text of a model's file describes: a published config where it is JSON, else layers. */

import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { isRecord } from "../../options/index.ts"
import type { ModelDescribed } from "./described-model.ts"

export type ModelTextRead = { readonly model: ModelDescribed | null; readonly diagnostics: readonly Diagnostic[] }

/** No config nests deeper; programs that walk one by themselves would break. */
const deepest = 100

/** Errors: bad-json, json-too-deep. `name` is what the model goes by: that of a config's folder. */
export function readModelText(text: string, file: string, name: string = file): ModelTextRead {
  const isJson = /\.json$/iu.test(file) || text.trimStart().startsWith("{")
  if (!isJson) return { model: { layers: text, file }, diagnostics: [] }
  if (depthOf(text) > deepest) return refused(error("json-too-deep", null, { file, limit: deepest }))
  const config = parsed(text)
  if (config === undefined) return refused(error("bad-json", null, { file }))
  // YAML holds JSON: layers may be written in it too.
  const isLayers = isRecord(config) && "layers" in config && "input" in config && !("model_type" in config)
  return { model: isLayers ? { layers: text, file } : { config, file, name }, diagnostics: [] }
}

function refused(diagnostic: Diagnostic): ModelTextRead {
  return { model: null, diagnostics: [diagnostic] }
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function depthOf(text: string): number {
  let [depth, most] = [0, 0]
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/gsu)) {
    if (sign === "[" || sign === "{") most = Math.max(most, ++depth)
    else if (sign === "]" || sign === "}") depth--
  }
  return most
}
