/** Intervals from what leaving out was off by: one half width for each level, one for frameworks that nobody measured. */
import { halfWidthOf } from "../../../src/training/memory/interval.ts"
import type { Validation } from "./cross-validation.ts"
import type { Sample } from "./samples.ts"

/** Half widths of 90 % intervals, as logarithms. */
export type Spread = { readonly levels: Readonly<Record<string, number>>; readonly transfer: number; readonly unmeasured: number }

/** What one measured sample was off by without its group, and without its framework. */
export type Left = { readonly sample: Sample; readonly near: number; readonly far: number }

export function leftOf(samples: readonly Sample[], { withoutGroup, withoutFramework }: Validation): readonly Left[] {
  return samples.map((sample, k) => ({ sample, near: Math.abs(withoutGroup[k] ?? 0), far: Math.abs(withoutFramework[k] ?? 0) }))
}

/** Groups that the rows of all levels count as much as: what a level of few groups is drawn towards. */
const pooled = 4

export function spreadOf(left: readonly Left[]): Spread {
  const measured = left.filter(({ sample }) => sample.isMeasured)
  const steps = measured.filter(({ sample }) => sample.framework !== "inference")
  const served = measured.filter(({ sample }) => sample.framework === "inference")
  const everything = Math.log(quantile90(steps.map(({ near }) => near)))
  const everythingServed = Math.log(quantile90(served.map(({ near }) => near)))
  const levels = [...new Set(measured.map(({ sample }) => sample.level))].map((level) => {
    const own = measured.filter(({ sample }) => sample.level === level)
    // Groups, not rows, are independent.
    const groups = new Set(own.map(({ sample }) => sample.group)).size
    const mine = Math.log(quantile90(own.map(({ near }) => near)))
    const all = own[0]?.sample.framework === "inference" ? everythingServed : everything
    return [level, Math.exp((groups * mine + pooled * all) / (groups + pooled))] as const
  })
  const widest = Math.max(0, ...levels.map(([, width]) => width))
  // As unsure as the least sure of the measured levels, and of the framework besides.
  const far = quantile90(steps.map((one) => one.far))
  return { levels: Object.fromEntries(levels), transfer: Math.exp(everything), unmeasured: Math.hypot(far, widest) }
}

/** With the share of a sample that is yet to come; the largest where there are too few. */
function quantile90(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.ceil(0.9 * (sorted.length + 1)) - 1)
  return Math.max(0.005, sorted[at] ?? 0.3)
}

/** Each sample's interval from the other groups alone. */
export function nestedHalfWidths(left: readonly Left[]): readonly number[] {
  const spreads = new Map<string, Spread>()
  return left.map(({ sample: { group, level } }) => {
    const spread = spreads.get(group) ?? spreadOf(left.filter(({ sample }) => sample.group !== group))
    spreads.set(group, spread)
    return halfWidthOf(spread, level)
  })
}
