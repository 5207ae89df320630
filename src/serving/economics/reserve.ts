/** Replicas that stand by for those that fail. */
import { unreachable } from "../../engine/index.ts"

export type Reserve =
  | { readonly kind: "none" }
  /** N+k. */
  | { readonly kind: "spare"; readonly replicas: number }
  /** As many as keep all that are needed up in `target` of the time, each being up `unit` of it, independently of the others. */
  | { readonly kind: "availability"; readonly unit: number; readonly target: number }

/** Beyond this, more replicas hardly help: the target is not to be had. */
const mostSpares = 10_000

/**
 * How many stand by beside so many.
 * Units: [1].  Errors: none; a target that no number reaches gives Infinity.
 */
export function sparesFor(reserve: Reserve, needed: number): number {
  switch (reserve.kind) {
    case "none":
      return 0
    case "spare":
      return needed === 0 ? 0 : reserve.replicas
    case "availability": {
      if (needed === 0 || reserve.target <= 0) return 0
      if (reserve.unit <= 0 || (reserve.target >= 1 && reserve.unit < 1)) return Number.POSITIVE_INFINITY
      for (let spares = 0; spares <= mostSpares; spares++)
        if (chanceOfEnough(needed, spares, reserve.unit) >= reserve.target) return spares
      return Number.POSITIVE_INFINITY
    }
    default:
      return unreachable(reserve)
  }
}

/**
 * That of `needed` + `spares` replicas no more than `spares` are down: the lower tail of a binomial distribution.
 * Units: probability.  Source: summed from its terms, each from the one before (W. Feller, An Introduction to Probability Theory 1, VI.2).
 */
export function chanceOfEnough(needed: number, spares: number, up: number): number {
  if (up >= 1) return 1
  const all = needed + spares
  // In logarithms: up to the power of a thousand replicas is nothing otherwise.
  let term = all * Math.log(up)
  let chance = Math.exp(term)
  for (let down = 1; down <= spares; down++) {
    term += Math.log(((all - down + 1) / down) * ((1 - up) / up))
    chance += Math.exp(term)
  }
  return Math.min(1, chance)
}
