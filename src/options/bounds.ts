/** Whole numbers that a run may be asked for: the same for whoever calls the library and for the command line. */
export type Bounds = { readonly least: number; readonly most: number }

type Bounded = "samples" | "seed" | "threads" | "depth" | "month" | "months"

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
}
