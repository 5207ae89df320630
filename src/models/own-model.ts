/** The model that a section names: one of the catalogue, one of the founder's files, or one behind an API. */
import { type ApiModel, findApiModel, isUnknown, sourceOf, type TrustedSource } from "../data/index.ts"
import { type Diagnostic, error, type Report, type Span, warning } from "../diagnostics/index.ts"
import type { Source } from "../engine/index.ts"
import type { Placed } from "../shape/index.ts"
import type { Buildable } from "./architecture.ts"
import { findNamed } from "./catalogue/find-buildable.ts"
import { readBuildable } from "./catalogue/from-config.ts"
import { named } from "./catalogue/name-table.ts"
import { readModelText } from "./count/model-text.ts"
import { factsOf, type ModelFacts } from "./facts.ts"
import { ShapeMistake } from "./graph/shape-mistake.ts"
import { readLayerFile } from "./layerfile/read-layer-file.ts"
import { shapeDiagnostic } from "./layerfile/shape-diagnostic.ts"
import { shortName } from "./names.ts"
import type { Method, ModelSection } from "./section.ts"

/** Weights that the founder holds. */
export type OwnModel = {
  readonly kind: "own"
  readonly name: string
  readonly facts: ModelFacts
  readonly method: Method
  readonly source: Source
  readonly span: Span
}
/** A model behind somebody else's API, paid by the token. */
export type RentedModel = {
  readonly kind: "rented"
  readonly name: string
  readonly api: ApiModel
  readonly source: Source
  readonly span: Span
}

export type ModelGiven = {
  readonly report: Report
  /** What stands in the file that `config` or `architecture` names; undefined where nobody could read it. */
  readonly text?: string
  /** Where the section stands, for what is missing in it. */
  readonly span: Span | null
  /** A `training` section is written: without a method the whole model is trained. */
  readonly isTrained: boolean
}

const keys = ["base", "config", "architecture", "api"] as const

/** Null where it could not be found, which was reported. */
export function findOne(section: ModelSection, given: ModelGiven): OwnModel | RentedModel | null {
  const written = keys.flatMap((key) => section[key] ?? [])
  const [first] = written
  if (written.length !== 1 || first === undefined) {
    given.report(error("model-needs-one", written[1]?.span ?? given.span, { got: written.length, keys }))
    return null
  }
  if (section.api !== null) return fromApi(first, given.report)
  const found = section.base === null ? fromFile(first, section.config !== null, given) : fromCatalogue(first, given.report)
  if (found === null) return null
  const method = section.method ?? (given.isTrained || section.data.length > 0 ? "full" : "none")
  const facts = factsAt(found.model, first, given.report)
  return facts === null ? null : { kind: "own", name: found.name, facts, method, source: found.source, span: first.span }
}

type Found = { readonly name: string; readonly model: Buildable; readonly source: Source }

function fromCatalogue(base: Placed, report: Report): Found | null {
  const found = findNamed(base.text)
  if (isUnknown(found)) {
    const near = found.nearest.map((name) => (named(shortName(name)).length > 0 ? shortName(name) : name))
    report(error("unknown-model", base.span, { name: base.text, nearest: near }, near[0]))
    return null
  }
  const { model, isNominal } = found
  const [name = base.text] = model.names
  if (isNominal) report(warning("model-nominal", base.span, { name: base.text, taken: name }))
  return { name, model, source: model.source }
}

/** A published config, or layers; a config is JSON. */
function fromFile(path: Placed, isConfig: boolean, { text, report }: ModelGiven): Found | null {
  if (text === undefined) {
    report(error(isConfig ? "model-config-unread" : "model-architecture-unread", path.span, { file: path.text }))
    return null
  }
  const here = (problem: Diagnostic): void => report({ ...problem, span: problem.span ?? path.span })
  const described = readModelText(text, isConfig ? "config.json" : path.text)
  described.diagnostics.map((problem) => ({ ...problem, params: { ...problem.params, file: path.text } })).forEach(here)
  if (described.model === null || typeof described.model === "string") return null
  const source: TrustedSource = { title: path.text, where: path.text, date: "", confidence: "assumption" }
  const read =
    "layers" in described.model
      ? readLayerFile(described.model.layers, path.text)
      : readBuildable(described.model.config, path.text, source)
  for (const problem of read.kind === "model" ? read.warnings : read.problems) here(problem)
  return read.kind === "model" ? { name: path.text, model: read.model, source: { title: path.text } } : null
}

/** A config may describe what cannot be built. */
function factsAt(model: Buildable, { span }: Placed, report: Report): ModelFacts | null {
  try {
    return factsOf(model)
  } catch (mistake) {
    if (!(mistake instanceof ShapeMistake)) throw mistake
    report(shapeDiagnostic(mistake, span))
    return null
  }
}

function fromApi(name: Placed, report: Report): RentedModel | null {
  const found = findApiModel(name.text)
  if (isUnknown(found)) {
    report(error("unknown-model", name.span, { name: name.text, nearest: found.nearest }, found.nearest[0]))
    return null
  }
  return { kind: "rented", name: found.id, api: found, source: sourceOf(found), span: name.span }
}
