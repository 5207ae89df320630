/** How the choice depends on how much risk the founders bear: certain amounts, and where the best project changes. */
import { average } from "../../engine/index.ts"
import { scoreOf } from "../choose/score.ts"
import type { CertainAmounts, RiskAnswer } from "./answer.ts"
import { stretchesOfBest } from "./switches.ts"
import { certainAmount } from "./tolerance.ts"

export type RiskSubject = {
  readonly name: string
  /** Base units, finite.  Shape: [samples]. */
  readonly amounts: Float64Array
  /** Whether it may be the best: one that breaks a constraint is not chosen however much risk is borne. */
  readonly mayBeBest: boolean
}

export type RiskUnit = { readonly unit: string; readonly factor: number }

/** Tolerances looked at, in parts of the largest amount or spread, and of the largest spread. */
const [most, least] = [100, 0.02]
/**
 * Greater ones are held to be unlike anybody.
 * Source: R. Mehra and E. C. Prescott, "The equity premium: a puzzle", Journal of Monetary Economics 15 (1985) 145-161,
 * doi:10.1016/0304-3932(85)90061-3, section 4 (at most ten).
 */
const mostAversion = 10
/** Those that are told. */
const toldAversions = [0, 0.5, 1, 2, 4, 10]
const toldTolerances = 7

/** `points`: how many places of each ladder are looked at. Null where there is no subject or an amount is not finite. */
export function riskOf(subjects: readonly RiskSubject[], { unit, factor }: RiskUnit, points: number): RiskAnswer | null {
  if (subjects.length === 0 || subjects.some(({ amounts }) => !amounts.every(Number.isFinite))) return null
  const scales = subjects.map(({ amounts }) => scaleOf(amounts))
  const typical = Math.max(...scales.map(({ mean }) => Math.abs(mean)))
  const spread = Math.max(...scales.map(({ sd }) => sd))
  const [high, low] = [most * Math.max(typical, spread), least * spread]
  const tolerated = remembered(subjects, (amounts, tolerance) => certainAmount(amounts, tolerance))
  const averse = remembered(subjects, (amounts, aversion) => {
    const score = scoreOf({ quantity: "", riskAversion: aversion }, typical)
    return score.back(average(score.utility(amounts)))
  })
  const told = ({ best, worths }: Judged): CertainAmounts => ({
    best: subjects[best]?.name ?? "",
    worth: Object.fromEntries(subjects.map(({ name }, k) => [name, finiteOr(worths[k]! / factor)])),
  })
  const nameOf = (k: number): string => subjects[k]?.name ?? ""
  const ladder = low > 0 ? [Number.POSITIVE_INFINITY, ...geometric(high, low, points)] : [Number.POSITIVE_INFINITY]
  const between = (a: number, b: number): number => (a === Number.POSITIVE_INFINITY ? b : Math.sqrt(a * b))
  const aversions = Array.from({ length: points }, (_, k) => (mostAversion * k) / (points - 1))
  return {
    unit,
    tolerances: (low > 0 ? roundBetween(high / 10, low) : []).map((tolerance) => ({
      tolerance: tolerance / factor,
      ...told(tolerated(tolerance)),
    })),
    byTolerance: stretchesOfBest(ladder, (tolerance) => tolerated(tolerance).best, between).map(({ best, from, to }) => ({
      best: nameOf(best),
      from: to === Number.POSITIVE_INFINITY ? 0 : to / factor,
      to: from === Number.POSITIVE_INFINITY ? null : from / factor,
    })),
    aversions: toldAversions.map((aversion) => ({ aversion, ...told(averse(aversion)) })),
    byAversion: stretchesOfBest(
      aversions,
      (aversion) => averse(aversion).best,
      (a, b) => (a + b) / 2,
    ).map(({ best, from, to }) => ({ best: nameOf(best), from, to })),
  }
}

type Judged = { readonly best: number; readonly worths: readonly number[] }

/** The certain amount of each at a place of the ladder, and whose is the highest; of equals the first. */
function remembered(
  subjects: readonly RiskSubject[],
  worthOf: (amounts: Float64Array, place: number) => number,
): (place: number) => Judged {
  const known = new Map<number, Judged>()
  return (place) => {
    const before = known.get(place)
    if (before !== undefined) return before
    const worths = subjects.map(({ amounts }) => worthOf(amounts, place))
    const best = subjects.reduce(
      (top, { mayBeBest }, k) =>
        mayBeBest && (top < 0 || worths[k]! > worths[top]! + rounding * Math.abs(worths[top]!)) ? k : top,
      -1,
    )
    const judged = { best: Math.max(0, best), worths }
    known.set(place, judged)
    return judged
  }
}

/** Amounts nearer to each other than this are the same. */
const rounding = 1e-12

function scaleOf(amounts: Float64Array): { readonly mean: number; readonly sd: number } {
  const mean = average(amounts)
  return { mean, sd: Math.sqrt(average(amounts.map((x) => (x - mean) ** 2))) }
}

function geometric(high: number, low: number, points: number): number[] {
  return Array.from({ length: points }, (_, k) => high * (low / high) ** (k / (points - 1)))
}

/** Round figures of the series 1, 2, 5, 10 …, from high to low: every one, or every second where there are too many. */
function roundBetween(high: number, low: number): number[] {
  const decades = Array.from({ length: 640 }, (_, k) => k - 320).filter((k) => 10 ** (k + 1) >= low && 10 ** k <= high)
  const all = decades.flatMap((k) => [1, 2, 5].map((x) => Number(`${x}e${k}`))).filter((x) => x >= low && x <= high)
  const every = Math.max(1, Math.ceil(all.length / toldTolerances))
  return all.reverse().filter((_, k) => k % every === 0)
}

function finiteOr(x: number): number | null {
  return Number.isFinite(x) ? x : null
}
