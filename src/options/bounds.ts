/** Whole numbers that a run may be asked for: the same for whoever calls the library and for the command line. */
export type Bounds = { readonly least: number; readonly most: number }

type Bounded =
  | ("samples" | "seed" | "threads" | "depth" | "month" | "months")
  | ("sequence" | "side" | "frames" | "classes" | "batch" | "rank")
  | ("gpus" | "degree" | "zero" | "clients" | "draft" | "spare")

export const optionBounds: Readonly<Record<Bounded, Bounds>> = {
  samples: { least: 1, most: 10_000_000 },
  /** What the scrambles of the draws are made of has 32 bits. */
  seed: { least: 0, most: 4_294_967_295 },
  threads: { least: 1, most: 256 },
  /** Levels of `explain`. */
  depth: { least: 0, most: 1000 },
  /** Of a monthly quantity, from 0. */
  month: { least: 0, most: 1200 },
  /** Of quantities without a venture. */
  months: { least: 1, most: 1200 },
  /** Tokens of one sample. */
  sequence: { least: 1, most: 100_000_000 },
  /** Points of a picture's height or width. */
  side: { least: 1, most: 100_000 },
  /** Pictures of a video. */
  frames: { least: 1, most: 100_000 },
  /** That a model tells apart. */
  classes: { least: 1, most: 10_000_000 },
  /** Samples of one step of training. */
  batch: { least: 1, most: 1_000_000 },
  /** Of low-rank adapters. */
  rank: { least: 1, most: 100_000 },
  /** Devices of a training run. */
  gpus: { least: 1, most: 1_000_000 },
  /** Of tensor, pipeline, data, context or expert parallelism. */
  degree: { least: 1, most: 1_000_000 },
  /** Stages of ZeRO. */
  zero: { least: 0, most: 3 },
  /** Users who wait for an answer at a time. */
  clients: { least: 1, most: 10_000_000 },
  /** Tokens of a draft that one step verifies. */
  draft: { least: 1, most: 64 },
  /** Replicas that stand by. */
  spare: { least: 0, most: 1000 },
}
