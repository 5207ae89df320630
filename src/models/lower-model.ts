/** The `model` section as quantities: constants of the architecture, each with the layers that it is a sum of. */
import { defaultRow } from "../data/index.ts"
import { error } from "../diagnostics/index.ts"
import { quantities, type RoomQuantity, type Row, type Source, type WorkingOf } from "../engine/index.ts"
import type { Placed } from "../shape/index.ts"
import type { LayerNode } from "./graph/layer-graph.ts"
import { adapterTargets } from "./measure/adapters.ts"
import { findOne, type ModelGiven, type OwnModel, type RentedModel } from "./own-model.ts"
import type { ModelSection } from "./section.ts"
import { foldedLayers, type LayerFigure, totalOf } from "./working/folded-layers.ts"
import {
  activeParametersOf,
  adapterParametersOf,
  attentionFlopsOf,
  bytesOf,
  cacheBytesOf,
  flopsOf,
  parametersOf,
} from "./working/layer-figures.ts"

export type LoweredModel = {
  readonly quantities: readonly RoomQuantity[]
  /** Null where it could not be found; that was reported. */
  readonly model: OwnModel | RentedModel | null
  /** Names of the data sets that the section mentions. */
  readonly data: readonly Placed[]
  readonly hasRetrieval: boolean
}

const bf16Bits = 16

/** Errors: model-needs-one, unknown-model, model-*-unread, model-method-unfit, those of configs and layer files. Warnings: model-nominal. */
export function lowerModel(section: ModelSection, given: ModelGiven): LoweredModel {
  const found = findOne(section, given)
  const model = found?.kind === "own" && !isTrainable(found, given) ? null : found
  const data = section.data.filter((name) => name !== null)
  const made = model?.kind === "own" ? ownQuantities(model, section) : []
  return { quantities: made, model, data, hasRetrieval: section.retrieval !== null }
}

/** Adapters stand beside the matrices of blocks; where there are none there is nothing that they could train. */
function isTrainable({ name, method, facts, span }: OwnModel, { report }: ModelGiven): boolean {
  if ((method !== "lora" && method !== "qlora") || facts.adapterParameters > 0) return true
  report(error("model-method-unfit", span, { name, method }))
  return false
}

function ownQuantities(model: OwnModel, section: ModelSection): RoomQuantity[] {
  const { facts, source } = model
  const { per, sequence } = facts
  const figure = (value: number, unit: string, figureOf: (node: LayerNode) => LayerFigure): Row => [
    unit,
    `${figureText(value)} ${unit}`.trim(),
    source,
    () => foldedLayers(facts.layers().nodes, unit, figureOf),
  ]
  const rows = quantities("model", {
    parameters: figure(facts.parameters, "", parametersOf),
    active_parameters: figure(facts.activeParameters, "", activeParametersOf),
    forward_flops: figure(facts.forwardFlops, `FLOP/${per}`, (node) => flopsOf(node, sequence)),
    attention_flops: figure(facts.attentionFlops, `FLOP/${per}`, (node) => attentionFlopsOf(node, sequence)),
    kv_bytes: figure(facts.cacheBytes, "byte/token", (node) => cacheBytesOf(node, bf16Bits / 8)),
    weight_bytes: figure(facts.weightBytes(bf16Bits, bf16Bits), "byte", (node) => bytesOf(node, bf16Bits)),
    ...trainedRows(model, section),
  })
  return per === "token" ? rows : rows.map(ofSamples)
}

/** What one token does is what one sample does where samples are counted. */
const perUnit: readonly string[] = ["model.active_parameters", "model.forward_flops", "model.attention_flops"]

function ofSamples(row: RoomQuantity): RoomQuantity {
  return perUnit.includes(row.meaning) ? { ...row, meaning: row.meaning.replace("model.", "model.sample.") } : row
}

/** Low rank: LoRA, arXiv 2106.09685; adapters on every matrix of the block as QLoRA recommends, arXiv 2305.14314. */
function trainedRows({ facts, method, source }: OwnModel, section: ModelSection): Record<string, Row> {
  if (method === "none") return { trained_parameters: ["", "0"] }
  if (method !== "lora" && method !== "qlora") {
    if (facts.trainableParameters === facts.parameters) return { trained_parameters: ["", "= model.parameters"] }
    const working: WorkingOf = () => foldedLayers(facts.trainedLayers().nodes, "", parametersOf)
    return { trained_parameters: ["", figureText(facts.trainableParameters), source, working] }
  }
  const perRank = figureText(facts.adapterParameters)
  const rank: Record<string, Row> = section.rank === null ? { rank: defaultRow("", "adapter.rank") } : {}
  const working: WorkingOf = () => adapterWorking(facts.trainedLayers().nodes)
  return { ...rank, trained_parameters: ["", `= model.rank * ${perRank}`, loraSource, working] }
}

function adapterWorking(nodes: readonly LayerNode[]): ReturnType<WorkingOf> {
  const targets = adapterTargets({ kind: "lora", rank: 1, targets: "linear" })
  const chosen = nodes.filter(({ target }) => target !== null && targets.has(target))
  const parts = foldedLayers(chosen, "", adapterParametersOf)
  const sentence = { says: "rank-one", params: {} }
  return [{ name: "1", times: 1, value: totalOf(parts), unit: "", sentence, source: null, parts }]
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
