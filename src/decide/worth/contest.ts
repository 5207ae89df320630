/**
 * The best that can be had when something is other than it stands: project and decisions are chosen anew. All situations
 * share their draws, so that a difference is one of situations and not of chance.
 */
import type { Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { type Chosen, withoutSamples } from "../choose/choose.ts"
import { finest, fitted } from "../choose/options.ts"
import { meanScore, type Score } from "../choose/score.ts"
import { search, worthTrying } from "../choose/search.ts"
import { bestOf, decisionsOf, judged, type Tried, tryOut, withDecisions } from "../choose/trial.ts"
import { effort, runsWithin, type Samplers } from "../effort.ts"
import { isTime, type Shown } from "../figures.ts"
import { ofProject } from "../find-quantity.ts"

/** Parameters of the model that are not at their initial values, by number. */
export type Situation = ReadonlyMap<number, number>

export type Market = {
  readonly venture: Venture
  readonly chosen: readonly Chosen[]
  readonly samplers: Samplers
  readonly score: Score
  readonly unit: Shown
}

const mostRuns = 500

export class Contest {
  readonly sampler: Sampler
  private readonly market: Market
  private readonly capacity: number
  private readonly usual = new Map<Chosen, Tried>()
  private readonly launched = new Map<Chosen, Tried>()
  private readonly hasTime: boolean

  /** `situations`: how many will be asked for; the effort is divided among them. */
  constructor(market: Market, situations: number) {
    this.market = market
    const work = market.chosen.reduce((sum, { subject }) => sum + subject.reach.work, 0)
    const hasDecisions = market.chosen.some(({ subject }) => subject.decisions.length > 0)
    // One run less where there are decisions: those found are tried out as things stand too.
    const runs = (sampler: Sampler): number =>
      Math.floor(runsWithin(effort.resources, sampler, Math.max(1, work)) / Math.max(1, situations)) - (hasDecisions ? 1 : 0)
    const onFull = runs(market.samplers.full)
    const isFull = onFull >= (hasDecisions ? 12 : 1)
    this.sampler = isFull ? market.samplers.full : market.samplers.coarse
    this.hasTime = situations * Math.max(1, work) * market.samplers.full.plan.samples <= 4 * effort.holdings
    this.capacity = Math.min(
      Math.max(...market.chosen.map(({ subject }) => worthTrying(subject, mostRuns))),
      Math.max(1, isFull ? onFull : runs(this.sampler)),
    )
  }

  /** In the situation and as things stand; decisions found in the first are open to the second too. */
  both(situation: Situation): readonly [Tried, Tried] {
    const { chosen } = this.market
    const isTouched = ({ subject }: Chosen): boolean =>
      [...situation.keys()].some((number) => subject.reach.parameters.has(number))
    const settled = chosen.some((one) => hasNoDecisions(one) && isTouched(one))
      ? this.settledIn(situation)
      : new Map<Chosen, Tried>()
    const now: Tried[] = []
    const then: Tried[] = []
    for (const one of chosen) {
      const stands = this.asThingsStand(one)
      now.push(stands)
      if (!isTouched(one)) then.push(stands)
      else if (hasNoDecisions(one)) then.push(settled.get(one) ?? stands)
      else {
        const decisions = this.searched(one, situation)
        then.push(this.attempt(one, decisions, situation))
        now.push(this.attempt(one, decisions, new Map()))
      }
    }
    return [best(then), best(now)]
  }

  /**
   * What is left without something, on the draws that the ranking comes from, where that does not take too long. What never
   * launches counts for nothing on either side: cash that lies idle is not what a project is worth.
   */
  without(situation: Situation): readonly [Tried, Tried] {
    const { chosen, samplers } = this.market
    const sampler = this.hasTime ? samplers.full : this.sampler
    const settled = this.settledIn(situation, sampler, true)
    const now: Tried[] = []
    const then: Tried[] = []
    for (const one of chosen) {
      now.push(this.launchedAsThingsStand(one, sampler))
      if (hasNoDecisions(one)) then.push(settled.get(one) ?? one.best)
      else {
        const decisions = this.searched(one, situation, true)
        then.push(this.attempt(one, decisions, situation, sampler, true))
        now.push(this.attempt(one, decisions, new Map(), sampler, true))
      }
    }
    return [best(then), best(now)]
  }

  /**
   * How far the score of decisions that were searched may lie below the best one: what the finest step of the search moves.
   * Units: utility.
   */
  tolerance(tried: Tried, situation: Situation): number {
    const one = this.market.chosen.find(({ subject }) => subject === tried.subject)
    if (one === undefined || tried.parameters === one.best.parameters) return 0
    const here = decisionsOf(one.subject, tried.parameters)
    const moves = one.subject.decisions.flatMap((decision, k) => {
      const { options } = decision.value
      if (options.kind === "list" || options.isWhole) return []
      return [-1, 1].map((sign) => here.with(k, fitted(decision, (here[k] ?? 0) + sign * finest(decision))))
    })
    const lost = moves.map((values) => Math.abs(this.attempt(one, values, situation).score - tried.score))
    return lost.reduce((most, loss) => (Number.isFinite(loss) ? Math.max(most, loss) : most), 0)
  }

  private asThingsStand(one: Chosen): Tried {
    if (this.sampler === this.market.samplers.full) return one.best
    if (this.usual.size === 0) for (const [each, tried] of this.settledIn(new Map())) this.usual.set(each, tried)
    const known = this.usual.get(one) ?? this.attempt(one, decisionsOf(one.subject, one.best.parameters), new Map())
    this.usual.set(one, known)
    return known
  }

  private launchedAsThingsStand(one: Chosen, sampler: Sampler): Tried {
    const known =
      this.launched.get(one) ?? this.attempt(one, decisionsOf(one.subject, one.best.parameters), new Map(), sampler, true)
    this.launched.set(one, known)
    return known
  }

  /** Projects without decisions, all in one run: what they share is computed once. */
  private settledIn(situation: Situation, sampler: Sampler = this.sampler, isLaunchedOnly = false): Map<Chosen, Tried> {
    const settled = this.market.chosen.filter(hasNoDecisions)
    if (settled.length === 0) return new Map()
    const parameters = [...sampler.initial]
    for (const [number, value] of situation) parameters[number] = value
    const nodes = settled.map((one) => [...one.subject.nodes, ...(isLaunchedOnly ? this.launchNodes(one) : [])])
    const results = sampler.run(nodes.flat(), parameters, sampler.columns, endsOfAll(settled))
    const { samples } = sampler.plan
    let first = 0
    const all = settled.map((one, k) => {
      const own = results.slice(first, first + (nodes[k]?.length ?? 0))
      first += own.length
      const tried = judged(one.subject, parameters, own, samples, this.market.score)
      return [one, this.counted(tried, own[one.subject.nodes.length], sampler)] as const
    })
    return new Map(all)
  }

  private searched(one: Chosen, situation: Situation, isLaunchedOnly = false): readonly number[] {
    const start = decisionsOf(one.subject, one.best.parameters)
    const { trials } = search(one.subject, start, this.capacity, (values) => {
      return withoutSamples(this.attempt(one, values, situation, this.sampler, isLaunchedOnly))
    })
    return trials[0] === undefined ? start : decisionsOf(one.subject, trials[0].parameters)
  }

  private attempt(
    one: Chosen,
    decisions: readonly number[],
    situation: Situation,
    sampler: Sampler = this.sampler,
    isLaunchedOnly = false,
  ): Tried {
    const { subject } = one
    const parameters = withDecisions(subject, sampler.initial, decisions)
    for (const [number, value] of situation) parameters[number] = value
    const tried = tryOut(subject, sampler, parameters, this.market.score)
    const nodes = isLaunchedOnly ? this.launchNodes(one) : []
    return nodes.length === 0 ? tried : this.counted(tried, sampler.run(nodes, parameters)[0], sampler)
  }

  /** The month of the launch, where the project has one. */
  private launchNodes({ subject }: Chosen): readonly number[] {
    const launch = ofProject(this.market.venture, subject.project.name, "launch")
    return launch === null || !isTime(launch.dimension) ? [] : [launch.node]
  }

  /** `launch` [samples]: what comes after the horizon never comes, and is worth no more than nothing. */
  private counted(tried: Tried, launch: Float64Array | undefined, { model }: Sampler): Tried {
    if (launch === undefined) return tried
    const objective = tried.objective.map((value, s) => (launch[s]! < model.months ? value : Math.min(0, value)))
    const utility = this.market.score.utility(objective)
    return { ...tried, objective, utility, score: meanScore(utility) }
  }
}

/** Nodes of which no project looks at another month than the last. */
function endsOfAll(all: readonly Chosen[]): ReadonlySet<number> {
  const whole = new Set(all.flatMap(({ subject: { nodes, ends } }) => nodes.filter((node) => !ends.has(node))))
  return new Set(all.flatMap(({ subject: { ends } }) => [...ends]).filter((node) => !whole.has(node)))
}

function hasNoDecisions({ subject }: Chosen): boolean {
  return subject.decisions.length === 0
}

function best(tried: readonly Tried[]): Tried {
  const found = bestOf(tried)
  if (found === null) throw new Error("internal: no project")
  return found
}
