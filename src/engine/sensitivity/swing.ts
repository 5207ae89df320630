/** What a result becomes when an input is low and when it is high: means at both ends of the input's range. */
import type { SamplePlan } from "../run/replicates.ts"
import { type Estimate, ratioOf, sumsByReplicate } from "./estimate.ts"

/** Share of the samples at each end. */
const share = 1 / 5

/** Means, in base units. */
export type End = { readonly input: number; readonly objective: number }

/**
 * The samples in which the input is lowest and those in which it is highest: a fifth of them. Equal values stay together, so
 * that of an input with few values the ends are whole values: as many of them as come nearest to a fifth, at least one.
 * Shape: x and y [samples].
 */
export function swingOf(x: Float64Array, y: Float64Array): { readonly low: End; readonly high: End } {
  const { isLow, isHigh } = endsOf(x)
  return { low: meansWhere(x, y, isLow), high: meansWhere(x, y, isHigh) }
}

export type EndEstimate = { readonly input: number; readonly result: Estimate }

/** The same with how far the result's means may be off. */
export function swingEstimates(
  x: Float64Array,
  y: Float64Array,
  plan: SamplePlan,
): { readonly low: EndEstimate; readonly high: EndEstimate } {
  const { isLow, isHigh } = endsOf(x)
  const end = (isIn: (value: number) => boolean): EndEstimate => {
    const counts = sumsByReplicate(x.length, plan, (s) => (isIn(x[s]!) ? 1 : 0))
    const tops = sumsByReplicate(x.length, plan, (s) => (isIn(x[s]!) ? y[s]! : 0))
    return { input: meansWhere(x, y, isIn).input, result: ratioOf(tops, counts) }
  }
  return { low: end(isLow), high: end(isHigh) }
}

function endsOf(x: Float64Array): { readonly isLow: (value: number) => boolean; readonly isHigh: (value: number) => boolean } {
  const sorted = x.slice().sort()
  const lowEdge = edgeOf(sorted)
  const highEdge = edgeOf(sorted.slice().reverse())
  return { isLow: (value) => value <= lowEdge, isHigh: (value) => value >= highEdge }
}

/** The last value that belongs to the end with which the sorted values begin. */
function edgeOf(sorted: Float64Array): number {
  const wanted = share * sorted.length
  let taken = 0
  let edge = sorted[0] ?? Number.NaN
  while (taken < sorted.length) {
    const value = sorted[taken]!
    let after = taken + 1
    while (after < sorted.length && sorted[after] === value) after++
    if (taken > 0 && after - wanted >= wanted - taken) break
    edge = value
    taken = after
  }
  return edge
}

function meansWhere(x: Float64Array, y: Float64Array, isIn: (value: number) => boolean): End {
  let [count, input, objective] = [0, 0, 0]
  for (let s = 0; s < x.length; s++) {
    if (!isIn(x[s]!)) continue
    count++
    input += x[s]!
    objective += y[s]!
  }
  return { input: input / count, objective: objective / count }
}
