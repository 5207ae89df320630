/** The `model` section as quantities: constants of the architecture, each with the formula and the config behind it. */
import { type ApiModel, defaultRow, findApiModel, isUnknown, sourceOf } from "../data/index.ts"
import { type Diagnostic, error, type Report, type Span, warning } from "../diagnostics/index.ts"
import { quantities, type RoomQuantity, type Row, type Source } from "../engine/index.ts"
import type { Placed } from "../shape/index.ts"
import { findModel, isUnknownModel } from "./catalogue.ts"
import type { ModelConfig } from "./config.ts"
import { readConfig } from "./read-config.ts"
import type { Method, ModelSection } from "./section.ts"
import { kvBytesPerToken } from "./transformer/cache.ts"
import { forwardFlops } from "./transformer/flops.ts"
import { loraParameters, parameters, weightBytes } from "./transformer/parameters.ts"

/** Weights that the founder holds. */
export type OwnModel = {
  readonly kind: "own"
  readonly name: string
  readonly config: ModelConfig
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

export type LoweredModel = {
  readonly quantities: readonly RoomQuantity[]
  /** Null where it could not be found; that was reported. */
  readonly model: OwnModel | RentedModel | null
  /** Names of the data sets that the section mentions. */
  readonly data: readonly Placed[]
  readonly hasRetrieval: boolean
}

export type ModelGiven = {
  readonly report: Report
  /** The parsed `config.json` that `config` names; undefined where nobody read it. */
  readonly config?: unknown
  /** Where the section stands, for what is missing in it. */
  readonly span: Span | null
  /** A `training` section is written: without a method the whole model is trained. */
  readonly isTrained: boolean
}

/** Sequence at which the attention part of the FLOP is taken, shorter where the model is: the usual length of training. */
const usualSequence = 4096
const bf16Bytes = 2

/** Errors: model-needs-one, unknown-model, model-config-unread and those of readConfig. Warnings: model-nominal. */
export function lowerModel(section: ModelSection, given: ModelGiven): LoweredModel {
  const model = findOne(section, given)
  const data = section.data.filter((name) => name !== null)
  const made = model?.kind === "own" ? ownQuantities(model, section) : []
  return { quantities: made, model, data, hasRetrieval: section.retrieval !== null }
}

/** The length of sequence in tokens for which `model.forward_flops` holds. */
export function modelSequence(config: ModelConfig): number {
  return Math.min(config.context, usualSequence)
}

function findOne(section: ModelSection, given: ModelGiven): OwnModel | RentedModel | null {
  const { base, config, api } = section
  const named = [base, config, api].filter((name) => name !== null)
  const [first] = named
  if (named.length !== 1 || first === undefined) {
    given.report(error("model-needs-one", named[1]?.span ?? given.span, { got: named.length, keys: ["base", "config", "api"] }))
    return null
  }
  const method = section.method ?? (given.isTrained || section.data.length > 0 ? "full" : "none")
  if (base !== null) return fromCatalogue(base, method, given.report)
  if (config !== null) return fromConfig(config, method, given)
  return fromApi(first, given.report)
}

function fromCatalogue(base: Placed, method: Method, report: Report): OwnModel | null {
  const found = findModel(base.text)
  if (isUnknownModel(found)) {
    report(error("unknown-model", base.span, { name: base.text, nearest: found.nearest }, found.nearest[0]))
    return null
  }
  if (found.isNominal) report(warning("model-nominal", base.span, { name: base.text, taken: found.id }))
  return { kind: "own", name: found.id, config: found.config, method, source: sourceOf(found.entry), span: base.span }
}

function fromConfig(path: Placed, method: Method, given: ModelGiven): OwnModel | null {
  if (given.config === undefined) {
    given.report(error("model-config-unread", path.span, { file: path.text }))
    return null
  }
  const here = (problem: Diagnostic): void => given.report({ ...problem, span: problem.span ?? path.span })
  const read = readConfig(given.config)
  if (read.kind === "problems") {
    read.problems.forEach(here)
    return null
  }
  read.warnings.forEach(here)
  return { kind: "own", name: path.text, config: read.config, method, source: { title: path.text }, span: path.span }
}

function fromApi(name: Placed, report: Report): RentedModel | null {
  const found = findApiModel(name.text)
  if (isUnknown(found)) {
    report(error("unknown-model", name.span, { name: name.text, nearest: found.nearest }, found.nearest[0]))
    return null
  }
  return { kind: "rented", name: found.id, api: found, source: sourceOf(found), span: name.span }
}

function ownQuantities(model: OwnModel, section: ModelSection): RoomQuantity[] {
  const { config, source } = model
  const count = parameters(config)
  const flops = forwardFlops(config, { sequence: modelSequence(config) })
  const figure = (value: number, unit: string): Row => [unit, `${figureText(value)} ${unit}`.trim(), source]
  return quantities("model", {
    parameters: figure(count.total, ""),
    active_parameters: figure(count.active, ""),
    forward_flops: figure(flops.total, "FLOP/token"),
    attention_flops: figure(flops.attention, "FLOP/token"),
    kv_bytes: figure(kvBytesPerToken(config, bf16Bytes), "byte/token"),
    weight_bytes: figure(weightBytes(config, 8 * bf16Bytes), "byte"),
    ...trainedRows(model, section),
  })
}

/** Low rank: LoRA, arXiv 2106.09685; adapters on every matrix of the block as QLoRA recommends, arXiv 2305.14314. */
function trainedRows({ config, method }: OwnModel, section: ModelSection): Record<string, Row> {
  if (method === "none") return { trained_parameters: ["", "0"] }
  if (method !== "lora" && method !== "qlora") return { trained_parameters: ["", "= model.parameters"] }
  const perRank = figureText(loraParameters(config, 1, "linear"))
  const rank: Record<string, Row> = section.rank === null ? { rank: defaultRow("", "adapter.rank") } : {}
  return { ...rank, trained_parameters: ["", `= model.rank * ${perRank}`, loraSource] }
}

const loraSource: Source = {
  title: "LoRA: rank times inputs plus outputs of each matrix",
  where: "arXiv 2106.09685",
  date: "2021-06-17",
  confidence: "published",
}

/** Whole figures without an exponent, which the language would read as well but people would not. */
function figureText(value: number): string {
  return String(Math.round(value))
}
