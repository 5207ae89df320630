/** FLOP that training takes: tokens or samples times passes times what one costs by the method. */
import { type BenchmarkId, defaultRow } from "../data/index.ts"
import { error } from "../diagnostics/index.ts"
import type { Row, Source } from "../engine/index.ts"
import { middleFigure, type OwnModel } from "../models/index.ts"
import { amountRows } from "./amount.ts"
import type { TrainingGiven } from "./given.ts"
import type { TrainingSection } from "./section.ts"
import { plannedRows } from "./venture/planned-rows.ts"
import type { Plans } from "./venture/plans.ts"

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
 * Rows of `training` that lead to `training.flops`, and how well GPUs are used.
 * Errors: those of amountRows, training-without-flop.
 */
export function computeRows(
  section: TrainingSection | null,
  model: OwnModel,
  plans: Plans,
  given: TrainingGiven,
): Readonly<Record<string, Row>> {
  const { per, forwardFlops } = model.facts
  if (forwardFlops === 0 && section?.gpu_hours == null)
    given.report(error("training-without-flop", given.span, { name: model.name }))
  return {
    ...amountRows(section, model, given),
    ...(section?.epochs == null ? { epochs: defaultRow("", usualEpochs(model)) } : {}),
    ...(section?.runs == null ? { runs: defaultRow("", "training.runs") } : {}),
    [`flops_per_${per}`]: flopsRow(section, model),
    flops: ["FLOP", `= training.runs * training.epochs * training.${per}s * training.flops_per_${per}`],
    ...(section?.utilisation == null ? utilisationRows(section, model, plans) : {}),
    ...(section?.goodput == null ? { goodput: defaultRow("", "training.goodput") } : {}),
  }
}

/** By the planner; where there is nothing to plan, or the founder knows how long it takes, by what was measured nearest. */
function utilisationRows(section: TrainingSection | null, model: OwnModel, plans: Plans): Readonly<Record<string, Row>> {
  const planned = section?.gpu_hours == null ? plannedRows(plans) : {}
  return "utilisation" in planned ? planned : { utilisation: defaultRow("", usualUtilisation(model, plans.gpu.id)) }
}

function isFrozen({ method }: OwnModel): boolean {
  return method === "lora" || method === "qlora"
}

/** Attention costs a token of a sequence of another length three times what it does forward. */
function flopsRow(section: TrainingSection | null, model: OwnModel): Row {
  const { facts } = model
  const sequence = section?.sequence?.value == null ? null : middleFigure(section.sequence.value)
  const more = facts.per === "token" && sequence !== null ? 3 * (facts.flopsAt(sequence) - facts.forwardFlops) : 0
  const length = more === 0 ? "" : ` + ${Math.round(more)} FLOP/token`
  return isFrozen(model) ? frozenRow(model, length) : [`FLOP/${facts.per}`, `= 3 * model.forward_flops${length}`, wholeSource]
}

/** A token meets each adapter once; how often a sample does, its layers tell. */
function frozenRow({ facts }: OwnModel, length: string): Row {
  if (facts.per === "token")
    return [
      "FLOP/token",
      `= 2 * model.forward_flops + model.attention_flops + 6 FLOP/token * model.trained_parameters${length}`,
      adapterSource,
    ]
  const { fixed, perRank } = facts.flow().adapterFlops
  return ["FLOP/sample", `= ${Math.round(fixed)} FLOP/sample + model.rank * ${Math.round(perRank)} FLOP/sample`, adapterSource]
}

/** Text is read once, images many times. */
function usualEpochs({ method, facts }: OwnModel): BenchmarkId {
  const isAnew = method === "pretrain" || method === "continue"
  if (facts.per === "sample" && facts.traits.isVision) return isAnew ? "training.epochs.images" : "training.epochs.images-tuned"
  return isAnew ? "training.epochs.text" : "training.epochs.examples"
}

/** By what was measured nearest: convolutions, tables and experts apart, the GPU for whole language models, fine-tuning. */
function usualUtilisation({ method, facts }: OwnModel, gpu: string): BenchmarkId {
  const { hasExperts, isConvolutional, isTables } = facts.traits
  if (hasExperts) return "mfu.training.moe"
  if (facts.per === "sample" && isConvolutional) return "mfu.training.convolutions"
  if (facts.per === "sample" && isTables) return "mfu.training.tables"
  if (method !== "pretrain" && method !== "continue") return "mfu.finetuning"
  return /^A[18]00/u.test(gpu) ? "mfu.training.a100" : /^H[18]00/u.test(gpu) ? "mfu.training.h100" : "mfu.training"
}
