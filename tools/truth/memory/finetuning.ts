/** Rows of the kinds finetune_memory: tables of torchtune, fsdp_qlora, Qwen, PEFT and a rule of thumb, each read by its own words. */
import { isRecord } from "../../../src/options/index.ts"
import { type MemoryChoices, nf4Bits } from "../../../src/training/memory/choices.ts"
import type { Reading } from "../../../src/training/memory/stage-memory.ts"
import type { Framework, Optimizer, TrainingMethod } from "../../../src/training/plan/job.ts"
import type { Layout } from "../../../src/training/plan/layout.ts"
import type { Inputs } from "../row.ts"
import { parametersOf } from "./baseline.ts"
import { countOf, graphOf, type MemoryQuestion, plainLayout, textOf } from "./question.ts"

/** What a reader makes of a row; the rest is usual. */
type Tuned = {
  readonly table: string
  readonly model: string
  readonly device: string
  readonly sequence: number
  readonly framework: Framework
  readonly method: TrainingMethod
  readonly rank: number
  readonly optimizer?: Optimizer
  readonly layout: Partial<Layout>
  readonly choices: Partial<MemoryChoices>
  readonly reading?: Reading
  readonly devices?: number
  /** Parameters by the publisher's name for the size. */
  readonly nominal?: number
}

export function finetuningQuestion(inputs: Inputs): MemoryQuestion | string {
  const tuned = readerOf(inputs)(inputs)
  const { table, model, device, framework, method, sequence, optimizer = "adamw", reading = "reserved", devices = 1 } = tuned
  const named = graphOf({ model: model.replace("bloomz", "bloom") }, sequence)
  const stand = named === null && typeof inputs.params_nominal === "number" ? standIn(inputs.params_nominal) : null
  const graph = named ?? (stand === null ? null : graphOf({ model: stand }, sequence))
  if (graph === null) return `no model ${model}`
  const nominal = tuned.nominal ?? (stand === null ? null : countOf(inputs.params_nominal))
  const layout = { ...plainLayout, ...tuned.layout }
  return {
    kind: "step",
    table,
    model,
    device,
    job: {
      graph,
      sequence,
      globalBatch: layout.dp * layout.microBatch,
      optimizer,
      method,
      loraRank: method === "lora" || method === "qlora" ? tuned.rank : null,
      framework,
    },
    choices: tuned.choices,
    layout,
    reading,
    devices,
    scale: nominal === null ? 1 : nominal / parametersOf(graph),
    isFormula: false,
  }
}

/** A model of about that size for one that nobody knows. */
function standIn(parameters: number): string {
  const sizes = [0.5, 1.5, 3, 7, 14, 32, 72]
  const off = (size: number): number => Math.abs(Math.log(parameters / 1e9 / size))
  return `Qwen/Qwen2.5-${sizes.toSorted((a, b) => off(a) - off(b))[0]}B`
}

function readerOf(inputs: Inputs): (inputs: Inputs) => Tuned {
  if (isRecord(inputs.settings)) return fsdpQlora
  if (inputs.technique_cumulative !== undefined) return torchtuneLadder
  if (inputs.packed !== undefined) return torchtune
  if (inputs.gpus_per_node !== undefined) return qwen
  return /generic/u.test(textOf(inputs.model)) ? ruleOfThumb : peft
}

function methodOf(text: string): TrainingMethod {
  if (/q-?lora/iu.test(text)) return "qlora"
  return /lora/iu.test(text) ? "lora" : "full"
}

/** Everything in bf16, checkpoints in each block, a loss in chunks, AdamW with fused kernels; one device steps a paged 8-bit Adam in its backward pass. Source: pytorch/torchtune:recipes/configs/llama3_1. */
function torchtune(inputs: Inputs): Tuned {
  const text = textOf(inputs.method)
  const method = methodOf(text)
  const gpus = countOf(inputs.num_gpus)
  const isAlone = method === "full" && gpus === 1
  return {
    table: "torchtune",
    model: textOf(inputs.model),
    device: textOf(inputs.hardware),
    sequence: countOf(inputs.seq_len, 2048),
    framework: gpus > 1 ? "fsdp" : "torch",
    method,
    rank: 16,
    layout: { dp: gpus, zero: gpus > 1 ? 3 : 0, microBatch: countOf(inputs.micro_batch_seqs), recompute: "full" },
    choices: {
      kernels: inputs.compile === true ? "compiled" : "eager",
      loss: "chunked",
      states: "pure",
      areTablesApart: true,
      // The pages of a paged optimizer lie with the host until the step.
      offload: /offload/iu.test(text) ? "everything" : isAlone ? "optimizer" : "nothing",
      isStepFused: isAlone,
      isStepAtOnce: false,
    },
    reading: "allocated",
  }
}

/** Each technique stands with those above it. Source: pytorch/torchtune:README.md, section Optimization flags. */
const ladder = ["baseline", "packed", "compile", "chunk", "checkpointing", "fused", "offloading", "8-bit", "lora", "qlora"]

function torchtuneLadder(inputs: Inputs): Tuned {
  const text = textOf(inputs.technique_cumulative).toLowerCase()
  const at = /qlora/u.test(text) ? 9 : ladder.findIndex((word) => text.includes(word))
  const has = (word: string): boolean => at >= ladder.indexOf(word)
  const method = has("qlora") ? "qlora" : has("lora") ? "lora" : "full"
  return {
    table: "torchtune",
    model: textOf(inputs.model),
    device: textOf(inputs.hardware),
    // Samples that are not packed are far shorter than the longest: alpaca's mean with its prompt.
    sequence: has("packed") ? countOf(inputs.seq_len, 4096) : 200,
    framework: "torch",
    method,
    rank: 8,
    optimizer: has("8-bit") ? "adamw-8bit" : "adamw",
    layout: { microBatch: countOf(inputs.micro_batch_seqs), recompute: has("checkpointing") ? "full" : "none" },
    choices: {
      kernels: has("compile") ? "compiled" : "eager",
      loss: has("chunk") ? "chunked" : "plain",
      states: "pure",
      isStepFused: method === "full" && has("fused"),
      isStepAtOnce: false,
      areCheckpointsOffloaded: has("offloading"),
    },
    reading: "allocated",
  }
}

/** Two cards of 24 GB, checkpoints in each block, frozen weights in 4 or 16 bits, adapters of rank 64. Source: AnswerDotAI/fsdp_qlora:train.py. */
function fsdpQlora(inputs: Inputs): Tuned {
  const settings = isRecord(inputs.settings) ? inputs.settings : {}
  const caption = textOf(inputs.caption)
  const [, model = caption] = /^(.*?)(?: v0\.\d Base| with .*)?$/u.exec(caption) ?? []
  const number = (value: unknown): number | null => {
    const found = /\d[\d,]*/u.exec(String(value ?? ""))?.[0].replaceAll(",", "")
    return found === undefined ? null : Number(found)
  }
  const isSaid = (name: string): boolean => /^true$/iu.test(String(settings[name] ?? ""))
  const isReplicated = isSaid("DDP")
  const isOffloaded = isSaid("CPU Offload")
  return {
    table: "fsdp_qlora",
    model: /mistral 7b/iu.test(model) ? "mistralai/Mistral-7B-v0.1" : model,
    device: /4090/u.test(textOf(inputs.section)) ? "RTX-4090" : "RTX-3090",
    sequence: number(settings["Context Length"]) ?? number(/Context Length of ([\d,]+)/u.exec(caption)?.[1]) ?? 2048,
    framework: "fsdp",
    method: methodOf(textOf(settings["Train Type"])),
    rank: 64,
    layout: { dp: 2, zero: isReplicated ? 0 : 3, microBatch: number(settings["Batch Size"]) ?? 1, recompute: "full" },
    choices: { loss: "shifted", states: "pure", offload: isOffloaded ? "everything" : "nothing" },
  }
}

/** Hugging Face Trainer with checkpoints in each block, adapters of rank 64; more than one device with DeepSpeed. Source: QwenLM/Qwen:finetune/*.sh, finetune.py. */
function qwen(inputs: Inputs): Tuned {
  const text = textOf(inputs.method)
  const method = methodOf(text)
  const gpus = countOf(inputs.num_nodes) * countOf(inputs.gpus_per_node)
  const isWhole = method === "full"
  return {
    table: "Qwen fine-tuning",
    model: textOf(inputs.model),
    device: textOf(inputs.gpu),
    sequence: countOf(inputs.seq_len, 1024),
    framework: gpus > 1 || isWhole || method === "qlora" ? "deepspeed" : "torch",
    method,
    rank: 64,
    layout: {
      dp: gpus,
      zero: isWhole || /zero3/iu.test(text) ? 3 : gpus > 1 ? 2 : 0,
      microBatch: countOf(inputs.micro_batch_seqs),
      recompute: "full",
    },
    choices: {
      kernels: "eager",
      // A loss outside DeepSpeed's stages 0 to 2 gets its logits in fp32 (accelerate, convert_outputs_to_fp32); quantised models are trained in fp16.
      loss: method === "qlora" || /zero3/iu.test(text) ? "narrow" : "shifted",
      areTablesTrained: /emb/u.test(text),
      hasAdapterDropout: !isWhole,
      // Without DeepSpeed adapters learn in the 16 bits of their base.
      states: method === "lora" && gpus === 1 ? "pure" : "mixed",
      // GPTQ in groups of 128, all else cast to fp32 before training.
      ...(method === "qlora" ? { quantisedBits: 4.16, frozenBytes: 4 } : {}),
    },
    devices: gpus,
  }
}

/** In fp32; batch and lengths are those of the examples: 8 samples of 64 tokens, answers of a word or two. Source: huggingface/peft:examples/conditional_generation. */
function peft(inputs: Inputs): Tuned {
  const text = textOf(inputs.method)
  const isOffloaded = /offload/iu.test(text)
  return {
    table: "PEFT",
    model: textOf(inputs.model),
    device: textOf(inputs.gpu),
    sequence: countOf(inputs.seq_len, 32),
    framework: isOffloaded ? "deepspeed" : "torch",
    method: methodOf(text),
    rank: 8,
    layout: {
      microBatch: countOf(inputs.micro_batch_seqs, 8),
      precision: "fp32",
      zero: isOffloaded ? 3 : 0,
    },
    // Its table is of the time before PyTorch 2.0.
    choices: { loss: "shifted", isStepAtOnce: false, frozenBytes: 4, offload: isOffloaded ? "everything" : "nothing" },
  }
}

/** Estimates of the source for a size and a format, all devices added up, at a small batch. Source: hiyouga/LLaMA-Factory:README.md. */
function ruleOfThumb(inputs: Inputs): Tuned {
  const text = textOf(inputs.method)
  const bits = /(\d+)-bit/u.exec(text)?.[1]
  const method = methodOf(text)
  return {
    table: "LLaMA-Factory rule",
    model: textOf(inputs.model),
    device: "any",
    sequence: countOf(inputs.seq_len, 1024),
    framework: "torch",
    method: method === "full" ? "full" : bits === "16" || bits === undefined ? "lora" : "qlora",
    rank: 8,
    layout: { recompute: "full" },
    choices: {
      isStepAtOnce: false,
      states: /pure/u.test(text) ? "pure" : "mixed",
      quantisedBits: bits === undefined ? nf4Bits : Number(bits) + 0.15,
    },
    nominal: countOf(inputs.params_nominal, 7e9),
  }
}
