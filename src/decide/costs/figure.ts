/** A figure of costs. */

/** Mean over the samples, and the range that holds nine of ten; null where it is no number. */
export type CostFigure = { readonly mean: number | null; readonly p5: number | null; readonly p95: number | null }
