/** The sentences of `training`, in English. */
import type { TrainingCode } from "./codes.ts"
import { anyOf } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"
import type { TrainingWords } from "./training-words.ts"

const units = { token: "tokens", image: "images", sample: "samples" } as const

export const trainingEn: TrainingWords = {
  heading: (model, gpus, gpu) => `${model} on ${gpus} × ${gpu}`,
  headings: { breakdown: "Time of a step", memory: "Memory of the fullest GPU", alternatives: "Other layouts" },
  rows: {
    fits: "fits",
    doesNotFit: "does not fit",
    layout: "layout",
    batch: "batch",
    step: "step",
    throughput: "throughput",
    utilisation: "utilisation",
    baseline: "rule of thumb",
    run: "run",
    price: "price",
  },
  columns: {
    part: "part",
    seconds: "time",
    share: "share",
    memory: "memory",
    layout: "layout",
    step: "step",
    headroom: "free",
  },
  parts: {
    products: "matrix products",
    attention: "attention",
    passes: "passes through memory",
    host: "host starting kernels",
    recomputation: "recomputation",
    tensorParallel: "tensor parallelism",
    contextParallel: "context parallelism",
    expertParallel: "expert parallelism",
    gathering: "gathering weights",
    bubble: "pipeline bubble",
    sending: "sending between stages",
    reduction: "reducing gradients",
    optimizer: "optimizer",
    synchronisation: "synchronisation",
    data: "waiting for data",
  },
  memory: {
    weights: "weights",
    gradients: "gradients",
    optimizer: "optimizer states",
    activations: "activations",
    other: "logits, framework",
    total: "together",
  },
  of: (used, limit) => `${used} of ${limit} per GPU`,
  interval: (figure, low, high) => `${figure} (${low} to ${high})`,
  microBatch: (samples) => `micro-batch ${samples}`,
  recompute: { none: "no recomputation", selective: "selective recomputation", full: "full recomputation" },
  sequenceParallel: "sequence parallel",
  methods: {
    pretrain: () => "pre-training",
    full: () => "full fine-tuning",
    lora: (rank) => `LoRA of rank ${rank}`,
    qlora: (rank) => `QLoRA of rank ${rank}`,
  },
  batchOf: (samples, tokens, microBatches) =>
    `${samples}${tokens === null ? "" : ` (${tokens})`}, ${microBatches} ${microBatches === "1" ? "micro-batch" : "micro-batches"} for each replica`,
  samples: (count, unit) => `${count} ${unit === "token" ? "sequences" : units[unit]}`,
  perSecond: (all, each) => `${all}, ${each} for each GPU`,
  mfu: (mfu, flops) => `MFU ${mfu}, ${flops} of the model for each GPU`,
  baselineOf: (step, mfu) => `${step}, by the constant utilisation of such runs (${mfu})`,
  runOf: (amount, steps, days, gpuHours) => `${amount}: ${steps} steps, ${days}, ${gpuHours}`,
  priceOf: (low, high, price) => `${low} to ${high} at ${price}`,
  basis: (kernels, runs) => `Kernels ${kernels}; the whole step fitted to ${runs} published runs.`,
  levels: {
    "spec sheet": "by the device's specification, as no kernels of it or its kin were measured",
    kin: "by those measured on the device's nearest kin",
    constants: "by constants fitted to those measured on this device",
    surface: "as measured on this device",
  },
  intervalNote: "In brackets stand the ends of a 90 % interval.",
  searched: (configurations, seconds) => `Best of ${configurations} layouts, searched whole in ${seconds}.`,
  assumed: (what) => `Taken as usual, since not said: ${what.join(", ")}.`,
  assumedNames: {
    globalBatch: "the global batch (--global-batch)",
    framework: "the framework (--framework)",
    optimizer: "AdamW (--optimizer)",
    sequence: "the length of a sequence (--seq)",
    loraRank: "the rank of adapters (--lora-rank)",
    gpus: "the number of GPUs (--gpus)",
  },
}

export const trainingMistakesEn: Readonly<Record<TrainingCode, Sentence>> = {
  "training-precision": (p) => [
    `${code(p("gpu"))} does not multiply matrices in ${code(p("precision"))}.`,
    `it does ${anyOf(p.list("known"))}`,
  ],
}
