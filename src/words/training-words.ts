/** What `training` says, as a type: the English and the Chinese table have all of it, or do not compile. */

type StepParts =
  | ("products" | "attention" | "passes" | "host" | "recomputation")
  | ("tensorParallel" | "contextParallel" | "expertParallel" | "gathering" | "bubble" | "sending")
  | ("reduction" | "optimizer" | "synchronisation" | "offloading" | "loading")

type ModelKinds = "dense language" | "experts" | "encoder" | "vision transformer" | "convolutions" | "tables" | "other"

/** Published runs: how many, of which models in how many bits, on which device where it is one. */
export type BaselineRuns = {
  readonly runs: string
  readonly kind: string
  readonly bits: string
  readonly device: string | null
  readonly isOfKind: boolean
}

export type TrainingWords = {
  readonly heading: (model: string, gpus: string, gpu: string) => string
  readonly headings: Readonly<Record<"breakdown" | "memory" | "alternatives" | "next", string>>
  readonly rows: Readonly<
    Record<
      "fits" | "doesNotFit" | "layout" | "batch" | "step" | "throughput" | "utilisation" | "baseline" | "run" | "price",
      string
    >
  >
  readonly columns: Readonly<Record<"part" | "seconds" | "share" | "memory" | "layout" | "step" | "headroom", string>>
  readonly parts: Readonly<Record<StepParts, string>>
  readonly memory: Readonly<Record<"weights" | "gradients" | "optimizer" | "activations" | "other" | "total", string>>
  readonly of: (used: string, limit: string) => string
  readonly interval: (figure: string, low: string, high: string) => string
  readonly microBatch: (samples: string) => string
  readonly recompute: Readonly<Record<"none" | "selective" | "full", string>>
  readonly sequenceParallel: string
  /** Empty of what is usual. */
  readonly offload: Readonly<Record<"nothing" | "optimizer" | "everything", string>>
  readonly schedules: Readonly<Record<"1f1b" | "zero-bubble", string>>
  readonly methods: Readonly<Record<"pretrain" | "full" | "lora" | "qlora", (rank: string) => string>>
  readonly batchOf: (samples: string, tokens: string | null, microBatches: string) => string
  readonly samples: (count: string, unit: "token" | "image" | "sample") => string
  readonly perSecond: (all: string, each: string) => string
  readonly mfu: (mfu: string, flops: string) => string
  readonly baselineOf: (step: string, mfu: string, runs: BaselineRuns) => string
  /** Of models, as they stand behind a number of runs. */
  readonly kinds: Readonly<Record<ModelKinds, string>>
  readonly runOf: (amount: string, steps: string, days: string, gpuHours: string) => string
  readonly priceOf: (low: string, high: string, price: string) => string
  readonly priceSource: (title: string, date: string) => string
  readonly next: {
    readonly part: (name: string, share: string, hint: string) => string
    readonly narrow: (precision: string, step: string, wide: string) => string
    readonly tokens: (per: "token" | "image" | "sample") => string
    readonly measure: string
  }
  /** What changes a part, where an option does. */
  readonly hints: Readonly<Partial<Record<StepParts, string>>>
  readonly basis: (kernels: string, runs: string) => string
  readonly levels: Readonly<Record<"spec sheet" | "kin" | "constants" | "surface", string>>
  readonly measured: (own: string, expected: string) => string
  readonly intervalNote: string
  readonly searched: (configurations: string) => string
  readonly assumed: (what: readonly string[]) => string
  readonly assumedNames: Readonly<Record<string, string>>
}
