/** `plan`: which project, with which decisions, what each resource is worth, what decides it, and what to do next. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { Venture } from "../../venture/index.ts"
import { actionsFor } from "../actions/actions.ts"
import type { PlanAnswer } from "../answer.ts"
import { lateServing } from "../cautions/late-serving.ts"
import { marketGaps } from "../cautions/market-gap.ts"
import { outsideData } from "../cautions/outside.ts"
import { unknownFigures } from "../cautions/unknown-figures.ts"
import { type Chosen, choose } from "../choose/choose.ts"
import { objectiveUnit } from "../choose/objective-unit.ts"
import { type Score, scoreOf } from "../choose/score.ts"
import { readSubjects, type Subject } from "../choose/subject.ts"
import { judged } from "../choose/trial.ts"
import { typicalAmount } from "../choose/typical-amount.ts"
import { effort, type Samplers, samplersOf } from "../effort.ts"
import type { Feasibility } from "../feasibility/answer.ts"
import { feasibilityOf } from "../feasibility/feasibility.ts"
import type { Shown } from "../figures.ts"
import { knowledge } from "../information/information.ts"
import { portraitOf } from "../portrait/portrait.ts"
import { ofPlan } from "../run/run-options.ts"
import { drawWarnings, type SamplingOptions } from "../run/run-venture.ts"
import { sensitivities } from "../sensitivity/sensitivities.ts"
import { viewOf } from "../view.ts"
import { Contest } from "../worth/contest.ts"
import { resourceAnswers } from "../worth/resource-answers.ts"
import { becauseOf } from "./because.ts"
import { type ProjectRun, projectRun } from "./project-answer.ts"
import { probabilitiesBest, ranked } from "./ranking.ts"

export type PlanOptions = SamplingOptions & {
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

export type PlanResult = { readonly answer: PlanAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** Where each part ends, as a share of the whole. */
const progress = { settled: 0.3, resources: 0.6, sensitivities: 0.75, knowledge: 0.8 } as const

/** The answer is null when the file has no project to compare or names what is not there, or an option cannot be. */
export function planVenture(venture: Venture, options: PlanOptions = {}): PlanResult {
  const wrong = mistakesIn({ venture, options }, ofPlan)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const { subjects, diagnostics } = readSubjects(venture)
  if (subjects.length === 0 || diagnostics.some(({ severity }) => severity === "error")) return { answer: null, diagnostics }
  const done = options.onProgress ?? ((): void => {})
  const samplers = samplersOf(venture, options)
  const score = scoreOf(venture.objective, typicalAmount(venture, subjects, samplers.coarse))
  const unit = objectiveUnit(subjects)
  const runs = settleAll(venture, subjects, samplers, score, unit, done)
  const chosen = ranked(contenders(runs))
  const [best] = chosen
  if (best === undefined) throw new Error("internal: no project was chosen")
  const found = findings(venture, chosen, samplers, score, unit, done)
  const run = runOf(runs, best)
  const actions = actionsFor({ ...found, venture, chosen: best, run, samplers, unit })
  const { portrait, shown } = portraitOf(venture, best, samplers.full, run.cash)
  const unknown = unknownFigures(venture, chosen, { shown, resources: found.resources }, samplers)
  const warnings = warningsOf(venture, runs, samplers, score, unknown)
  done(1)
  const { plan, seed } = samplers.full
  return {
    answer: {
      best: best.subject.project.name,
      because: becauseOf(run, nextOf(chosen, runs), unit),
      projects: projectAnswers(chosen, runs),
      resources: found.resources,
      sensitivities: found.sensitivities,
      information: found.learned.map(({ input, value, unit: text }) => ({ input, value, unit: text })),
      perfectInformation: { value: found.perfect, unit: unit.unit },
      actions,
      portrait,
      samples: plan.samples,
      seed,
    },
    diagnostics: [...diagnostics, ...warnings],
  }
}

function nextOf([, next]: readonly Chosen[], runs: ReadonlyMap<Chosen, Settled>): Parameters<typeof becauseOf>[1] {
  return next === undefined ? null : { name: next.subject.project.name, run: runOf(runs, next) }
}

/** A project run, and whether it can be done at all. */
type Settled = ProjectRun & { readonly feasibility: Feasibility }

/** Each project with its best decisions, and run with them once on the full draws. */
function settleAll(
  venture: Venture,
  subjects: readonly Subject[],
  samplers: Samplers,
  score: Score,
  unit: Shown,
  done: (share: number) => void,
): ReadonlyMap<Chosen, Settled> {
  const { full } = samplers
  const searched = Math.max(1, subjects.filter((s) => s.decisions.length > 0).length)
  const settled = subjects.map((subject, k) => {
    const { parameters, ...search } = choose(subject, samplers, score, effort.choose / searched)
    const view = viewOf(venture, subject, full, parameters)
    const results = [subject.objective, ...subject.limits.map((limit) => limit.quantity)].map(view.base)
    const best = judged(subject, parameters, results, full.plan.samples, score)
    done((progress.settled * (k + 1)) / subjects.length)
    const run = { ...projectRun(view, score, unit), feasibility: feasibilityOf(venture, view) }
    return [{ subject, best, ...search }, run] as const
  })
  return new Map<Chosen, Settled>(settled)
}

type Findings = Pick<PlanAnswer, "resources" | "sensitivities"> & {
  readonly learned: ReturnType<typeof knowledge>["inputs"]
  readonly perfect: number
  readonly replicates: number
  readonly contest: Contest
}

/** What is asked about the choice as a whole; the best project comes first in `chosen`. */
function findings(
  venture: Venture,
  chosen: readonly Chosen[],
  samplers: Samplers,
  score: Score,
  unit: Shown,
  done: (share: number) => void,
): Findings {
  const [best] = chosen
  let resource = 0
  const onOne = (): void =>
    done(progress.settled + ((progress.resources - progress.settled) * ++resource) / venture.resources.length)
  const market = { chosen, samplers, score, unit }
  // Up to three steps of more, and none of it; and a few situations for the actions.
  const contest = new Contest(market, 4 * venture.resources.length + 3)
  const resources = resourceAnswers(venture, market, contest, onOne)
  const shares = best === undefined ? [] : sensitivities(venture, best, samplers, unit)
  done(progress.sensitivities)
  const { inputs, perfect, replicates } = knowledge(venture, chosen, samplers, score, unit)
  done(progress.knowledge)
  return { resources, sensitivities: shares, learned: inputs, perfect, replicates, contest }
}

/** What cannot be done is not compared with what can; where nothing can, all of it is. */
function contenders(runs: ReadonlyMap<Chosen, Settled>): readonly Chosen[] {
  const possible = [...runs].flatMap(([one, { feasibility }]) => (feasibility.verdict.canBeDone ? [one] : []))
  return possible.length > 0 ? possible : [...runs.keys()]
}

/** In the order of the file. Only those that are compared can be the best. */
function projectAnswers(compared: readonly Chosen[], runs: ReadonlyMap<Chosen, Settled>): PlanAnswer["projects"] {
  const shares = probabilitiesBest(compared.map((one) => runOf(runs, one).objective))
  const shareOf = new Map(compared.map((one, k) => [one, shares[k]]))
  return Object.fromEntries(
    [...runs].map(([one, { answer, feasibility }]) => [
      one.subject.project.name,
      { ...answer, feasibility, probabilityBest: shareOf.get(one) ?? 0 },
    ]),
  )
}

/** What to know of the answer: of the draws, of what could not be kept or computed, of defaults stretched too far. */
function warningsOf(
  venture: Venture,
  runs: ReadonlyMap<Chosen, Settled>,
  samplers: Samplers,
  score: Score,
  unknown: readonly Diagnostic[],
): Diagnostic[] {
  const all = [...runs.keys()]
  return [
    ...drawWarnings(samplers.full),
    ...unmet(all, runs),
    ...unknown,
    ...belowFloor(all, runs, score),
    ...lateServing(venture, decisionsOf(all)),
    ...marketGaps(venture, decisionsOf(all)),
    ...outsideData(venture, { decisions: decisionsOf(all) }),
  ]
}

/** Constraints that no decisions of a project were found to keep. */
function unmet(all: readonly Chosen[], runs: ReadonlyMap<Chosen, Settled>): Diagnostic[] {
  return all.flatMap((one) => {
    const { label, constraints } = runOf(runs, one).answer
    return constraints.flatMap(({ text, isMet, probability }, k) => {
      const span = one.subject.limits[k]?.constraint.span ?? null
      return isMet ? [] : [warning("constraint-not-met", span, { project: label, constraint: text, probability })]
    })
  })
}

/** Risk aversion knows no negative amounts: what they were taken for is told. */
function belowFloor(all: readonly Chosen[], runs: ReadonlyMap<Chosen, Settled>, { floor }: Score): Diagnostic[] {
  if (!Number.isFinite(floor)) return []
  return all.flatMap((one) => {
    const { objective, answer } = runOf(runs, one)
    const samples = objective.reduce((sum, amount) => sum + (amount < 0 ? 1 : 0), 0)
    const { factor, unit, path } = one.subject.objective
    const shown = Number((floor / factor).toPrecision(3))
    const params = { project: answer.label, quantity: path, samples, of: objective.length, floor: shown, unit }
    return samples === 0 ? [] : [warning("risk-aversion-negative", null, params)]
  })
}

/** The best decisions of each project, by its name. */
function decisionsOf(all: readonly Chosen[]): (project: string) => readonly number[] {
  const best = new Map(all.map((one) => [one.subject.project.name, one.best.parameters]))
  return (project) => best.get(project) ?? []
}

function runOf(runs: ReadonlyMap<Chosen, Settled>, one: Chosen): Settled {
  const run = runs.get(one)
  if (run === undefined) throw new Error("internal: a project was not run")
  return run
}
