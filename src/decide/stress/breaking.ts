/** A reverse stress test: how hard a blow must come to ruin the best project in half of the samples. */
import { average, type Sampler } from "../../engine/index.ts"
import type { Subject } from "../choose/subject.ts"
import { isTime } from "../figures.ts"
import { crossing, type Margin } from "../flips/crossing.ts"
import type { BreakingPoint, StressSize } from "./answer.ts"
import type { StressBench } from "./bench.ts"
import type { Blow } from "./cases.ts"

/** What rises may become ten times what it is; a date may be put off by the horizon. */
const mostTimesMore = 9
/** Looks at most, with the hardest blow. */
const looks = 14
const half = 0.5

export type Struck = { readonly bench: StressBench; readonly subject: Subject; readonly sampler: Sampler }

/** `size` is that of the blow as it is. */
export function breakingPoint(
  { bench, subject, sampler }: Struck,
  blows: readonly Blow[],
  size: StressSize | null,
): BreakingPoint {
  const hardest = hardestTimes(blows, sampler.model.months)
  if (hardest === null) return { kind: "unknown" }
  const ruin = (times: number): number | null => {
    const { isRuined } = bench.strike(subject, blows, times, sampler)
    return isRuined === null ? null : average(isRuined)
  }
  const [still, most] = [ruin(0), ruin(hardest)]
  if (still === null || most === null) return { kind: "unknown" }
  if (still >= half) return { kind: "broken" }
  if (most < half) return { kind: "never" }
  const margin = (at: number): Margin => ({ value: half - (ruin(at) ?? 0), isMeasured: true })
  const ends = [
    { at: 0, margin: { value: half - still, isMeasured: true } },
    { at: hardest, margin: { value: half - most, isMeasured: true } },
  ] as const
  const times = crossing(margin, ends, looks - 2)
  return { kind: "breaks", times, size: size === null ? null : { ...size, amount: size.amount * times } }
}

/** Until nothing is left of what is cut; null where a blow has no size. */
function hardestTimes(blows: readonly Blow[], months: number): number | null {
  const limits = blows.map(({ by, quantity }) => {
    if (by.kind === "held") return null
    if (by.kind === "share") return (by.amount < 0 ? 1 : mostTimesMore) / Math.abs(by.amount)
    return isTime(quantity.dimension) ? months / Math.abs(by.amount) : mostTimesMore
  })
  const known = limits.filter((limit) => limit !== null)
  return known.length < limits.length || known.length === 0 ? null : Math.min(...known)
}
