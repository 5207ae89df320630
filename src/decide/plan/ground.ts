/** What every part of a plan stands on: each project at its best decisions, run once on the full draws. */

import { average, type Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { byReplicate } from "../by-replicate.ts"
import { type Choice, type Chosen, choose, type Sought } from "../choose/choose.ts"
import { objectiveUnit } from "../choose/objective-unit.ts"
import { excess } from "../choose/optimism.ts"
import { type Score, scoreOf } from "../choose/score.ts"
import type { SearchAnswer } from "../choose/search-answer.ts"
import type { Subject } from "../choose/subject.ts"
import { judged, type Tried, tryOut } from "../choose/trial.ts"
import { typicalAmount } from "../choose/typical-amount.ts"
import { effort, freshSampler, type Samplers, samplersOf } from "../effort.ts"
import type { Feasibility } from "../feasibility/answer.ts"
import { feasibilityOf } from "../feasibility/feasibility.ts"
import type { Shown } from "../figures.ts"
import { once } from "../once.ts"
import type { SamplingOptions } from "../run/run-venture.ts"
import { viewOf } from "../view.ts"
import { type ProjectRun, projectRun } from "./project-answer.ts"
import { ranked } from "./ranking.ts"

/** A project run, how its decisions were found, and whether it can be done at all. */
export type Settled = ProjectRun & { readonly feasibility: Feasibility; readonly search: SearchAnswer }

export type Ground = {
  readonly venture: Venture
  readonly samplers: Samplers
  readonly score: Score
  /** Of the objective, for all projects. */
  readonly unit: Shown
  /** In the order of the file. */
  readonly runs: ReadonlyMap<Chosen, Settled>
  /** Those that are compared, the best first. */
  readonly chosen: readonly Chosen[]
  readonly best: Chosen
}

/** How the decisions of a project are come by: searched (`choose`), or as they are held. */
export type Decide = (subject: Subject, samplers: Samplers, score: Score, budget: number) => Choice

/** Pauses before each project; `onOne` is told how many are settled. */
export function* groundSteps(
  venture: Venture,
  subjects: readonly Subject[],
  options: SamplingOptions,
  onOne: (settled: number) => void,
  decide: Decide = choose,
): Generator<Pause, Ground, void> {
  const samplers = samplersOf(venture, options)
  const score = scoreOf(venture.objective, typicalAmount(venture, subjects, samplers.coarse))
  const unit = objectiveUnit(subjects)
  const searched = Math.max(1, subjects.filter((s) => s.decisions.length > 0).length)
  const fresh = once(() => freshSampler(venture, samplers.full))
  const runs = new Map<Chosen, Settled>()
  for (const subject of subjects) {
    yield {}
    runs.set(...settle({ venture, subject, samplers, score, unit, fresh, decide }, effort.choose / searched))
    onOne(runs.size)
  }
  const chosen = ranked(contenders(runs))
  const [best] = chosen
  if (best === undefined) throw new Error("internal: no project was chosen")
  return { venture, samplers, score, unit, runs, chosen, best }
}

/** Nothing new is known: whoever reads along may do something else in between. */
export type Pause = Readonly<Record<never, never>>

type Unsettled = Pick<Ground, "venture" | "samplers" | "score" | "unit"> & {
  readonly subject: Subject
  /** Draws that nothing was chosen on. */
  readonly fresh: () => Sampler
  readonly decide: Decide
}

function settle(unsettled: Unsettled, budget: number): readonly [Chosen, Settled] {
  const { venture, subject, samplers, score, unit } = unsettled
  const { full } = samplers
  const { parameters, sought, grid, castAway } = unsettled.decide(subject, samplers, score, budget)
  const view = viewOf(venture, subject, full, parameters)
  const results = [subject.objective, ...subject.limits.map((limit) => limit.quantity)].map(view.base)
  const best = judged(subject, parameters, results, full.plan.samples, score)
  const told = searchAnswer(unsettled, best, sought)
  const run = { ...projectRun(view, score, unit), feasibility: feasibilityOf(venture, view), search: told }
  return [{ subject, best, grid, castAway }, run]
}

/** A choice among several is looked at again on draws that it was not made on. */
function searchAnswer({ subject, samplers, score, unit, fresh }: Unsettled, best: Tried, sought: Sought): SearchAnswer {
  const inUnit = (value: number): number => value / unit.factor
  const { tried, isExhaustive, gap } = sought
  const told = { tried, isExhaustive, gap: gap === null ? null : { value: inUnit(gap), unit: unit.unit } }
  if (tried < 2) return { ...told, optimism: null }
  const worths = (utility: Float64Array): Float64Array =>
    Float64Array.from(byReplicate(utility, samplers.full.plan, average), score.back)
  const again = tryOut(subject, fresh(), best.parameters, score)
  const found = excess(worths(best.utility), worths(again.utility))
  const optimism = found === null ? null : { value: inUnit(found.value), error: inUnit(found.error), unit: unit.unit }
  return { ...told, optimism }
}

/** What cannot be done is not compared with what can; where nothing can, all of it is. */
function contenders(runs: ReadonlyMap<Chosen, Settled>): readonly Chosen[] {
  const possible = [...runs].flatMap(([one, { feasibility }]) => (feasibility.verdict.canBeDone ? [one] : []))
  return possible.length > 0 ? possible : [...runs.keys()]
}

export function runOf({ runs }: Pick<Ground, "runs">, one: Chosen): Settled {
  const run = runs.get(one)
  if (run === undefined) throw new Error("internal: a project was not run")
  return run
}
