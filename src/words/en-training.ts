/** The sentences of `training`, in English. */
import type { TrainingCode } from "./codes.ts"
import { anyOf, count } from "./phrases-en.ts"
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
    offloading: "states in the host's memory",
    loading: "waiting for data",
  },
  memory: {
    weights: "weights",
    gradients: "gradients",
    optimizer: "optimizer states",
    activations: "activations",
    other: "logits, temporaries, framework",
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
  runOf: (amount, steps, days, gpuHours) =>
    `${amount}: ${steps} ${steps === "1" ? "step" : "steps"}, ${days}, ${gpuHours}; interruptions come on top`,
  priceOf: (low, high, price) => `${low} to ${high} at ${price}`,
  basis: (kernels, runs) => `Kernels ${kernels}; the whole step fitted to ${runs} published runs.`,
  levels: {
    "spec sheet": "by the device's specification, as no kernels of it or its kin were measured",
    kin: "by those measured on the device's nearest kin",
    constants: "by constants fitted to those measured on this device",
    surface: "as measured on this device",
  },
  measured: (own, expected) => `Corrected by your own step of ${own}, where ${expected} was expected.`,
  intervalNote: "In brackets stand the ends of a 90 % interval.",
  searched: (configurations) => `The best of ${configurations} layouts, all of which were searched.`,
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
  "training-does-not-fit": (p) => [
    `No such layout fits: the smallest takes ${p("bytes")} of ${p("limit")} on each GPU.`,
    p("nearest") === ""
      ? "take a smaller model, a larger GPU, shorter sequences (`--seq`), `--method qlora`, or leave more of the layout open"
      : `it fits on ${count(p("nearest"))} GPUs; shorter sequences (\`--seq\`), \`--method lora\` or \`qlora\` need less, too`,
  ],
  "training-layout-batch": (p) => [
    `A global batch of ${count(p("globalBatch"))} samples cannot be shared out among ${count(p("dp"))} replicas that take ${count(p("microBatch"))} at once.`,
    `take ${code(`--global-batch ${p("nearest")}`)}`,
  ],
  "training-layout-blocks": (p) => [
    `The pipeline has ${p("slots")} places for layers (pp × vpp), the model has ${p("blocks")} blocks.`,
    `take ${p("nearest")} at most`,
  ],
  "training-layout-devices": (p) => [
    `The product tp × pp × cp × dp is ${count(p("product"))}, the GPUs are ${count(p("count"))}.`,
    "each degree must divide the number of GPUs, and all of them together give it: leave one of them out",
  ],
  "training-layout-expert-group": (p) => [
    `The experts cannot lie on ${p("ep")} GPUs: ${p("ranks")} share a layer (tp × cp × dp).`,
    `take ${code(`--ep ${p("nearest")}`)}`,
  ],
  "training-layout-experts": (p) => [
    p("experts") === "0"
      ? `The model has no experts, so ${code("--ep")} can only be 1.`
      : `${p("experts")} experts cannot be shared out among ${p("ep")} GPUs.`,
    `take ${code(`--ep ${p("nearest")}`)}`,
  ],
  "training-layout-heads": (p) => [
    `Attention of ${p("heads")} heads cannot be cut into ${p("tp")}.`,
    `take ${code(`--tp ${p("nearest")}`)}`,
  ],
  "training-layout-interleaving": (p) => [
    `Interleaved pipelines (${code(`--vpp ${p("vpp")}`)}) need the schedule 1F1B, several stages and micro-batches that are a multiple of them; here are ${p("pp")} stages and ${p("microBatches")} micro-batches.`,
    `take ${code(`--vpp ${p("nearest")}`)}, or another batch`,
  ],
  "training-layout-sequence": (p) => [
    p("sequence") === ""
      ? `Samples that are no sequences of tokens cannot be cut: ${code("--cp")} can only be 1.`
      : `A sequence of ${count(p("sequence"))} tokens cannot be cut among ${p("cp")} GPUs, each with an early and a late piece.`,
    `take ${code(`--cp ${p("nearest")}`)}`,
  ],
  "training-layout-sequence-parallel": () => [
    "Sequence parallelism goes with tensor parallelism of 2 or more.",
    "leave `--sequence-parallel` out, or give `--tp`",
  ],
  "training-measured-alone": () => [
    "A measured step belongs to the number of GPUs that it was measured on.",
    "give `--gpus` too, and of the layout what you know",
  ],
  "training-precision": (p) => [
    `${code(p("gpu"))} does not multiply matrices in ${code(p("precision"))}.`,
    `it does ${anyOf(p.list("known"))}`,
  ],
  "training-tight": (p) => [
    `Memory is tight: it may take ${p("high")}, at the upper end of its interval, of ${p("limit")}.`,
    p("others") === "0" ? "take more GPUs, or a smaller micro-batch" : "the other layouts leave more of it free",
  ],
}
