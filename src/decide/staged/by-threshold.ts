/** The rule that can be said in a sentence: stop where the one quantity that tells most is below, or above, a figure. */
import { equalBins, type SamplePlan } from "../../engine/index.ts"
import type { Decided, Lesson, Rule, Stage } from "./policy.ts"

/** Between so many figures of each quantity the threshold is looked for; equal figures stay together. */
const bins = 128

export function byThreshold({ isHeld, seen }: Stage, { perReplicate }: SamplePlan): Lesson {
  const held = Uint32Array.from([...isHeld.keys()].filter((s) => isHeld[s] === 1))
  const binned = seen.map((column) => {
    const own = Float64Array.from(held, (s) => column[s]!)
    return { bin: equalBins(own, bins), own }
  })
  const stopsBy = (samples: number, rule: Rule | null): Uint8Array => {
    const stops = new Uint8Array(samples)
    if (rule === null) return stops
    const column = rule.seen === null ? null : seen[rule.seen]!
    for (const s of held) stops[s] = column === null || isBeyond(column[s]!, rule) ? 1 : 0
    return stops
  }
  return (above, without): Decided => {
    const isLearnt = (i: number): boolean => without === null || Math.floor(held[i]! / perReplicate) !== without
    let best: { readonly rule: Rule | null; readonly gain: number } = { rule: null, gain: 0 }
    let total = 0
    for (let i = 0; i < held.length; i++) if (isLearnt(i)) total += above[held[i]!]!
    if (-total > best.gain) best = { rule: { seen: null }, gain: -total }
    for (const [q, { bin, own }] of binned.entries()) {
      const sums = new Float64Array(bins)
      for (let i = 0; i < held.length; i++) if (isLearnt(i)) sums[bin[i]!]! += above[held[i]!]!
      const cut = bestCut(sums, total)
      if (cut === null || !(cut.gain > best.gain * (1 + leastBetter))) continue
      const threshold = leastIn(own, bin, cut.from)
      if (Number.isFinite(threshold)) best = { rule: { seen: q, side: cut.side, threshold }, gain: cut.gain }
    }
    return { stops: stopsBy(above.length, best.rule), rule: best.rule }
  }
}

/** A rule that looks at something must be better than a simpler one by more than rounding. */
const leastBetter = 1e-9

function isBeyond(x: number, rule: Rule): boolean {
  return rule.seen === null || (rule.side === "below" ? x < rule.threshold : x >= rule.threshold)
}

type Cut = { readonly from: number; readonly side: "below" | "above"; readonly gain: number }

/** What is lost by going on below the bin `from`, or from it on. */
function bestCut(sums: Float64Array, total: number): Cut | null {
  let best: Cut | null = null
  let below = 0
  for (let from = 1; from < sums.length; from++) {
    below += sums[from - 1]!
    if (-below > (best?.gain ?? 0)) best = { from, side: "below", gain: -below }
    if (below - total > (best?.gain ?? 0)) best = { from, side: "above", gain: below - total }
  }
  return best
}

/** The least figure from a bin on: those below it stop. */
function leastIn(own: Float64Array, bin: Uint32Array, from: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < own.length; i++) if (bin[i]! >= from && own[i]! < least) least = own[i]!
  return least
}
