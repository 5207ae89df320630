/** What a row of kind `training_throughput` asks: the job, its layout, the devices, and what else was said of the run. */
import type { Precision } from "../../src/data/index.ts"
import { type Device, deviceIn, findMachine, isUnknownMachine, type Machine, usualMachine } from "../../src/devices/index.ts"
import type { LayerGraph } from "../../src/models/index.ts"
import type { Cluster } from "../../src/training/plan/cluster.ts"
import type { Framework, TrainingJob, TrainingMethod } from "../../src/training/plan/job.ts"
import type { Layout, Recompute, ZeroStage } from "../../src/training/plan/layout.ts"
import { maxTextRecipe } from "./maxtext-recipes.ts"
import type { Inputs, Row } from "./row.ts"
import { trainingGraph } from "./training-graph.ts"

export type TrainingRow = {
  readonly job: TrainingJob
  readonly layout: Layout
  readonly cluster: Cluster
  /** The code base that ran it: `llm-foundry`, `Megatron-Bridge/26.06`; null where it is not told. */
  readonly recipe: string | null
}

/** What one reads of a run besides its model: each null where neither the row nor its source's usual way tells. */
type Told = { readonly inputs: Inputs; readonly source: string; readonly device: Device; readonly count: number }

/** Or a sentence that says what is missing. */
export function trainingRow({ inputs, source }: Row): TrainingRow | string {
  const device = deviceIn(String(inputs.gpu ?? ""))
  if (device === null) return `no device ${String(inputs.gpu)}`
  const told: Told = { inputs, source, device, count: countOf(inputs.num_gpus) ?? 1 }
  const sequence = sequenceOf(told)
  const graph = trainingGraph(inputs, sequence)
  if (typeof graph === "string") return graph
  const layout = layoutOf(told)
  return {
    job: jobOf(told, graph.graph, graph.isLanguage ? sequence : null, layout),
    layout,
    cluster: { device, machine: machineOf(told), count: told.count },
    recipe: recipeOf(told),
  }
}

function jobOf(told: Told, graph: LayerGraph, sequence: number | null, layout: Layout): TrainingJob {
  const method = methodOf(told)
  return {
    ...{ graph, sequence, method, framework: frameworkOf(told), optimizer: "adamw" },
    globalBatch: globalBatchOf(told, layout, sequence),
    // What is published is the step itself: samples were made up, or came in time.
    loaderRate: Infinity,
    loraRank: method === "lora" ? usualRank : null,
    attention: sourceOf(told).isPlain === true ? "plain" : "flash",
  }
}

/** Megatron-Bridge's recipes; NVIDIA-NeMo/Megatron-Bridge:src/megatron/bridge/peft/lora.py. */
const usualRank = 32

function methodOf({ inputs }: Told): TrainingMethod {
  const task = String(inputs.task ?? "")
  return /lora/iu.test(task) ? "lora" : /sft/iu.test(task) ? "full" : "pretrain"
}

type Source = {
  readonly pattern: RegExp
  readonly recipe: string
  readonly framework: Framework
  /** Older than flash attention, or without it. */
  readonly isPlain?: boolean
}

const sources: readonly Source[] = [
  { pattern: /llm-foundry/u, recipe: "llm-foundry", framework: "fsdp" },
  { pattern: /Megatron-Bridge/u, recipe: "Megatron-Bridge", framework: "megatron" },
  { pattern: /bigscience/u, recipe: "Megatron-DeepSpeed", framework: "deepspeed", isPlain: true },
  { pattern: /maxtext/iu, recipe: "MaxText", framework: "maxtext" },
  { pattern: /SimuMax/u, recipe: "Megatron-LM", framework: "megatron" },
  { pattern: /2205\.05198|Korthikanti/u, recipe: "Megatron-LM", framework: "megatron", isPlain: true },
  { pattern: /torchtitan/u, recipe: "torchtitan", framework: "fsdp" },
  { pattern: /DeepLearningExamples/u, recipe: "DeepLearningExamples", framework: "torch", isPlain: true },
  { pattern: /pytorch-image-models/u, recipe: "timm", framework: "torch" },
  { pattern: /ColossalAI/u, recipe: "ColossalAI", framework: "torch" },
  { pattern: /TinyLlama/u, recipe: "lit-gpt", framework: "fsdp" },
  { pattern: /llm\.c/u, recipe: "llm.c", framework: "torch" },
]

function sourceOf({ source }: Told): Source {
  return sources.find(({ pattern }) => pattern.test(source)) ?? { pattern: /$/u, recipe: "", framework: "torch" }
}

function frameworkOf(told: Told): Framework {
  return sourceOf(told).framework
}

/** Releases of Megatron-Bridge differ (`26.06.01` counts as 26.06), and so do the ways of torchtitan. */
function recipeOf(told: Told): string | null {
  const { recipe } = sourceOf(told)
  const text = String(told.inputs.precision ?? "")
  const release = /(\d\d\.\d\d)(?:\.\d\d)? NeMo/u.exec(told.source)?.[1]
  const way = recipe === "torchtitan" ? /rowwise|no compile/u.exec(text)?.[0] : undefined
  const variant = release ?? way
  return recipe === "" ? null : variant === undefined ? recipe : `${recipe}/${variant}`
}

export function countOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? value : null
}

function parallelOf({ inputs }: Told): Inputs {
  const { parallel } = inputs
  return typeof parallel === "object" && parallel !== null ? { ...parallel } : {}
}

function sequenceOf(told: Told): number {
  const { inputs, device } = told
  return countOf(inputs.seq_len) ?? (isMaxText(told) ? maxTextRecipe(device.id, String(inputs.model)).sequence : 1)
}

function isMaxText(told: Told): boolean {
  return sourceOf(told).recipe === "MaxText"
}

function layoutOf(told: Told): Layout {
  const parallel = parallelOf(told)
  const { inputs, count, device } = told
  const recipe = isMaxText(told) ? maxTextRecipe(device.id, String(inputs.model)) : null
  const tp = countOf(parallel.tp) ?? recipe?.tp ?? 1
  const pp = countOf(parallel.pp) ?? 1
  const cp = countOf(parallel.cp) ?? 1
  const dp = Math.max(1, count / (tp * pp * cp))
  return {
    ...{ tp, pp, cp, dp },
    ep: Math.min(countOf(parallel.ep) ?? 1, tp * cp * dp),
    vpp: countOf(parallel.vp) ?? countOf(parallel.interleave) ?? 1,
    zero: zeroOf(told, parallel),
    microBatch: microBatchOf(told, pp),
    recompute: recipe?.recompute ?? recomputeOf(told),
    sequenceParallel: tp > 1 && isSequenceParallel(told, parallel),
    precision: precisionOf(told),
  }
}

function isSequenceParallel(told: Told, { sequence_parallel: given }: Inputs): boolean {
  return typeof given === "boolean" ? given : sourceOf(told).recipe !== "Megatron-DeepSpeed"
}

/** FSDP shards all, torchtitan's over the ranks of context too, SHARD_GRAD_OP all but the weights; Megatron's distributed optimizer is stage 1. */
function zeroOf(told: Told, parallel: Inputs): ZeroStage {
  const { framework, recipe } = sourceOf(told)
  const stage = parallel.zero_stage ?? parallel.zero
  if (stage === 0 || stage === 1 || stage === 2 || stage === 3) return stage
  if (parallel.sharding === "SHARD_GRAD_OP") return 2
  if ((countOf(parallel.fsdp) ?? 0) > 1 || framework === "maxtext" || recipe === "lit-gpt" || recipe === "torchtitan") return 3
  return framework === "megatron" ? 1 : 0
}

/** ColossalAI's reported FLOP are four forward passes for each sample: all of them are done again. */
function recomputeOf(told: Told): Recompute {
  const text = String(told.inputs.activation_recompute ?? (sourceOf(told).recipe === "ColossalAI" ? "full" : ""))
  return text.startsWith("full") ? "full" : text.startsWith("selective") ? "selective" : "none"
}

/**
 * torchtitan's local batch is cut into micro-batches of one under a pipeline. Batches that NVIDIA's examples leave unsaid are those of their
 * scripts (NVIDIA/DeepLearningExamples@729963dd47e7: resnet50v1.5/training, BERT/scripts/configs).
 */
function microBatchOf(told: Told, pp: number): number {
  const { inputs, device } = told
  const given = countOf(inputs.micro_batch_seqs)
  const { recipe } = sourceOf(told)
  if (recipe === "torchtitan" && pp > 1) return 1
  if (given !== null) return given
  if (recipe === "MaxText") return perReplica(maxTextRecipe(device.id, String(inputs.model)))
  const isNarrow = /16|amp/iu.test(String(inputs.precision))
  if (inputs.image_size !== undefined) return isNarrow || device.memory.bytes > 4e10 ? 256 : 128
  if (recipe === "ColossalAI") return pp > 1 ? 8 : Math.min(36, countOf(inputs.batch_per_dp) ?? 8)
  if (recipe === "lit-gpt") return 8
  return inputs.seq_len === 512 ? (isNarrow ? 8 : 4) : isNarrow ? 64 : 32
}

function perReplica({ perDevice, tp }: { readonly perDevice: number; readonly tp: number }): number {
  return perDevice * tp
}

/** BERT's examples gather 65,536 sequences of 128 and 32,768 of 512 into one update (LAMB, arXiv 1904.00962). */
function globalBatchOf(told: Told, { dp, microBatch }: Layout, sequence: number | null): number {
  const { inputs } = told
  const least = dp * microBatch
  const whole = (batch: number): number => Math.max(1, Math.round(batch / least)) * least
  const given = countOf(inputs.global_batch_seqs)
  if (given !== null) return Math.max(given, least)
  const tokens = countOf(inputs.global_batch_tokens)
  if (tokens !== null && sequence !== null) return whole(tokens / sequence)
  const microBatches = countOf(inputs.num_microbatches)
  if (microBatches !== null) return microBatches * least
  const perReplicaBatch = countOf(inputs.batch_per_dp)
  if (perReplicaBatch !== null) return whole(perReplicaBatch * dp)
  if (sourceOf(told).recipe === "DeepLearningExamples" && sequence !== null) return whole(sequence === 512 ? 32768 : 65536)
  return least
}

/** Words that several precisions share are those of the row's source: `amp fp16`, `MXFP8`, `FP8-CS`. */
function precisionOf({ inputs, device }: Told): Precision {
  const text = String(inputs.precision ?? "").toLowerCase()
  if (/fp4/u.test(text)) return "fp4"
  if (/fp8|float8/u.test(text)) return "fp8"
  if (/heading/u.test(text)) return "fp8"
  if (/tf32/u.test(text)) return "tf32"
  if (/bf16/u.test(text)) return "bf16"
  if (/fp16/u.test(text)) return "fp16"
  if (/fp32/u.test(text)) return "fp32"
  return device.peak.bf16 === null ? "fp16" : "bf16"
}

/** Jean Zay has four Omni-Path ports of 100 Gbit/s a node of eight (bigscience-workshop/bigscience:train/tr11-176B-ml/README.md). */
const omniPath = 6.25e9

function machineOf(told: Told): Machine {
  const { device } = told
  const { recipe } = sourceOf(told)
  const named = recipe === "MaxText" && device.id === "H100-SXM" ? findMachine("A3-HIGHGPU-8G") : null
  if (named !== null && !isUnknownMachine(named)) return named
  const usual = usualMachine(device)
  if (recipe !== "Megatron-DeepSpeed") return usual
  return { ...usual, tiers: usual.tiers.map((tier) => (tier.size === Infinity ? { ...tier, bandwidth: omniPath } : tier)) }
}
