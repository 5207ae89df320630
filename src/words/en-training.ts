/** The sentences of `training`, in English. */
import type { TrainingCode } from "./codes.ts"
import { anyOf, count } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"
import type { TrainingWords } from "./training-words.ts"

const units = { token: "tokens", image: "images", sample: "samples" } as const

export const trainingEn: TrainingWords = {
  heading: (model, gpus, gpu) => `${model} on ${gpus} × ${gpu}`,
  headings: { breakdown: "Time of a step", memory: "Memory of the fullest GPU", alternatives: "Other layouts", next: "Next" },
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
  offload: { nothing: "", optimizer: "optimizer in the host's memory", everything: "weights and optimizer in the host's memory" },
  schedules: { "1f1b": "", "zero-bubble": "zero-bubble schedule" },
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
  baselineOf: (step, mfu, { runs, kind, bits, device, isOfKind }) =>
    runs === "0"
      ? `${step}, at ${mfu} of the peak (an assumption: no run was published)`
      : `${step}, at ${mfu} of the ${bits}-bit peak, the median of ${runs} published ${runs === "1" ? "run" : "runs"} of ${kind} on ${device ?? "other devices"}${isOfKind ? "" : " (none of its own kind)"}`,
  kinds: {
    "dense language": "dense language models",
    experts: "mixtures of experts",
    encoder: "encoders",
    "vision transformer": "vision transformers",
    convolutions: "convolutional networks",
    tables: "recommenders",
    other: "other models",
  },
  runOf: (amount, steps, days, gpuHours) =>
    `${amount}: ${steps} ${steps === "1" ? "step" : "steps"}, ${days}, ${gpuHours}; interruptions come on top`,
  priceOf: (low, high, price) => `${low} to ${high} at ${price}`,
  priceSource: (title, date) => `Price of an hour: ${title}, ${date}.`,
  next: {
    part: (name, share, hint) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: ${share} of the step. ${hint}`,
    narrow: (precision, step, wide) =>
      `A step of ${step} in ${precision} instead of ${wide}: it changes what is learnt, so try it on a small run (--precision ${precision}).`,
    tokens: (per) =>
      per === "token"
        ? "Give --tokens, such as 300B, for the days and the price of the whole run."
        : `Give --tokens, such as 100M ${units[per]}, for the days and the price of the whole run.`,
    measure: "A step measured on your machines (--measured-step) corrects the estimate and narrows its interval.",
  },
  hints: {
    host: "Graphs of kernels (CUDA graphs) or a compiler (torch.compile) save most of it.",
    recomputation: "More GPUs or smaller micro-batches leave room to recompute less.",
    tensorParallel: "Machines with a quicker link, or a smaller --tp on GPUs with more memory, save it.",
    contextParallel: "Shorter sequences (--seq) need less of it.",
    expertParallel: "A smaller --ep, within one machine, saves it.",
    gathering: "A larger batch (--global-batch) with larger micro-batches hides it.",
    bubble: "A larger batch (--global-batch) or --schedule zero-bubble shrinks it.",
    reduction: "A larger batch (--global-batch) is reduced less often.",
    synchronisation: "Fewer GPUs or a larger batch (--global-batch) wait less.",
    offloading: "Where it fits, --offload nothing saves it; so do more GPUs.",
    loading: "A quicker loader (--loader), such as one that decodes on the GPU, ends it.",
  },
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
    loader: "how quickly pictures are read (--loader)",
    gpus: "the number of GPUs (--gpus)",
  },
}

export const trainingMistakesEn: Readonly<Record<TrainingCode, Sentence>> = {
  "training-does-not-fit": (p) => [
    `No such layout fits: the smallest takes ${p("bytes")} of ${p("limit")} on each GPU.`,
    p("nearest") === ""
      ? "take a smaller model, a larger GPU, shorter sequences (`--seq`), `--method qlora`, or leave more of the layout open"
      : `it fits on ${count(p("nearest"))} GPUs; \`--recompute full\`, a smaller \`--micro-batch\`, \`--offload optimizer\` or \`--method qlora\` need less, too`,
  ],
  "training-framework-assumed": (p) => [
    p("program") === ""
      ? `No program of ${code(p("gpu"))} is modelled: it is taken to train as ${code(p("framework"))} does on other devices.`
      : `On ${code(p("gpu"))} one trains with ${p("program")}; it is taken to work as ${code(p("framework"))} does, as no runs of it were measured.`,
    "name another with `--framework`, or correct the estimate by a step of your own (`--measured-step`)",
  ],
  "training-gpu-count": (p) => [
    `${code(`--gpu ${p("gpu")}`)} says ${count(p("count"))} GPUs, ${code(`--gpus ${p("gpus")}`)} says ${count(p("gpus"))}.`,
    `give the number once: ${code(`--gpu ${p("name")} --gpus ${p("gpus")}`)}`,
  ],
  "training-gpu-kinds": (p) => [
    `${code(`--gpu ${p("gpu")}`)} names several devices; a step is planned on GPUs of one kind.`,
    `plan each by itself: ${anyOf(p.list("kinds").map((kind) => `--gpu ${kind}`))}`,
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
    p("heads") === "0"
      ? `The model has no attention, and tensor parallelism cuts by heads: ${code("--tp")} can only be 1.`
      : `Attention of ${p("heads")} heads cannot be cut into ${p("tp")}.`,
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
    "`--measured-step` needs `--gpus`: a step belongs to the number of GPUs that it was measured on, and here that number is searched.",
    "give `--gpus` too, and of the layout what you know",
  ],
  "training-measured-far": (p) => [
    p("side") === "above"
      ? `Your step of ${p("own")} is ${p("factor")} times the upper end of the predicted 90 % interval (${p("low")} to ${p("high")}): it is believed in part only.`
      : `The lower end of the predicted 90 % interval (${p("low")} to ${p("high")}) is ${p("factor")} times your step of ${p("own")}: it is believed in part only.`,
    "see whether it ran under this layout and precision, whether `--global-batch` is that of all GPUs together, not of one, and whether the seconds are those of a whole step with all its accumulated micro-batches",
  ],
  "training-method-rank": (p) => [
    `${code("--lora-rank")} is of adapters, and ${code(`--method ${p("method")}`)} has none: all weights learn.`,
    `take ${code("--method lora")}, or leave ${code(`--lora-rank ${p("rank")}`)} out`,
  ],
  "training-precision": (p) => [
    `${code(p("gpu"))} does not multiply matrices in ${code(p("precision"))}.`,
    p("nearest") === ""
      ? "take another GPU"
      : `take ${code(`--precision ${p("nearest")}`)}, the nearest that it has${p.list("known").length < 2 ? "" : ` (all: ${p.list("known").join(", ")})`}`,
  ],
  "training-schedule-alone": () => [
    "The layout has no pipeline, so `--schedule zero-bubble` changes nothing.",
    "give `--pp 2` or more, or leave `--schedule` out",
  ],
  "training-tight": (p) => [
    `Memory is tight: it may take ${p("high")}, at the upper end of its interval, of ${p("limit")}.`,
    p("others") === "0" ? "take more GPUs, or a smaller micro-batch" : "the other layouts leave more of it free",
  ],
  "training-zero-framework": (p) => [
    `${code(p("framework"))} does not shard by stage ${p("zero")} of ZeRO${p("pp") === "1" ? "" : ` in a pipeline of ${p("pp")} stages`}; it is counted as other programs do it.`,
    `take ${anyOf(p.list("stages").map((stage) => `--zero ${stage}`))}, or another ${code("--framework")}`,
  ],
}
