/** What every part of a plan stands on: each project at its best decisions, run once on the full draws. */
import type { Venture } from "../../venture/index.ts"
import { type Chosen, choose } from "../choose/choose.ts"
import { objectiveUnit } from "../choose/objective-unit.ts"
import { type Score, scoreOf } from "../choose/score.ts"
import type { Subject } from "../choose/subject.ts"
import { judged } from "../choose/trial.ts"
import { typicalAmount } from "../choose/typical-amount.ts"
import { effort, type Samplers, samplersOf } from "../effort.ts"
import type { Feasibility } from "../feasibility/answer.ts"
import { feasibilityOf } from "../feasibility/feasibility.ts"
import type { Shown } from "../figures.ts"
import type { SamplingOptions } from "../run/run-venture.ts"
import { viewOf } from "../view.ts"
import { type ProjectRun, projectRun } from "./project-answer.ts"
import { ranked } from "./ranking.ts"

/** A project run, and whether it can be done at all. */
export type Settled = ProjectRun & { readonly feasibility: Feasibility }

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

/** Pauses before each project; `onOne` is told how many are settled. */
export function* groundSteps(
  venture: Venture,
  subjects: readonly Subject[],
  options: SamplingOptions,
  onOne: (settled: number) => void,
): Generator<Pause, Ground, void> {
  const samplers = samplersOf(venture, options)
  const score = scoreOf(venture.objective, typicalAmount(venture, subjects, samplers.coarse))
  const unit = objectiveUnit(subjects)
  const searched = Math.max(1, subjects.filter((s) => s.decisions.length > 0).length)
  const runs = new Map<Chosen, Settled>()
  for (const subject of subjects) {
    yield {}
    runs.set(...settle({ venture, subject, samplers, score, unit }, effort.choose / searched))
    onOne(runs.size)
  }
  const chosen = ranked(contenders(runs))
  const [best] = chosen
  if (best === undefined) throw new Error("internal: no project was chosen")
  return { venture, samplers, score, unit, runs, chosen, best }
}

/** Nothing new is known: whoever reads along may do something else in between. */
export type Pause = Readonly<Record<never, never>>

type Unsettled = Pick<Ground, "venture" | "samplers" | "score" | "unit"> & { readonly subject: Subject }

function settle({ venture, subject, samplers, score, unit }: Unsettled, budget: number): readonly [Chosen, Settled] {
  const { full } = samplers
  const { parameters, ...search } = choose(subject, samplers, score, budget)
  const view = viewOf(venture, subject, full, parameters)
  const results = [subject.objective, ...subject.limits.map((limit) => limit.quantity)].map(view.base)
  const best = judged(subject, parameters, results, full.plan.samples, score)
  const run = { ...projectRun(view, score, unit), feasibility: feasibilityOf(venture, view) }
  return [{ subject, best, ...search }, run]
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
