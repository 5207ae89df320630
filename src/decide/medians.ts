/** Medians of single quantities over few samples, where a rough figure is enough. */
import type { Quantity, Sampler } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import { atEnd } from "./batches.ts"
import { quantiles } from "./quantiles.ts"
import { samplerOf } from "./run/run-venture.ts"

/** In base units, of a monthly quantity in its last month; null where it is not known or not finite. */
export type Medians = (quantity: Quantity, decisions?: readonly number[]) => number | null

const samples = 256

/** Without drawing: only of what is the same in every sample. */
export function constantsOf({ model }: Venture): Medians {
  return ({ node }) => {
    const at = model.graph.nodes[node]
    return at?.kind === "constant" ? at.value : null
  }
}

export function mediansOf(venture: Venture): Medians {
  const constants = constantsOf(venture)
  let sampler: Sampler | null = null
  return (quantity, decisions) => {
    const constant = constants(quantity)
    if (constant !== null) return constant
    sampler ??= samplerOf(venture, { samples })
    const [values = new Float64Array()] = sampler.run([quantity.node], decisions)
    const last = atEnd(values, sampler.plan.samples)
    const [middle] = last.some(Number.isNaN) ? [] : quantiles(last, [0.5])
    return middle === undefined || !Number.isFinite(middle) ? null : middle
  }
}
