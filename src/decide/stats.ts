/** The figures that are told of samples. */
/** Null figures: not finite, or it never comes. */
export type Stats = {
  readonly unit: string
  readonly mean: number | null
  readonly sd: number | null
  readonly p5: number | null
  readonly p25: number | null
  readonly p50: number | null
  readonly p75: number | null
  readonly p95: number | null
  /** Probability that it never comes, where it may not. */
  readonly never?: number
}
