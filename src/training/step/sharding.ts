/** How one block is shared among devices: what a layout says of a single block and micro-batch. */
import type { Precision } from "../../data/index.ts"
import type { Layout } from "../plan/layout.ts"

export type Sharding = Pick<Layout, "tp" | "cp" | "ep" | "microBatch" | "sequenceParallel" | "precision">

/** Heads, norms and attention stay in 16 bits where blocks multiply in less (Transformer Engine's recipes; arXiv 2209.05433). */
export function widePrecision(precision: Precision): Precision {
  return precision === "fp8" || precision === "fp4" || precision === "int8" ? "bf16" : precision
}
