/** `venturi model SPEC`: a model's parameters, arithmetic and memory, layer by layer. */
import { readModelFile } from "../host/index.ts"
import {
  type CountOptions,
  type CountResult,
  countModel,
  type Diagnostic,
  diagnosticsJson,
  modelText,
  readModelText,
  type Sources,
} from "../index.ts"
import type { Options, Settings } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { tell, tellWrong, writeJson } from "./source.ts"

export function model(spec: string, given: Options, settings: Settings, shell: Shell): Exit {
  const { result, sources } = countOf(spec, optionsOf(given))
  const diagnostics = result.diagnostics.map(asTyped)
  const { count } = result
  if (count === null) return tellWrong(diagnostics, sources, settings, shell)
  if (settings.isJson) {
    writeJson({ ...count, warnings: diagnosticsJson(diagnostics, sources, settings.words).diagnostics }, shell)
    return exit.done
  }
  shell.out(`${modelText(count, settings.depth ?? 0, settings.page)}\n`)
  if (!settings.isQuiet) tell(diagnostics, sources, settings, shell)
  return exit.done
}

type Counted = { readonly result: CountResult; readonly sources: Sources }

/** What is there as a file or folder is that; all else is a name. */
function countOf(spec: string, options: CountOptions): Counted {
  const read = readModelFile(spec)
  if (read.kind === "none") return { result: byName(spec, read.otherwise, options), sources: () => null }
  if (read.kind === "problem") return { result: { count: null, diagnostics: [read.diagnostic] }, sources: () => null }
  const { text, file, name } = read
  const described = readModelText(text, file, name)
  const sources: Sources = (asked) => (asked === file ? text : null)
  if (described.model === null) return { result: { count: null, diagnostics: described.diagnostics }, sources }
  return { result: countModel(described.model, options), sources }
}

/** `otherwise`: what is wrong where the catalogue does not know the name. */
function byName(name: string, otherwise: Diagnostic | null, options: CountOptions): CountResult {
  const result = countModel(name, options)
  const isUnknown = result.diagnostics.some(({ code }) => code === "unknown-architecture")
  return isUnknown && otherwise !== null ? { count: null, diagnostics: [otherwise] } : result
}

/** Leaves out what was not given: an option that is `undefined` is none. */
function optionsOf({
  seq: sequence,
  image,
  frames,
  classes,
  batch,
  tuning,
  loraRank,
  loraTargets,
  precision,
  attention,
}: Options): CountOptions {
  const all = { sequence, image, frames, classes, batch, tuning, loraRank, loraTargets, precision, attention }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

const typed: Readonly<Record<string, string>> = {
  sequence: "--seq",
  image: "--image",
  frames: "--frames",
  classes: "--classes",
  loraRank: "--lora-rank",
  loraTargets: "--lora-targets",
}

/** An option of the library, as it is typed here. */
function asTyped(diagnostic: Diagnostic): Diagnostic {
  const option = typed[String(diagnostic.params.option)]
  return option === undefined ? diagnostic : { ...diagnostic, params: { ...diagnostic.params, option } }
}
