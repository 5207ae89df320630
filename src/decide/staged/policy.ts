/**
 * The right to stop at gates, by samples: backwards from the last gate, at each one stops whoever, as far as can be told from what
 * is seen there, gets more by stopping than by going on. What is learnt on all other replicates is held against each replicate's own
 * samples, so that chance is never mistaken for knowledge: the value is a bound from below.
 * Source: F. A. Longstaff and E. S. Schwartz, "Valuing American options by simulation: a simple least-squares approach", Review of
 * Financial Studies 14 (2001) 113-147, doi:10.1093/rfs/14.1.113; the split is cross-validation.
 * Letters: S samples, replicate after replicate.
 */
import { average, type SamplePlan } from "../../engine/index.ts"

/** A gate as the samples have it. */
export type Stage = {
  /** 1 where there is something to decide: the gate comes in time and the venture lives.  Shape: [S]. */
  readonly isHeld: Uint8Array
  /** What stopping gives, in utility.  Shape: [S]. */
  readonly stopped: Float64Array
  /** Shape: [seen][S]. */
  readonly seen: readonly Float64Array[]
}

/** Stop where what is seen is below (above) a figure; `seen` is its number, null where all stop whatever is seen. */
export type Rule =
  | { readonly seen: number; readonly side: "below" | "above"; readonly threshold: number }
  | { readonly seen: null }

export type Decided = {
  /** 1 where one stops; only where the gate is held it counts.  Shape: [S]. */
  readonly stops: Uint8Array
  /** Null where nobody stops, or there is no rule that could be said. */
  readonly rule: Rule | null
}

/** `above`: what going on gives above stopping, 0 where the gate is not held. `without`: the replicate that nothing is learnt from.  Shape: above [S]. */
export type Lesson = (above: Float64Array, without: number | null) => Decided

export type Learner = (stage: Stage, plan: SamplePlan) => Lesson

export type Policy = {
  /** What comes of it, in utility.  Shape: [S]. */
  readonly outcome: Float64Array
  /** Number of the gate at which a sample stops; -1 where it goes on to the end.  Shape: [S]. */
  readonly stopsAt: Int16Array
  /** Learnt from all samples.  Shape: [stages]. */
  readonly rules: readonly (Rule | null)[]
}

/** Stages in the order of time. `final`: what going on to the end gives, in utility.  Shape: final [S]. */
export function policyOf(stages: readonly Stage[], final: Float64Array, plan: SamplePlan, learner: Learner): Policy {
  const lessons = stages.map((stage) => learner(stage, plan))
  const { outcome, stopsAt } = { outcome: final.slice(), stopsAt: new Int16Array(final.length).fill(-1) }
  for (let r = 0; r < plan.replicates; r++) {
    const walk = backwards(stages, lessons, final, r)
    const [from, to] = [r * plan.perReplicate, (r + 1) * plan.perReplicate]
    outcome.set(walk.outcome.subarray(from, to), from)
    stopsAt.set(walk.stopsAt.subarray(from, to), from)
  }
  return { outcome, stopsAt, rules: backwards(stages, lessons, final, null).rules }
}

function backwards(stages: readonly Stage[], lessons: readonly Lesson[], final: Float64Array, without: number | null): Policy {
  const outcome = final.slice()
  const stopsAt = new Int16Array(final.length).fill(-1)
  const above = new Float64Array(final.length)
  const rules: (Rule | null)[] = stages.map(() => null)
  for (let k = stages.length - 1; k >= 0; k--) {
    const { isHeld, stopped } = stages[k]!
    for (let s = 0; s < above.length; s++) above[s] = isHeld[s] === 1 ? outcome[s]! - stopped[s]! : 0
    const { stops, rule } = lessons[k]!(above, without)
    rules[k] = rule
    for (let s = 0; s < above.length; s++) {
      if (isHeld[s] === 0 || stops[s] === 0) continue
      outcome[s] = stopped[s]!
      stopsAt[s] = k
    }
  }
  return { outcome, stopsAt, rules }
}

/** What comes of it where nobody looks: the best of going on whatever comes and of stopping at one of the gates whatever is seen.  Shape: [S]. */
export function blindly(stages: readonly Stage[], final: Float64Array): Float64Array {
  const stopping = stages.map(({ isHeld, stopped }) => final.map((x, s) => (isHeld[s] === 1 ? stopped[s]! : x)))
  return stopping.reduce((best, one) => (average(one) > average(best) ? one : best), final)
}

/** What would come of it if all were known beforehand: no rule gives more.  Shape: [S]. */
export function withForesight(stages: readonly Stage[], final: Float64Array): Float64Array {
  const most = final.slice()
  for (const { isHeld, stopped } of stages)
    for (let s = 0; s < most.length; s++) if (isHeld[s] === 1) most[s] = Math.max(most[s]!, stopped[s]!)
  return most
}
