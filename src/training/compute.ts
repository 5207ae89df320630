/** FLOP that training takes: tokens times passes times what one token costs by the method. */
import { defaultRow } from "../data/index.ts"
import { error, nearest } from "../diagnostics/index.ts"
import type { Row, Source } from "../engine/index.ts"
import type { Method, OwnModel } from "../models/index.ts"
import { type Placed, slug } from "../shape/index.ts"
import type { DataSet, TrainingGiven } from "./given.ts"
import type { TrainingSection } from "./section.ts"

/** Backward costs twice the forward pass: gradients of inputs and of weights. */
const wholeSource: Source = {
  title: "PaLM: three forward passes a token, rematerialisation not counted",
  where: "arXiv 2204.02311, appendix B",
  date: "2022-04-05",
  confidence: "published",
}
/**
 * Frozen matrices need the gradient of their inputs but not of themselves: 2 instead of 3 passes. The
 * scores of attention have no weights and keep 3; adapters are trained whole, 6 FLOP a parameter.
 */
const adapterSource: Source = {
  title: "LoRA: no gradients of frozen weights; Megatron-Bridge counts about two thirds of the FLOP of full training",
  where: "arXiv 2106.09685; NVIDIA-NeMo/Megatron-Bridge:docs/performance-summary-archive.md@067f987df03b",
  date: "2026-06",
  confidence: "secondary",
}

/**
 * Rows of `training` that lead to `training.flops`, and how well `gpu` is used.
 * Errors: training-without-tokens, unknown-data, training-data-unit.
 */
export function computeRows(
  section: TrainingSection | null,
  model: OwnModel,
  gpu: string,
  given: TrainingGiven,
): Readonly<Record<string, Row>> {
  const isFrozen = model.method === "lora" || model.method === "qlora"
  return {
    ...tokenRows(section, given),
    ...(section?.epochs == null ? { epochs: epochsRow(model.method) } : {}),
    ...(section?.runs == null ? { runs: defaultRow("", "training.runs") } : {}),
    flops_per_token: isFrozen
      ? [
          "FLOP/token",
          "= 2 * model.forward_flops + model.attention_flops + 6 FLOP/token * model.trained_parameters",
          adapterSource,
        ]
      : ["FLOP/token", "= 3 * model.forward_flops", wholeSource],
    flops: ["FLOP", "= training.runs * training.epochs * training.tokens * training.flops_per_token"],
    ...(section?.utilisation == null ? { utilisation: utilisationRow(model, gpu) } : {}),
    ...(section?.goodput == null ? { goodput: defaultRow("", "training.goodput") } : {}),
  }
}

function epochsRow(method: Method): Row {
  const isPlainText = method === "pretrain" || method === "continue"
  return defaultRow("", isPlainText ? "training.epochs.text" : "training.epochs.examples")
}

/** The data sets that the model names, as far as there are such. */
export function namedSets(data: readonly Placed[], dataSets: readonly DataSet[]): readonly DataSet[] {
  const names = new Set(data.map(({ text }) => slug(text)))
  return dataSets.filter(({ name }) => names.has(slug(name)))
}

/** Sizes of the named data sets, in tokens; names are looked up also where the founder gives the tokens. */
function tokenRows(section: TrainingSection | null, given: TrainingGiven): Readonly<Record<string, Row>> {
  const found = given.data.flatMap((name) => {
    const set = given.dataSets.find((each) => slug(each.name) === slug(name.text))
    if (set !== undefined) return [{ set, name }]
    const known = given.dataSets.map((each) => each.name)
    const close = nearest(name.text, known)
    given.report(error("unknown-data", name.span, { name: name.text, nearest: close, known }, close[0]))
    return []
  })
  if (section !== null && section.tokens !== null) return {}
  if (given.data.length === 0) given.report(error("training-without-tokens", given.span))
  const sizes = found.flatMap(({ set, name }) => sizeText(set, name, section, given))
  return { tokens: ["token", sizes.length === 0 ? "0 token" : `= ${sizes.join(" + ")}`] }
}

function sizeText(data: DataSet, name: Placed, section: TrainingSection | null, given: TrainingGiven): readonly string[] {
  const size = `resources.data.${slug(data.name)}.size`
  if (data.countedIn === "token") return [size]
  if (data.countedIn === "sample" && section !== null && section.per_sample !== null) return [`${size} * training.per_sample`]
  given.report(error("training-data-unit", name.span, { name: name.text, unit: data.countedIn }))
  return []
}

/** By what was measured nearest: the GPU for whole models, fine-tuning and experts apart. */
function utilisationRow({ method, config }: OwnModel, gpu: string): Row {
  const isMixture = config.groups.some(({ block }) => block.feedForward.kind === "experts")
  const isPretraining = method === "pretrain" || method === "continue"
  const dense = /^A[18]00/u.test(gpu) ? "mfu.training.a100" : /^H[18]00/u.test(gpu) ? "mfu.training.h100" : "mfu.training"
  return defaultRow("", isMixture ? "mfu.training.moe" : isPretraining ? dense : "mfu.finetuning")
}
