/** The door of counting: a name, a published config or a layer file in; the count out, or all that is wrong with what was given. */
import type { TrustedSource } from "../../data/index.ts"
import { findApiModel, isUnknown } from "../../data/index.ts"
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { Buildable } from "../architecture.ts"
import { findBuildable } from "../catalogue/find-buildable.ts"
import { readBuildable } from "../catalogue/from-config.ts"
import { readLayerFile } from "../layerfile/read-layer-file.ts"
import { type CountOptions, ofCount } from "./count-options.ts"
import { measureModel } from "./measure-model.ts"
import type { ModelCount } from "./model-count.ts"

export type ModelDescribed =
  /** A name of the catalogue. */
  | string
  /** The object of a Hugging Face `config.json`. */
  | { readonly config: unknown; readonly name?: string; readonly file?: string }
  /** The text of a layer file. */
  | { readonly layers: string; readonly file?: string }

export type CountResult = { readonly count: ModelCount | null; readonly diagnostics: readonly Diagnostic[] }

/** Errors: bad-option, unknown-architecture, model-behind-api, those of readConfig and of readLayerFile, layer-* where the size does not suit the model. */
export function countModel(model: ModelDescribed, options: CountOptions = {}): CountResult {
  const mistakes = mistakesIn({ model, options }, ofCount)
  if (mistakes.length > 0) return { count: null, diagnostics: mistakes }
  const found = modelOf(model)
  if (found.model === null) return { count: null, diagnostics: found.diagnostics }
  const measured = measureModel(found.model, options)
  if (measured.kind === "problems") return { count: null, diagnostics: [...found.diagnostics, ...measured.problems] }
  return { count: measured.count, diagnostics: [...found.diagnostics, ...measured.warnings] }
}

type Found = { readonly model: Buildable | null; readonly diagnostics: readonly Diagnostic[] }

function modelOf(given: ModelDescribed): Found {
  if (typeof given === "string") return byName(given)
  if ("layers" in given) return foundIn(readLayerFile(given.layers, given.file ?? "layers"))
  const { config, file = "config.json", name = file } = given
  return foundIn(readBuildable(config, name, ownSource(file)))
}

function byName(name: string): Found {
  const found = findBuildable(name)
  if (!isUnknown(found)) return { model: found, diagnostics: [] }
  const offered = findApiModel(name)
  if (!isUnknown(offered)) return { model: null, diagnostics: [error("model-behind-api", null, { name: offered.id })] }
  return { model: null, diagnostics: [error("unknown-architecture", null, { name, nearest: found.nearest })] }
}

type Read = ReturnType<typeof readLayerFile> | ReturnType<typeof readBuildable>

function foundIn(read: Read): Found {
  return read.kind === "model" ? { model: read.model, diagnostics: read.warnings } : { model: null, diagnostics: read.problems }
}

/** The founder's own file: nobody published it, and nobody has to be believed. */
function ownSource(file: string): TrustedSource {
  return { title: file, where: file, date: "", confidence: "assumption" }
}
