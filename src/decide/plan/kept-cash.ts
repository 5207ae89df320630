/** What doing nothing leaves the founders: what each project is held against. */
import type { Quantity, Sampler } from "../../engine/index.ts"
import { isSame } from "../../units/index.ts"
import type { Venture } from "../../venture/index.ts"
import { atEnd } from "../batches.ts"
import type { Chosen } from "../choose/choose.ts"
import { inProject, ofProject } from "../find-quantity.ts"

export type Kept = {
  /** The cash in the file; null where it has none. */
  readonly cash: Quantity | null
  /** The founders' share of it today; null where the project does not say. */
  readonly share: Quantity | null
}

/**
 * The founders' share of the cash kept, since `value` is theirs alone; nothing where the file has no cash, null where the
 * two are not of one kind.  Units: base units, which `base` gives.  Shape: [samples].
 */
export function keptCash(
  { cash, share }: Kept,
  { dimension }: Quantity,
  base: (quantity: Quantity) => Float64Array,
  samples: number,
): Float64Array | null {
  if (cash === null) return new Float64Array(samples)
  if (!isSame(cash.dimension, dimension)) return null
  const all = atEnd(base(cash), samples)
  if (share === null) return all
  const shares = atEnd(base(share), samples)
  return all.map((x, s) => x * shares[s]!)
}

/**
 * What doing nothing leaves where it can be held against what is maximised: the value of a venture with cash; null elsewhere.
 * Units: the objective's base unit.  Shape: [samples].
 */
export function keptBeside(venture: Venture, { subject, best }: Chosen, sampler: Sampler): Float64Array | null {
  const { name } = subject.project
  const cash = inProject(venture, name, "resources.cash")
  const value = ofProject(venture, name, "value")
  if (cash === null || value === null || subject.objective.node !== value.node) return null
  const share = ofProject(venture, name, "exit.ownership")
  const wanted = share === null ? [cash] : [cash, share]
  const results = sampler.run(
    wanted.map(({ node }) => node),
    best.parameters,
    sampler.columns,
  )
  const base = (quantity: Quantity): Float64Array => results[wanted.indexOf(quantity)] ?? new Float64Array()
  return keptCash({ cash, share }, value, base, sampler.plan.samples)
}

/** 1 where a value is above what is kept.  Shape: [samples]. */
export function isAbove(values: Float64Array, kept: Float64Array): Float64Array {
  return values.map((x, s) => (x > kept[s]! ? 1 : 0))
}
