/**
 * What the best project gives, as it stands or with something changed, always on the same draws: the objective and
 * whether it is ruined. Coarse draws look around among many changes; the few that are left are told by the full ones,
 * where the venture is small enough for that.
 */
import { type Quantity, type Sampler, summary } from "../../engine/index.ts"
import type { Stats } from "../answer.ts"
import { atEnd } from "../batches.ts"
import type { Subject } from "../choose/subject.ts"
import type { Trial } from "../choose/trial.ts"
import { type Replaced, withColumns } from "../columns.ts"
import { effort, runsWithin } from "../effort.ts"
import { statsOf } from "../figures.ts"
import { isRuined, ruinIn } from "../ruin.ts"
import type { Standing } from "./standing.ts"

export type Outcome = {
  /** Base units.  Shape: [samples]. */
  readonly objective: Float64Array
  /** Null where the project has neither ruin nor cash.  Shape: [samples]. */
  readonly isRuined: Float64Array | null
}

/** One sampler, and the best project on it as it stands. */
export type Bench = { readonly sampler: Sampler; readonly stands: Outcome }
export type Benches = {
  readonly coarse: Bench
  readonly full: Bench
  /** The one of the two that tells. */
  readonly telling: Bench
}

/** Runs on the full draws that telling may take. */
const fullRuns = 12

export function benchesOf(standing: Standing): Benches {
  const { run, samplers, chosen } = standing
  const full: Bench = { sampler: samplers.full, stands: { objective: run.objective, isRuined: run.isRuined } }
  if (samplers.coarse === samplers.full) return { full, coarse: full, telling: full }
  const coarse: Bench = { sampler: samplers.coarse, stands: outcomeOf(standing, samplers.coarse) }
  const isSmall = runsWithin(effort.actions, samplers.full, Math.max(1, chosen.subject.reach.work)) >= fullRuns
  return { full, coarse, telling: isSmall ? full : coarse }
}

type Changed = { readonly replaced?: Replaced; readonly trial?: Pick<Trial, "subject" | "parameters"> }

export function outcomeOf(
  standing: Standing,
  sampler: Sampler,
  { replaced, trial = standing.chosen.best }: Changed = {},
): Outcome {
  const { subject, parameters } = trial
  const { name } = subject.project
  const tells = ruinIn((own) => standing.venture.model.quantities.get(`${name}.${own}`) ?? null)
  const nodes = tells === null || subject.nodes.includes(tells.node) ? subject.nodes : [...subject.nodes, tells.node]
  const columns = replaced === undefined ? sampler.columns : withColumns(sampler, replaced)
  const results = sampler.run(nodes, parameters, columns, endsOf(subject, tells))
  const { samples } = sampler.plan
  const at = (node: number): Float64Array => results[nodes.indexOf(node)] ?? new Float64Array(samples)
  return {
    objective: atEnd(at(subject.objective.node), samples),
    isRuined: tells === null ? null : isRuined(tells, at(tells.node), samples),
  }
}

/** Of the subject's nodes and of what tells of ruin: cash does by every month, a `ruin` by the last one. */
export function endsOf({ nodes, ends }: Subject, tells: Quantity | null): ReadonlySet<number> {
  if (tells === null) return ends
  if (tells.definition.name === "cash") return new Set([...ends].filter((node) => node !== tells.node))
  return nodes.includes(tells.node) ? ends : new Set([...ends, tells.node])
}

/** By how much one outcome is more than another. */
export type Change = {
  /** As the objective is shown. */
  readonly by: Stats
  readonly worth: number
  /** Half width of the 95 % interval of `worth`. */
  readonly error: number
  /** Of the probability of survival, where that changes by the greater part; null elsewhere. */
  readonly survival: number | null
}

export function changeOf({ unit, run }: Standing, { plan }: Sampler, after: Outcome, before: Outcome): Change {
  const difference = after.objective.map((value, s) => value - before.objective[s]!)
  // A difference of moments is an amount of time: nothing in it never comes.
  const by = statsOf(difference, { ...unit, isMoment: false })
  const worth = by.mean ?? 0
  const error = (summary(difference, plan).errors.mean ?? 0) / unit.factor
  const share = Math.abs(worth / (run.answer.objective.mean ?? Number.NaN))
  const survival = survivalGain(after, before)
  const isTold = survival !== null && !(Math.abs(survival) / Math.max(run.answer.survival ?? 1, leastSurvival) <= share)
  return { by, worth, error, survival: isTold ? survival : null }
}

/** Shares of what is nearly nothing say nothing. */
const leastSurvival = 0.01

function survivalGain(after: Outcome, before: Outcome): number | null {
  if (after.isRuined === null || before.isRuined === null) return null
  return meanOf(before.isRuined) - meanOf(after.isRuined)
}

export function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / Math.max(1, values.length)
}

/** Whether it is more than chance. */
export function isSure({ worth, error }: Pick<Change, "worth" | "error">): boolean {
  return worth - error > 0
}
