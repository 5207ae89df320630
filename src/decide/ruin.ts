/** Whether a project is ruined by the horizon: its own `ruin`, or cash that was below zero. */
import type { Quantity } from "../engine/index.ts"
import { atEnd } from "./batches.ts"

/** The quantity that tells: `ruin`, else `cash`; null where the project has neither. */
export function ruinIn(own: (name: string) => Quantity | null): Quantity | null {
  return own("ruin") ?? own("cash")
}

/** 1 where ruined.  Units: of the quantity's own node, in base units.  Shape: [months][samples] or [samples] → [samples]. */
export function isRuined({ definition }: Quantity, values: Float64Array, samples: number): Float64Array {
  if (definition.name === "cash") return lowestOf(values, samples).map((x) => (x < 0 ? 1 : 0))
  return atEnd(values, samples).map((x) => (x !== 0 ? 1 : 0))
}

/** 1 where ruined by the end of each month, from what `ruinIn` tells.  Units: base units.  Shape: [months][samples] → the same. */
export function ruinedByMonth({ definition }: Quantity, monthly: Float64Array, samples: number): Float64Array {
  return definition.name === "cash" ? ruinedBy(monthly, samples) : monthly.map((x) => (x !== 0 ? 1 : 0))
}

/** 1 where cash was below zero by then.  Shape: [months][samples] → the same. */
export function ruinedBy(cash: Float64Array, samples: number): Float64Array {
  const ruined = new Float64Array(cash.length)
  for (let i = 0; i < cash.length; i++) ruined[i] = cash[i]! < 0 || (i >= samples && ruined[i - samples] === 1) ? 1 : 0
  return ruined
}

/** Over the months.  Shape: [months][samples] → [samples]. */
export function lowestOf(values: Float64Array, samples: number): Float64Array {
  const lowest = new Float64Array(samples).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < values.length; i += samples)
    for (let s = 0; s < samples; s++) lowest[s] = Math.min(lowest[s]!, values[i + s]!)
  return lowest
}
