/**
 * `plan`, step by step: first the ranking with survival and money, then what each resource is worth, what decides, what to
 * find out, what to do next. Whoever reads along has each part as soon as it is known.
 */
import type { Diagnostic } from "../../diagnostics/index.ts"
import type { Venture } from "../../venture/index.ts"
import { actionsFor } from "../actions/actions.ts"
import { attemptsOn, dangerIn } from "../actions/attempts.ts"
import { allocationOf } from "../allocation/allocation.ts"
import type { LinearSolver } from "../allocation/linear.ts"
import { partsOf, portfolioOf } from "../allocation/portfolio.ts"
import type { PlanAnswer } from "../answer.ts"
import { unknownFigures } from "../cautions/unknown-figures.ts"
import type { Subject } from "../choose/subject.ts"
import { flipsOf } from "../flips/flips.ts"
import { knowledge } from "../information/information.ts"
import { learningOf, learningWarnings } from "../learning/learning.ts"
import { portraitOf } from "../portrait/portrait.ts"
import { preferenceOf, preferenceWarnings } from "../preference/preference.ts"
import type { SamplingOptions } from "../run/run-venture.ts"
import { failuresOf } from "../scenarios/failures.ts"
import { sensitivities } from "../sensitivity/sensitivities.ts"
import { stagedOf } from "../staged/staged.ts"
import { stressOf } from "../stress/stress.ts"
import { advantageOf } from "../worth/advantage.ts"
import { Contest } from "../worth/contest.ts"
import { resourceAnswers } from "../worth/resource-answers.ts"
import { becauseOf } from "./because.ts"
import { type Ground, groundSteps, type Pause, runOf } from "./ground.ts"
import { planWarnings } from "./plan-warnings.ts"
import { probabilitiesBest, probabilitiesWon, probabilityTied } from "./ranking.ts"

/** What is known first: enough for the verdict, the ranking, survival and money. */
export type PlanHead = Pick<PlanAnswer, "best" | "because" | "projects" | "tied" | "samples" | "seed">

/** The head comes first of all that is known, whole; then what has become known since. */
export type PlanStep = Pause | PlanHead | Partial<PlanAnswer>

export type Planned = { readonly answer: PlanAnswer; readonly warnings: readonly Diagnostic[] }

/** Where each part ends, as a share of the whole. */
const ends = {
  head: 0.3,
  danger: 0.35,
  resources: 0.55,
  sensitivities: 0.65,
  flips: 0.75,
  information: 0.8,
  stress: 0.9,
} as const

/** `done` is told how much is done, from 0 to 1; `solver` is asked for when it is needed, after the head. */
export function* planSteps(
  venture: Venture,
  subjects: readonly Subject[],
  options: SamplingOptions,
  done: (share: number) => void,
  solver: () => LinearSolver | null = () => null,
): Generator<PlanStep, Planned, void> {
  const ground = yield* groundSteps(venture, subjects, options, (settled) => done((ends.head * settled) / subjects.length))
  const { chosen, best, samplers, score, unit } = ground
  const head = headOf(ground)
  yield head
  const run = runOf(ground, best)
  const standing = { venture, chosen: best, run, samplers, unit }
  const attempts = attemptsOn(standing)
  const danger = dangerIn(attempts)
  done(ends.danger)
  yield { danger }
  const preference = preferenceOf(ground)
  yield { preference }
  const staged = stagedOf(ground)
  yield { staged }
  // Up to three steps of more, one less, and none of it; and a few situations for the actions.
  const contest = new Contest(ground, 5 * venture.resources.length + 3)
  let priced = 0
  const onOne = (): void => done(ends.danger + ((ends.resources - ends.danger) * ++priced) / venture.resources.length)
  const resources = resourceAnswers(venture, ground, contest, onOne)
  yield { resources }
  const advantage = advantageOf(ground, resources, contest)
  yield { advantage }
  const parts = partsOf(ground)
  const portfolio = portfolioOf(ground, parts)
  const solve = solver()
  const allocation = solve === null ? null : allocationOf(ground, parts, resources, solve)
  yield { portfolio, allocation }
  const shares = sensitivities(venture, best, samplers, unit)
  done(ends.sensitivities)
  yield { sensitivities: shares }
  const flips = flipsOf(ground)
  done(ends.flips)
  yield { flips }
  const { inputs: learned, perfect, replicates, knowing } = knowledge(venture, chosen, samplers, score, unit)
  const information = learned.map(({ input, value, unit: text }) => ({ input, value, unit: text }))
  const perfectInformation = { value: perfect, unit: unit.unit }
  done(ends.information)
  yield { information, perfectInformation }
  const learning = learningOf(ground, knowing, resources)
  yield { learning }
  const failures = failuresOf(ground)
  yield { failures }
  const stress = stressOf(ground)
  done(ends.stress)
  yield { stress }
  const gates = staged[best.subject.project.name] ?? null
  const actions = actionsFor({ ...standing, resources, learned, replicates, contest, gates }, attempts)
  yield { actions }
  const { portrait, shown } = portraitOf(venture, best, samplers.full, run.cash)
  const unknown = unknownFigures(venture, chosen, { shown, resources }, samplers)
  const warnings = [
    ...planWarnings(ground, unknown),
    ...preferenceWarnings(ground, preference),
    ...learningWarnings(ground, knowing),
  ]
  done(1)
  return {
    answer: {
      ...head,
      danger,
      preference,
      staged,
      resources,
      advantage,
      portfolio,
      allocation,
      sensitivities: shares,
      flips,
      information,
      perfectInformation,
      learning,
      actions,
      failures,
      stress,
      portrait,
    },
    warnings,
  }
}

export function headOf(ground: Ground): PlanHead {
  const { best, chosen, samplers, unit } = ground
  const [, next] = chosen
  const rival = next === undefined ? null : { name: next.subject.project.name, run: runOf(ground, next) }
  const { plan, seed } = samplers.full
  return {
    best: best.subject.project.name,
    because: becauseOf(runOf(ground, best), rival, unit),
    projects: projectAnswers(ground),
    tied: probabilityTied(chosen.map((one) => runOf(ground, one).objective)),
    samples: plan.samples,
    seed,
  }
}

const notCompared = { probabilityBest: 0, probabilityWins: 0 }

/** In the order of the file. Only those that are compared can be the best. */
function projectAnswers(ground: Ground): PlanAnswer["projects"] {
  const { chosen, runs } = ground
  const objectives = chosen.map((one) => runOf(ground, one).objective)
  const [best, wins] = [probabilitiesBest(objectives), probabilitiesWon(objectives)]
  const shareOf = new Map(chosen.map((one, k) => [one, { probabilityBest: best[k] ?? 0, probabilityWins: wins[k] ?? 0 }]))
  return Object.fromEntries(
    [...runs].map(([one, { answer, feasibility, search }]) => [
      one.subject.project.name,
      { ...answer, search, feasibility, ...(shareOf.get(one) ?? notCompared) },
    ]),
  )
}
