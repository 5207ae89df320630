/** Medians of single quantities over few samples, where a rough figure is enough. */
import type { Quantity, Sampler } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import { atEnd } from "./batches.ts"
import { hasNaN } from "./not-a-number.ts"
import { quantiles } from "./quantiles.ts"
import { samplerOf } from "./run-venture.ts"

/** In base units, of a monthly quantity in its last month; null where it is not known or not finite. */
export type Medians = (quantity: Quantity, decisions?: readonly number[]) => number | null

const samples = 256

/** Without drawing only what is the same in every sample is known. */
export function mediansOf(venture: Venture, isDrawn: boolean): Medians {
  let sampler: Sampler | null = null
  return ({ node }, decisions) => {
    const constant = venture.model.graph.nodes[node]
    if (constant?.kind === "constant") return constant.value
    if (!isDrawn) return null
    sampler ??= samplerOf(venture, { samples })
    const [values = new Float64Array()] = sampler.run([node], decisions)
    const last = atEnd(values, sampler.plan.samples)
    const [middle] = hasNaN(last) ? [] : quantiles(last, [0.5])
    return middle === undefined || !Number.isFinite(middle) ? null : middle
  }
}
