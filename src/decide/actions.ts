/**
 * What to do next: changes tried out one at a time on the best project, each with the number that it moves. At most five,
 * those that move the objective most first.
 */
import { rankCorrelation, type Sampler } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import type { Action, CashBands, ResourceAnswer, Stats } from "./answer.ts"
import { calendarMonth } from "./calendar.ts"
import type { Chosen } from "./choose.ts"
import type { Contest } from "./contest.ts"
import { reachOf } from "./dependence.ts"
import { type Shown, shownAs, statsOf } from "./figures.ts"
import type { Learned } from "./information.ts"
import { checkLimit, type LimitCheck } from "./limits.ts"
import type { ProjectRun } from "./project-answer.ts"
import { withColumn } from "./redraw.ts"
import { heldOf, holdingOf } from "./resource-answers.ts"
import { objectiveOn } from "./sensitivities.ts"

/** The best project as it stands, and what was found out about it. */
export type Standing = {
  readonly venture: Venture
  readonly chosen: Chosen
  readonly run: ProjectRun
  readonly sampler: Sampler
  readonly unit: Shown
  readonly resources: Readonly<Record<string, ResourceAnswer>>
  readonly learned: readonly Learned[]
  readonly contest: Contest
}

const most = 5
/** Survival below this deserves a look at what endangers it. */
const safeSurvival = 0.9

export function actionsFor(standing: Standing): Action[] {
  const inMoney = [...decide(standing), ...add(standing), ...findOut(standing), ...protect(standing)]
  const watched = watch(standing)
  const ordered = inMoney.toSorted((a, b) => Math.abs(b.moves.by.mean ?? 0) - Math.abs(a.moves.by.mean ?? 0))
  return [...ordered.slice(0, most - watched.length), ...watched]
}

/** Each decision against the value at which `run` leaves it. */
function decide(standing: Standing): Action[] {
  const { subject, best } = standing.chosen
  return subject.decisions.flatMap((decision): Action[] => {
    const to = best.parameters[decision.index] ?? decision.initial
    if (to === decision.initial) return []
    const unit = decision.value.unit.text
    const moves = movesOf(standing, best.parameters.with(decision.index, decision.initial))
    return [
      {
        kind: "decide",
        path: decision.path,
        from: { value: decision.initial, unit },
        to: { value: to, unit },
        moves,
        cost: null,
        by: launch(standing),
      },
    ]
  })
}

/** The objective moves, or the probability of a constraint that does not hold without the change. */
function movesOf({ chosen, sampler, run, unit }: Standing, parameters: readonly number[]): Action["moves"] {
  const { subject, best } = chosen
  const { samples } = sampler.plan
  const nodes = sampler.run(subject.nodes, parameters)
  const chances = (results: readonly Float64Array[]): LimitCheck[] =>
    subject.limits.map((limit, k) => checkLimit(limit, results[k + 1] ?? new Float64Array(samples), samples))
  const broken = chances(nodes).findIndex(({ isMet }) => !isMet)
  const limit = subject.limits[broken]
  if (best.shortfall === 0 && limit !== undefined) {
    const change = (run.answer.constraints[broken]?.probability ?? 0) - (chances(nodes)[broken]?.probability ?? 0)
    return { path: limit.quantity.path, by: only(change) }
  }
  const before = objectiveOn(sampler, { subject, parameters })
  return { path: subject.objective.path, by: statsOf(difference(run.objective, before), plainly(unit)) }
}

/** A tenth more, or one piece, of the resource that gives most for it. */
function add(standing: Standing): Action[] {
  const { venture, chosen, sampler, resources, contest } = standing
  const steps = venture.resources.flatMap((resource) => {
    const held = heldOf(venture.model, resource)[0]
    if (held === undefined || !chosen.subject.reach.parameters.has(held.more)) return []
    const { amount, inBase } = holdingOf(held, sampler)
    const step = Math.max(1, amount > 20 ? Math.round(roundFigure(amount / 10)) : 1)
    return [{ held, amount, inBase, step, gain: (resources[resource.name]?.perUnit ?? 0) * step }]
  })
  const top = steps.toSorted((a, b) => b.gain - a.gain)[0]
  if (top === undefined || !(top.gain > 0)) return []
  const { held, amount, inBase, step } = top
  const [after, before] = contest.both(new Map([[held.more, step * inBase]]))
  const by = statsOf(
    difference(objectiveOn(contest.sampler, after), objectiveOn(contest.sampler, before)),
    plainly(standing.unit),
  )
  const unit = held.quantity.unit
  const moves = { path: chosen.subject.objective.path, by }
  return [
    {
      kind: "add",
      path: held.resource.path,
      from: { value: amount, unit },
      to: { value: amount + step, unit },
      moves,
      cost: null,
      by: leanestMonth(standing),
    },
  ]
}

/** The one input that is worth most to know beforehand. */
function findOut(standing: Standing): Action[] {
  const [top] = standing.learned
  if (top === undefined) return []
  const by = { ...statsOf(top.gains, plainly(standing.unit)), mean: top.value }
  const moves = { path: standing.chosen.subject.objective.path, by }
  return [{ kind: "find-out", path: top.input, from: null, to: null, moves, cost: null, by: launch(standing) }]
}

/** What each uncertain risk costs: the same draws with its probability at nothing. */
function protect(standing: Standing): Action[] {
  const { venture, chosen, sampler, run } = standing
  const { objective, project } = chosen.subject
  const own = new RegExp(`^${project.name}\\.risks?\\..*\\.probability$`, "u")
  const inputs = [...reachOf(venture.model, [objective.node]).inputs].filter((input) =>
    own.test(venture.model.inputs[input]?.path ?? ""),
  )
  const costs = inputs.map((input): Action => {
    const without = withColumn(sampler, input, new Float64Array(sampler.plan.samples), () => objectiveOn(sampler, chosen.best))
    const by = statsOf(difference(without, run.objective), plainly(standing.unit))
    const path = venture.model.inputs[input]?.path ?? ""
    const quantity = venture.model.quantities.get(path)
    const unit = quantity?.unit ?? ""
    const mean = statsOf(
      sampler.columns[input] ?? new Float64Array(),
      quantity === undefined ? standing.unit : shownAs(quantity),
    ).mean
    return {
      kind: "protect",
      path,
      from: mean === null ? null : { value: mean, unit },
      to: { value: 0, unit },
      moves: { path: objective.path, by },
      cost: null,
      by: null,
    }
  })
  return costs
    .filter((a) => (a.moves.by.mean ?? 0) > 0)
    .toSorted((a, b) => (b.moves.by.mean ?? 0) - (a.moves.by.mean ?? 0))
    .slice(0, 1)
}

/** The input that goes with ruin most closely, and how much likelier ruin is in its worst fifth. */
function watch(standing: Standing): Action[] {
  const { venture, chosen, run, sampler } = standing
  const { isRuined } = run
  if (isRuined === null || (run.answer.survival ?? 1) >= safeSurvival) return []
  const project = chosen.subject.project.name
  const quantity = venture.model.quantities.get(`${project}.ruin`) ?? venture.model.quantities.get(`${project}.cash`)
  if (quantity === undefined) return []
  const inputs = [...reachOf(venture.model, [quantity.node]).inputs]
  const pulls = inputs.map((input) => ({
    input,
    rank: rankCorrelation(sampler.columns[input] ?? new Float64Array(), isRuined) ?? 0,
  }))
  const top = pulls.toSorted((a, b) => Math.abs(b.rank) - Math.abs(a.rank))[0]
  const watched = venture.model.quantities.get(venture.model.inputs[top?.input ?? -1]?.path ?? "")
  if (top === undefined || top.rank === 0 || watched === undefined) return []
  const x = sampler.columns[top.input] ?? new Float64Array()
  const sorted = x.slice().sort()
  const edge = sorted[Math.floor(x.length * (top.rank > 0 ? 0.8 : 0.2))] ?? 0
  const worst = isRuined.filter((_, s) => (top.rank > 0 ? x[s]! >= edge : x[s]! <= edge))
  const by = only(meanOf(worst) - meanOf(isRuined))
  const median = sorted[x.length >> 1] ?? 0
  const at = (value: number): { value: number; unit: string } => ({ value: value / watched.factor, unit: watched.unit })
  return [
    {
      kind: "watch",
      path: watched.path,
      from: at(median),
      to: at(edge),
      moves: { path: `${project}.ruin`, by },
      cost: null,
      by: leanestMonth(standing),
    },
  ]
}

/** A difference of moments is an amount of time: nothing in it never comes. */
function plainly(unit: Shown): Shown {
  return { ...unit, isMoment: false }
}

function only(mean: number): Stats {
  return { unit: "", mean, sd: null, p5: null, p25: null, p50: null, p75: null, p95: null }
}

function difference(after: Float64Array, before: Float64Array): Float64Array {
  return after.map((value, s) => value - before[s]!)
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / Math.max(1, values.length)
}

/** Two significant figures: a tenth of what is held needs no more. */
function roundFigure(value: number): number {
  const digit = 10 ** (Math.floor(Math.log10(value)) - 1)
  return Math.round(value / digit) * digit
}

/** Until the launch there is time to find out and to decide. */
function launch({ venture, run }: Standing): string | null {
  const month = run.answer.launchMonth?.p50 ?? null
  return month === null ? null : calendarMonth(venture.header.start, Math.floor(month))
}

/** The month in which cash is lowest in the middle. */
function leanestMonth({ venture, run }: Standing): string | null {
  return run.cash === null ? null : calendarMonth(venture.header.start, lowestMonth(run.cash))
}

function lowestMonth({ p50 }: CashBands): number {
  const known = p50.map((value) => value ?? Number.POSITIVE_INFINITY)
  return known.indexOf(Math.min(...known))
}
