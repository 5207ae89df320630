/** A model as whoever asks describes it, read into one that can be laid in any size. */
import { findApiModel, isUnknown, type TrustedSource } from "../../data/index.ts"
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import type { Buildable } from "../architecture.ts"
import { findBuildable } from "../catalogue/find-buildable.ts"
import { readBuildable } from "../catalogue/from-config.ts"
import { readLayerFile } from "../layerfile/read-layer-file.ts"

export type ModelDescribed =
  /** A name of the catalogue. */
  | string
  /** The object of a Hugging Face `config.json`. */
  | { readonly config: unknown; readonly name?: string; readonly file?: string }
  /** The text of a layer file. */
  | { readonly layers: string; readonly file?: string }

/** `diagnostics`: what is wrong where there is no model, warnings where there is one. */
export type DescribedRead = { readonly model: Buildable | null; readonly diagnostics: readonly Diagnostic[] }

/** Errors: unknown-architecture, model-behind-api, those of readConfig and of readLayerFile. */
export function readDescribed(given: ModelDescribed): DescribedRead {
  if (typeof given === "string") return byName(given)
  if ("layers" in given) return foundIn(readLayerFile(given.layers, given.file ?? "layers"))
  const { config, file = "config.json", name = file } = given
  return foundIn(readBuildable(config, name, ownSource(file)))
}

function byName(name: string): DescribedRead {
  const found = findBuildable(name)
  if (!isUnknown(found)) return { model: found, diagnostics: [] }
  const offered = findApiModel(name)
  if (!isUnknown(offered)) return { model: null, diagnostics: [error("model-behind-api", null, { name: offered.id })] }
  return { model: null, diagnostics: [error("unknown-architecture", null, { name, nearest: found.nearest })] }
}

type Read = ReturnType<typeof readLayerFile> | ReturnType<typeof readBuildable>

function foundIn(read: Read): DescribedRead {
  return read.kind === "model" ? { model: read.model, diagnostics: read.warnings } : { model: null, diagnostics: read.problems }
}

/** The founder's own file: nobody published it, and nobody has to be believed. */
function ownSource(file: string): TrustedSource {
  return { title: file, where: file, date: "", confidence: "assumption" }
}
