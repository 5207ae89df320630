/** How many times one replica goes forward and backward before the optimizer steps; time and memory count them alike. */
import type { Layout } from "./layout.ts"

/** The last one may be smaller. */
export function microBatchesOf({ dp, microBatch }: Pick<Layout, "dp" | "microBatch">, globalBatch: number): number {
  return Math.max(1, Math.ceil(globalBatch / (dp * microBatch)))
}
