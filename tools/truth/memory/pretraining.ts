/** Rows of kind training_memory: formulas of Korthikanti et al., logs of torchtitan, readings of the BLOOM prequel, allocations of SimuMax. */

import type { LayerGraph } from "../../../src/models/index.ts"
import { isRecord } from "../../../src/options/index.ts"
import type { MemoryChoices } from "../../../src/training/memory/choices.ts"
import type { Framework, TrainingJob } from "../../../src/training/plan/job.ts"
import type { Layout, Recompute } from "../../../src/training/plan/layout.ts"
import type { Inputs } from "../row.ts"
import { findNamedConfig } from "./named-config.ts"
import { countOf, graphOf, type MemoryQuestion, plainLayout, textOf } from "./question.ts"

type Convention = Pick<MemoryQuestion, "table"> & {
  readonly framework: Framework
  readonly choices: Partial<MemoryChoices>
  readonly layout: Partial<Layout>
  readonly reading: "allocated" | "reserved" | "device"
  readonly isFormula: boolean
}

export function pretrainingQuestion(inputs: Inputs): MemoryQuestion | string {
  const convention = conventionOf(inputs)
  const sequence = countOf(inputs.seq_len, 2048)
  const graph = modelOf(inputs, sequence)
  if (graph === null) return `no model ${textOf(inputs.model)}`
  const layout = { ...layoutOf(inputs), ...convention.layout }
  const perReplica = countOf(inputs.num_microbatches, 1) * layout.microBatch
  const job: TrainingJob = {
    graph,
    sequence,
    globalBatch: countOf(inputs.global_batch_seqs, perReplica * layout.dp),
    optimizer: "adamw",
    method: "pretrain",
    loraRank: null,
    framework: convention.framework,
  }
  const { table, choices, reading, isFormula } = convention
  return {
    kind: "step",
    table,
    model: textOf(inputs.model),
    device: textOf(inputs.gpu),
    job,
    choices,
    layout,
    reading,
    devices: 1,
    scale: 1,
    isFormula,
  }
}

function conventionOf(inputs: Inputs): Convention {
  const parallel = parallelOf(inputs)
  if (parallel.fsdp !== undefined) return torchtitan(inputs)
  if (parallel.zero_stage !== undefined) return bigscience(inputs)
  if (inputs.loss !== undefined || inputs.num_microbatches !== undefined) return simumax(inputs)
  return korthikanti
}

/** Figures 1 and 7 are formulas: fp16, dropout, attention whose scores are kept, 18 bytes a parameter. Source: arXiv 2205.05198. */
const korthikanti: Convention = {
  table: "Korthikanti et al.",
  framework: "megatron",
  choices: { attention: "plain", hasDropout: true, loss: "plain" },
  layout: { zero: 0 },
  reading: "allocated",
  isFormula: true,
}

/**
 * Peak reserved memory of FSDP2; with a pipeline a batch falls into as many micro-batches as there are stages. From 2025 the loss is compiled with the
 * model. Source: pytorch/torchtitan:torchtitan/metrics.py, torchtitan/parallelisms/pipeline_llama.py, torchtitan/components/loss.py.
 */
function torchtitan(inputs: Inputs): Convention {
  const precision = textOf(inputs.precision)
  const isCompiled = precision.includes("compile") && !precision.includes("no compile")
  const isRecent = /config default/u.test(textOf(inputs.activation_recompute)) || /h200|b200|gb200/iu.test(textOf(inputs.gpu))
  const pp = countOf(parallelOf(inputs).pp)
  return {
    table: "torchtitan",
    framework: "fsdp",
    choices: { kernels: isCompiled ? "compiled" : "eager", loss: isCompiled && isRecent ? "fused" : "plain" },
    layout: { zero: 3, sequenceParallel: true, microBatch: countOf(inputs.micro_batch_seqs) / pp },
    reading: "reserved",
    isFormula: false,
  }
}

/** Readings of the whole device; with the BF16 optimizer gradients are added up in fp32 beside those of 16 bits. Source: microsoft/DeepSpeed:deepspeed/runtime/bf16_optimizer.py. */
function bigscience(inputs: Inputs): Convention {
  const hasGradientsIn32 = /bf16 optimizer/iu.test(textOf(inputs.precision))
  return {
    table: "BLOOM prequel",
    framework: "deepspeed",
    choices: { attention: "plain", hasDropout: true, ...(hasGradientsIn32 ? { gradientBytes: 6 } : {}) },
    layout: {},
    reading: "device",
    isFormula: false,
  }
}

/** Peak allocated memory of Megatron-LM with a distributed optimizer and Transformer Engine; sequences are shared wherever matrices are. */
function simumax(inputs: Inputs): Convention {
  return {
    table: "SimuMax",
    framework: "megatron",
    choices: { loss: /fused/u.test(textOf(inputs.loss)) ? "fused" : "plain" },
    layout: { zero: 1, sequenceParallel: true },
    reading: "allocated",
    isFormula: false,
  }
}

function parallelOf({ parallel }: Inputs): Inputs {
  return isRecord(parallel) ? parallel : {}
}

function layoutOf(inputs: Inputs): Layout {
  const parallel = parallelOf(inputs)
  const count = (name: string): number => countOf(parallel[name])
  return {
    ...plainLayout,
    tp: count("tp"),
    pp: count("pp"),
    dp: countOf(parallel.dp, count("fsdp")),
    cp: count("cp"),
    ep: count("ep"),
    vpp: count("interleave"),
    zero: (typeof parallel.zero_stage === "number" ? parallel.zero_stage : 0) as Layout["zero"], // rows write 0 to 3
    microBatch: countOf(inputs.micro_batch_seqs),
    recompute: recomputeOf(textOf(inputs.activation_recompute)),
    sequenceParallel: parallel.sequence_parallel === true,
  }
}

function recomputeOf(text: string): Recompute {
  return text.startsWith("full") ? "full" : text.startsWith("selective") ? "selective" : "none"
}

/** By its fields where the row has them, cut to the layers that it names. */
function modelOf(inputs: Inputs, sequence: number): LayerGraph | null {
  const { architecture } = inputs
  if (isRecord(architecture))
    return graphOf(architecture.family === "gpt" ? gptFields(architecture, sequence) : llamaFields(architecture), sequence)
  const config = typeof inputs.num_layers === "number" ? findNamedConfig(textOf(inputs.model)) : null
  if (config === null) return graphOf({ model: inputs.model }, sequence)
  return graphOf({ ...config, num_hidden_layers: inputs.num_layers, ...denseFirst(config) }, sequence)
}

/** Cut models have one dense layer before their experts: with the three of the whole model they could not fill what is published of their four layers. */
function denseFirst({ first_k_dense_replace: dense }: Inputs): Inputs {
  return dense === undefined ? {} : { first_k_dense_replace: 1 }
}

/** Megatron's GPT. Where the vocabulary is told in words it is BLOOM's; where it is not told it is GPT-2's, padded. Source: hub, bigscience/bloom and gpt2. */
function gptFields(fields: Inputs, sequence: number): Inputs {
  const vocabulary =
    typeof fields.vocab_size === "number" ? fields.vocab_size : fields.vocab_size === undefined ? 51_200 : 250_880
  const { hidden_size: n_embd, num_layers: n_layer } = fields
  const n_head = dividing(countOf(n_embd), countOf(fields.num_heads))
  return { model_type: "gpt2", n_embd, n_layer, n_head, n_positions: sequence, vocab_size: vocabulary }
}

/** Some rows of the prequel name heads that do not divide the width; scores, which alone depend on heads, change little. */
function dividing(width: number, heads: number): number {
  const near = Array.from({ length: heads }, (_, k) => heads - k)
  return near.find((count) => width % count === 0) ?? 1
}

function llamaFields(fields: Inputs): Inputs {
  const { hidden_size, num_layers, num_heads, num_kv_heads, intermediate_size, vocab_size } = fields
  return {
    model_type: "llama",
    hidden_size,
    num_hidden_layers: num_layers,
    num_attention_heads: num_heads,
    num_key_value_heads: num_kv_heads ?? num_heads,
    intermediate_size,
    vocab_size,
    max_position_embeddings: 131_072,
    tie_word_embeddings: false,
  }
}
