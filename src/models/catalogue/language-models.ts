/** The language models of the catalogue: each entry of the data with its config read. */
import { type ModelEntry, modelEntries } from "../../data/index.ts"
import type { ModelConfig } from "../config.ts"
import { readConfig } from "../read-config.ts"

export type Model = {
  /** Name on the Hugging Face hub: `meta-llama/Llama-3.1-8B`. */
  readonly id: string
  readonly config: ModelConfig
  readonly entry: ModelEntry
  /** The request named a size only, and this is the catalogue's nearest. */
  readonly isNominal: boolean
}

const known = new Map<string, Model>()

/** All language models of the catalogue, in its order. */
export function listModels(): readonly Model[] {
  return modelEntries.map(modelOf)
}

/** Read when it is first asked for. */
export function modelOf(entry: ModelEntry): Model {
  const before = known.get(entry.id)
  if (before !== undefined) return before
  const read = readConfig(entry.config)
  if (read.kind === "problems") throw new Error(`internal: catalogue model ${entry.id}: ${JSON.stringify(read.problems)}`)
  const model = { id: entry.id, config: read.config, entry, isNominal: false }
  known.set(entry.id, model)
  return model
}
