/**
 * Which ages are told apart. The language has no convolution, so customers stand in one class for each month since they joined, until
 * what is left of early leaving is next to nothing; those of a contract also by the months since it was last signed.
 */
import type { Field } from "../../shape/index.ts"
import type { Distribution, Value } from "../../units/index.ts"
import type { BusinessGiven } from "../given.ts"
import type { ChurnSection } from "./churn-section.ts"

export type Ages = {
  /** Classes of one month each, from the month of joining on; whoever is older has settled. */
  readonly young: number
  /** Months of a contract; the settled stand in as many classes, one where nothing binds them. */
  readonly term: number
  readonly hasEarly: boolean
  /** Whether formulas say who leaves, so that a life table reads them (`business.lost`) and not `churn`. */
  readonly isObserved: boolean
}

/** Early leaving below this share of customers a month is left out: after two years of it one customer in 400 would be gone. */
export const unseenLeaving = 0.0001
/** Where early leaving is computed, or too wide to be bounded. */
const usualAges = 24
const mostAges = 60
/** So that those who were there a year ago can be told from those who joined since. */
const leastAges = 12

export function agesOf({ early, contract }: ChurnSection, { replaced }: Pick<BusinessGiven, "replaced">): Ages {
  if (early === null && contract === 1) return { young: 0, term: 1, hasEarly: false, isObserved: isObserved(replaced) }
  const needed = early === null ? leastAges : agesUntilUnseen(highest(early.rate), highest(early.settles))
  return {
    young: Math.ceil(Math.max(leastAges, needed) / contract) * contract,
    term: contract,
    hasEarly: early !== null,
    isObserved: false,
  }
}

/** Whose customers or leavers are the founder's own formulas. */
export function isObserved(replaced: ReadonlySet<string>): boolean {
  return replaced.has("customers") || replaced.has("leaving")
}

/** early · e^(−k / settles) < unseen, solved for k.  Units: early [1/month], settles [month]. */
function agesUntilUnseen(early: number | null, settles: number | null): number {
  if (early === null || settles === null) return usualAges
  const months = Math.ceil(settles * Math.log(early / unseenLeaving))
  return Number.isFinite(months) ? Math.min(mostAges, Math.max(1, months)) : 1
}

/** The largest that a figure is likely to be, in base units; null where only a formula knows. */
function highest({ value }: Field): number | null {
  return value === null ? null : highestOf(value)
}

function highestOf(value: Value): number | null {
  switch (value.kind) {
    case "constant":
      return value.magnitude * value.unit.factor
    case "random": {
      const high = highEnd(value.distribution)
      return high === null ? null : high * value.unit.factor
    }
    default:
      return null
  }
}

/** An interval ends where 5 % lie above it; half as much again covers nearly all of them. */
function highEnd(distribution: Distribution): number | null {
  if (distribution.kind === "interval") return distribution.high * 1.5
  return "high" in distribution ? distribution.high : null
}
