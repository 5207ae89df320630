/**
 * What each resource is worth: one more unit of it, and all of it. Project and decisions are chosen anew in each
 * situation; all situations share their draws, so that a difference is one of situations and not of chance.
 */
import { average, type Model, type Quantity, type Sampler } from "../../engine/index.ts"
import type { Resource, Venture } from "../../venture/index.ts"
import type { ResourceAnswer } from "../answer.ts"
import type { Tried } from "../choose/trial.ts"
import { quantiles } from "../quantiles.ts"
import type { Contest, Market, Situation } from "./contest.ts"
import { halfWidth } from "./student.ts"

/** A resource with the numbers of its two parameters. */
export type Held = { readonly resource: Resource; readonly quantity: Quantity; readonly keep: number; readonly more: number }

/** Where 1 % of a resource is less than one unit, one unit is the step. */
const share = 0.01
/** Where few samples cross a threshold in so small a step, a wider one tells more. */
const clearShare = 0.05
/** A unit and a hundredth that agree so well show the same slope; else thresholds count, and a unit alone would miss them. */
const agreement = 0.02
/** No step is smaller than this part of what is held: differences of floating-point figures would be noise. */
const leastShare = 1e-6

export function resourceAnswers(
  venture: Venture,
  market: Market,
  contest: Contest,
  onOne: () => void,
): Record<string, ResourceAnswer> {
  const held = venture.resources.flatMap((resource) => heldOf(venture.model, resource))
  const counted = held.filter((one) => usersOf(one, market).length > 0)
  return Object.fromEntries(
    held.map((one) => {
      const answer = counted.includes(one)
        ? answerFor(one, market, contest)
        : { perUnit: 0, interval: [0, 0] as const, holding: 0 }
      onOne()
      const usedBy = usersOf(one, market)
      return [one.resource.name, { unit: one.quantity.unit, ...answer, objectiveUnit: market.unit.unit, usedBy }]
    }),
  )
}

export function heldOf(model: Model, resource: Resource): Held[] {
  const quantity = model.quantities.get(resource.path)
  const number = (kind: "keep" | "more"): number => model.parameters.findIndex((p) => p.kind === kind && p.path === resource.path)
  const [keep, more] = [number("keep"), number("more")]
  return quantity === undefined || keep < 0 || more < 0 ? [] : [{ resource, quantity, keep, more }]
}

/** Projects whose objective or constraints depend on it. */
function usersOf({ keep }: Held, { chosen }: Market): string[] {
  return chosen.filter(({ subject }) => subject.reach.parameters.has(keep)).map(({ subject }) => subject.project.name)
}

/** How much is held on average, in the unit shown, and how much one such unit is in the books. */
export function holdingOf({ quantity }: Held, sampler: Sampler): { readonly amount: number; readonly inBase: number } {
  const [shown, base] = sampler.run([quantity.shownNode, quantity.node])
  const amount = average(shown ?? new Float64Array(1))
  const books = average(base ?? new Float64Array(1))
  // One factor but for a resource in another currency; its own mean rate then.
  const rate = quantity.perUnit === null || amount === 0 ? 1 : books / amount
  return { amount: amount / quantity.factor, inBase: quantity.factor * rate }
}

function answerFor(one: Held, market: Market, contest: Contest): Omit<ResourceAnswer, "unit" | "objectiveUnit" | "usedBy"> {
  const { amount, inBase } = holdingOf(one, contest.sampler)
  const slope = (step: number): Slope => slopeOf(market, contest, new Map([[one.more, step * inBase]]), step)
  const single = slope(Math.max(1, leastShare * amount))
  const wide = share * amount > 1 ? slope(share * amount) : single
  const { perUnit, interval } = slopeTold(single, wide, () => slope(clearShare * amount))
  const [without, withIt] = contest.without(new Map([[one.keep, 0]]))
  const lost = (market.score.back(withIt.score) - worthWithout(without, withIt, market)) / market.unit.factor
  return { perUnit, interval, holding: Number.isFinite(lost) ? lost : null }
}

/** Where the constraints cannot be kept without the resource, nothing is done: worth 0, and no more than what is done with it. */
function worthWithout(without: Tried, withIt: Tried, { score }: Market): number {
  const isOutOfReach = without.shortfall > 0 && withIt.shortfall === 0
  return isOutOfReach ? Math.min(0, score.back(withIt.score)) : score.back(without.score)
}

/**
 * The slope of one unit where it is that of a hundredth too, unless a wider step finds a few samples that cross a threshold and
 * all others as they were: so few samples that the narrow steps missed every one.
 */
function slopeTold(single: Slope, wide: Slope, clear: () => Slope): Slope {
  if (!agree(single.perUnit, wide.perUnit)) return isClear(wide) ? wide : clear()
  if (single === wide) return single
  const wider = clear()
  const isMissed = !agree(single.perUnit, wider.perUnit) && agree(medianOf(single.ofSamples), medianOf(wider.ofSamples))
  return isMissed ? wider : single
}

function agree(one: number, other: number): boolean {
  return Math.abs(one - other) <= agreement * Math.abs(other)
}

function medianOf(values: Float64Array): number {
  return quantiles(values, [0.5])[0] ?? Number.NaN
}

function isClear({ perUnit, interval: [low] }: Slope): boolean {
  return perUnit - low <= Math.abs(perUnit) / 2
}

type Slope = {
  readonly perUnit: number
  readonly interval: readonly [number, number]
  /** Of each sample, in utility.  Shape: [samples]. */
  readonly ofSamples: Float64Array
}

/** Gain by `step` more units, per unit, with the 90 % interval that the replicates give. */
function slopeOf({ score, unit }: Market, contest: Contest, situation: Situation, step: number): Slope {
  const [after, before] = contest.both(situation)
  const scale = step * unit.factor
  const gain = (from: number, to: number): number =>
    (score.back(average(after.utility.subarray(from, to))) - score.back(average(before.utility.subarray(from, to)))) / scale
  const { replicates, perReplicate, samples } = contest.sampler.plan
  const perUnit = gain(0, samples)
  const parts = Float64Array.from({ length: replicates }, (_, r) => gain(r * perReplicate, (r + 1) * perReplicate))
  // Decisions chosen anew are as exact as their search.
  const found = contest.tolerance(after, situation)
  const loose = found === 0 ? 0 : Math.abs(score.back(after.score + found) - score.back(after.score)) / Math.abs(scale)
  const reach = halfWidth(parts, 90) + (Number.isFinite(loose) ? loose : 0)
  const ofSamples = after.utility.map((utility, s) => (utility - before.utility[s]!) / scale)
  return { perUnit, interval: [perUnit - reach, perUnit + reach], ofSamples }
}
