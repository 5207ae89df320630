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

export type RiskChoice = {
  readonly subjects: readonly RiskSubject[]
  /** What keeping the cash leaves; null where nothing can be held against it.  Shape: [samples]. */
  readonly kept: Float64Array | null
}

/** `points`: how many places of each ladder are looked at. Null where there is no subject or an amount is not finite. */
export function riskOf({ subjects, kept }: RiskChoice, { unit, factor }: RiskUnit, points: number): RiskAnswer | null {
  if (subjects.length === 0 || subjects.some(({ amounts }) => !amounts.every(Number.isFinite))) return null
  const scales = subjects.map(({ amounts }) => scaleOf(amounts))
  const typical = Math.max(...scales.map(({ mean }) => Math.abs(mean)))
  const spread = Math.max(...scales.map(({ sd }) => sd))
  const [high, low] = [most * Math.max(typical, spread), least * spread]
  const tolerated = remembered({ subjects, kept }, (amounts, tolerance) => certainAmount(amounts, tolerance))
  const averse = remembered({ subjects, kept }, (amounts, aversion) => {
    const score = scoreOf({ quantity: "", riskAversion: aversion }, typical)
    return score.back(average(score.utility(amounts)))
  })
  const canEndWithNothing = subjects.some(({ amounts }) => amounts.some((x) => x <= 0))
  const told = ({ best, worths, kept: cash }: Judged): CertainAmounts => ({
    kept: cash === null ? null : finiteOr(cash / factor),
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
    // From an aversion of one on, whatever may end with nothing is worth next to nothing, however it ends otherwise.
    aversions: toldAversions
      .filter((aversion) => aversion < 1 || !canEndWithNothing)
      .map((aversion) => ({ aversion, ...told(averse(aversion)) })),
    byAversion: stretchesOfBest(
      aversions,
      (aversion) => averse(aversion).best,
      (a, b) => (a + b) / 2,
    ).map(({ best, from, to }) => ({ best: nameOf(best), from, to })),
    keeping: kept === null ? null : keepingFrom(ladder, tolerated, between, factor),
  }
}

/** `kept`: of the cash kept; null where nothing can be held against it. */
type Judged = { readonly best: number; readonly worths: readonly number[]; readonly kept: number | null }

/** The stretch at the end without bound on which the best beats the cash kept. */
function keepingFrom(
  ladder: readonly number[],
  judgedAt: (tolerance: number) => Judged,
  between: (a: number, b: number) => number,
  factor: number,
): RiskAnswer["keeping"] {
  const beats = (tolerance: number): number => {
    const { best, worths, kept } = judgedAt(tolerance)
    return (worths[best] ?? 0) > (kept ?? 0) ? 1 : 0
  }
  const [first, ...others] = stretchesOfBest(ladder, beats, between)
  if (first?.best !== 1) return { from: null }
  return { from: others.length === 0 ? 0 : first.to / factor }
}

/** The certain amount of each at a place of the ladder, and whose is the highest; of equals the first. */
function remembered(
  { subjects, kept }: RiskChoice,
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
    const judged = { best: Math.max(0, best), worths, kept: kept === null ? null : worthOf(kept, place) }
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
