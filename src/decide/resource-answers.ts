/**
 * What each resource is worth: one more unit of it, and all of it. Project and decisions are chosen anew in each
 * situation; all situations share their draws, so that a difference is one of situations and not of chance.
 */
import type { Model, Quantity, SamplePlan, Sampler } from "../engine/index.ts"
import type { Resource, Venture } from "../venture/index.ts"
import type { ResourceAnswer } from "./answer.ts"
import type { Chosen } from "./choose.ts"
import { effort, runsWithin, type Samplers } from "./effort.ts"
import { momentsOf, type Shown } from "./figures.ts"
import type { Score } from "./score.ts"
import { search } from "./search.ts"
import { bestOf, decisionsOf, type Tried, tryOut, withDecisions } from "./trial.ts"

/** Parameters of the model that are not at their initial values, by number. */
export type Situation = ReadonlyMap<number, number>

/** A resource with the numbers of its two parameters. */
export type Held = { readonly resource: Resource; readonly quantity: Quantity; readonly keep: number; readonly more: number }

export type Market = { readonly chosen: readonly Chosen[]; readonly samplers: Samplers; readonly score: Score; readonly unit: Shown }

/** Where 1 % of a resource is less than one unit, one unit is the step. */
const share = 0.01
/** A unit and a hundredth that agree so well show the same slope; else thresholds count, and a unit alone would miss them. */
const agreement = 0.02
/** No step is smaller than this part of what is held: differences of floating-point figures would be noise. */
const leastShare = 1e-6
const mostRuns = 250

export function resourceAnswers(venture: Venture, market: Market, onOne: () => void): Record<string, ResourceAnswer> {
  const held = venture.resources.flatMap((resource) => heldOf(venture.model, resource))
  const counted = held.filter(({ keep }) => market.chosen.some(({ subject }) => subject.reach.parameters.has(keep)))
  const contest = new Contest(market, counted.length)
  return Object.fromEntries(
    held.map((one) => {
      const answer = counted.includes(one) ? answerFor(one, market, contest) : { perUnit: 0, interval: [0, 0] as const, holding: 0 }
      onOne()
      return [one.resource.name, { unit: one.quantity.unit, ...answer, objectiveUnit: market.unit.unit }]
    }),
  )
}

export function heldOf(model: Model, resource: Resource): Held[] {
  const quantity = model.quantities.get(resource.path)
  const number = (kind: "keep" | "more"): number => model.parameters.findIndex((p) => p.kind === kind && p.path === resource.path)
  const [keep, more] = [number("keep"), number("more")]
  return quantity === undefined || keep < 0 || more < 0 ? [] : [{ resource, quantity, keep, more }]
}

/** How much is held on average, in the unit shown, and how much one such unit is in the books. */
export function holdingOf({ quantity }: Held, sampler: Sampler): { readonly amount: number; readonly inBase: number } {
  const [shown, base] = sampler.run([quantity.shownNode, quantity.node])
  const amount = momentsOf(shown ?? new Float64Array(1)).mean
  const books = momentsOf(base ?? new Float64Array(1)).mean
  // One factor but for a resource in another currency; its own mean rate then.
  const rate = quantity.perUnit === null || amount === 0 ? 1 : books / amount
  return { amount: amount / quantity.factor, inBase: quantity.factor * rate }
}

function answerFor(one: Held, market: Market, contest: Contest): Omit<ResourceAnswer, "unit" | "objectiveUnit"> {
  const { amount, inBase } = holdingOf(one, contest.sampler)
  const slope = (step: number): Slope => slopeOf(market, contest, new Map([[one.more, step * inBase]]), step)
  const single = slope(Math.max(1, leastShare * amount))
  const wide = share * amount > 1 ? slope(share * amount) : single
  const isSmooth = Math.abs(single.perUnit - wide.perUnit) <= agreement * Math.abs(wide.perUnit)
  const { perUnit, interval } = isSmooth ? single : wide
  const [without, withIt] = contest.both(new Map([[one.keep, 0]]))
  const lost = (market.score.back(withIt.score) - market.score.back(without.score)) / market.unit.factor
  return { perUnit, interval, holding: Number.isFinite(lost) ? lost : null }
}

type Slope = { readonly perUnit: number; readonly interval: readonly [number, number] }

/** Gain by `step` more units, per unit, with the 90 % interval that the replicates give. */
function slopeOf({ score, unit }: Market, contest: Contest, situation: Situation, step: number): Slope {
  const [after, before] = contest.both(situation)
  const scale = step * unit.factor
  const gain = (from: number, to: number): number => (score.back(momentsOf(after.utility.subarray(from, to)).mean) - score.back(momentsOf(before.utility.subarray(from, to)).mean)) / scale
  const { replicates, perReplicate, samples } = contest.sampler.plan
  const perUnit = gain(0, samples)
  const parts = Float64Array.from({ length: replicates }, (_, r) => gain(r * perReplicate, (r + 1) * perReplicate))
  const reach = errorOf(parts, contest.sampler.plan)
  return { perUnit, interval: [perUnit - reach, perUnit + reach] }
}

/** Student's t for two-sided 90 % and 7 to 14 degrees of freedom. Source: NIST e-Handbook, table 1.3.6.7.2. */
const student = [1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761] as const

function errorOf(parts: Float64Array, { replicates }: SamplePlan): number {
  return (momentsOf(parts).sd / Math.sqrt(replicates)) * (student[replicates - 8] ?? 1.645)
}

/** The best that can be had in a situation, over all projects and their decisions. */
class Contest {
  readonly sampler: Sampler
  private readonly market: Market
  private readonly capacity: number
  private readonly usual = new Map<string, Tried>()

  constructor(market: Market, resources: number) {
    this.market = market
    const work = market.chosen.reduce((sum, { subject }) => sum + subject.reach.work, 0)
    // Three situations for each resource, and what they find is tried out as things stand.
    const runs = (sampler: Sampler): number => Math.floor(runsWithin(effort.resources, sampler, Math.max(1, work)) / Math.max(1, resources * 3)) - 1
    const hasDecisions = market.chosen.some(({ subject }) => subject.decisions.length > 0)
    const onFull = runs(market.samplers.full)
    const isFull = onFull >= (hasDecisions ? 12 : 1)
    this.sampler = isFull ? market.samplers.full : market.samplers.coarse
    this.capacity = Math.min(mostRuns, Math.max(1, isFull ? onFull : runs(this.sampler)))
  }

  /** In the situation and as things stand; decisions found in the first are open to the second too. */
  both(situation: Situation): readonly [Tried, Tried] {
    const { chosen } = this.market
    const now: Tried[] = []
    const then: Tried[] = []
    for (const one of chosen) {
      const stands = this.asThingsStand(one)
      const isTouched = [...situation.keys()].some((number) => one.subject.reach.parameters.has(number))
      if (!isTouched) {
        now.push(stands)
        then.push(stands)
        continue
      }
      const decisions = this.searched(one, situation)
      then.push(this.attempt(one, decisions, situation))
      now.push(stands, this.attempt(one, decisions, new Map()))
    }
    return [best(then), best(now)]
  }

  private asThingsStand(one: Chosen): Tried {
    const { name } = one.subject.project
    const known = this.usual.get(name) ?? this.attempt(one, decisionsOf(one.subject, one.best.parameters), new Map())
    this.usual.set(name, known)
    return known
  }

  private searched(one: Chosen, situation: Situation): readonly number[] {
    const start = decisionsOf(one.subject, one.best.parameters)
    if (one.subject.decisions.length === 0) return start
    const { trials } = search(one.subject, start, this.capacity, (values) => {
      const { subject, parameters, score, shortfall } = this.attempt(one, values, situation)
      return { subject, parameters, score, shortfall }
    })
    return trials[0] === undefined ? start : decisionsOf(one.subject, trials[0].parameters)
  }

  private attempt({ subject }: Chosen, decisions: readonly number[], situation: Situation): Tried {
    const parameters = withDecisions(subject, this.sampler.initial, decisions)
    for (const [number, value] of situation) parameters[number] = value
    return tryOut(subject, this.sampler, parameters, this.market.score)
  }
}

function best(tried: readonly Tried[]): Tried {
  const found = bestOf(tried)
  if (found === null) throw new Error("internal: no project")
  return found
}
