/** Who is best with an input held at a figure: every project at the decisions that were chosen, and keeping the cash beside them. */
import type { Sampler } from "../../engine/index.ts"
import { type Chosen, withoutSamples } from "../choose/choose.ts"
import { meanScore } from "../choose/score.ts"
import { isBetter, type Trial, type Tried, tryOut } from "../choose/trial.ts"
import { type Held, heldAt, type Replaced, withColumns } from "../columns.ts"
import { reachOf } from "../dependence.ts"
import { mostProjects } from "../effort.ts"
import { inProject, ofProject } from "../find-quantity.ts"
import type { Ground } from "../plan/ground.ts"
import { keptBeside } from "../plan/kept-cash.ts"

export type Worth = Pick<Trial, "score" | "shortfall">

export type Contender = {
  /** Null: to keep the cash. */
  readonly name: string | null
  /** Numbers of the inputs that its worth depends on. */
  readonly inputs: ReadonlySet<number>
  /** Operations for one sample. */
  readonly work: number
  readonly worthOn: (sampler: Sampler) => Worth
  /** Utility of each sample, and what each says of what must hold (see limits.ts). */
  readonly samplesOn: (sampler: Sampler) => Pick<Tried, "utility" | "votes">
}

/** The best first; keeping the cash last, unless it is already worth more than the best: then only projects are compared. */
export function contendersOf(ground: Ground): readonly Contender[] {
  const { chosen, venture, score, best, samplers } = ground
  const projects = chosen.slice(0, mostProjects).map((one): Contender => {
    const { inputs, work } = reachOf(venture.model, one.subject.nodes)
    const trialOn = (sampler: Sampler): Tried => tryOut(one.subject, sampler, one.best.parameters, score)
    return {
      ...{ name: one.subject.project.name, inputs, work },
      worthOn: (sampler) => withoutSamples(trialOn(sampler)),
      samplesOn: trialOn,
    }
  })
  const nothing = keepingCash(ground, best)
  const isOpen = nothing !== null && nothing.worthOn(samplers.full).score < best.best.score
  return isOpen ? [...projects, nothing] : projects
}

function keepingCash({ venture, score, samplers }: Ground, best: Chosen): Contender | null {
  if (keptBeside(venture, best, samplers.coarse) === null) return null
  const { name } = best.subject.project
  const read = [inProject(venture, name, "resources.cash"), ofProject(venture, name, "exit.ownership")]
  const { inputs, work } = reachOf(
    venture.model,
    read.flatMap((quantity) => quantity?.node ?? []),
  )
  const utilityOn = (sampler: Sampler): Float64Array => score.utility(keptBeside(venture, best, sampler) ?? new Float64Array(1))
  // What is asked of a project does not bind whoever does nothing: only what the two are worth is compared.
  const samplesOn: Contender["samplesOn"] = (sampler) => ({ utility: utilityOn(sampler), votes: [] })
  return { name: null, inputs, work, samplesOn, worthOn: (sampler) => ({ score: meanScore(utilityOn(sampler)), shortfall: 0 }) }
}

export class ContestHeld {
  readonly contenders: readonly Contender[]
  private readonly venture: Ground["venture"]
  private readonly standing = new Map<Sampler, Map<Contender, Worth>>()

  constructor(venture: Ground["venture"], contenders: readonly Contender[]) {
    this.venture = venture
    this.contenders = contenders
  }

  /** One for each of these. What an input and its partners do not touch is known already. */
  worths(sampler: Sampler, input: number, held: Held, of: readonly Contender[] = this.contenders): readonly Worth[] {
    const replaced = heldAt(this.venture, sampler, input, held)
    const moved: Sampler = { ...sampler, columns: withColumns(sampler, replaced) }
    return of.map((one) => (touches(one, replaced) ? one.worthOn(moved) : this.asIs(sampler, one)))
  }

  /** With nothing held. */
  asIs(sampler: Sampler, one: Contender): Worth {
    const known = this.standing.get(sampler) ?? new Map<Contender, Worth>()
    this.standing.set(sampler, known)
    const worth = known.get(one) ?? one.worthOn(sampler)
    known.set(one, worth)
    return worth
  }
}

function touches({ inputs }: Contender, replaced: Replaced): boolean {
  return [...replaced.keys()].some((input) => inputs.has(input))
}

/** Number of the best of these; of equals the first. Nobody's constraints bind the cash that is kept, which is the one without a name. */
export function winnerOf(contenders: readonly Contender[], worths: readonly Worth[]): number {
  let best = 0
  for (const [k, worth] of worths.entries()) {
    const leader = worths[best]
    if (k === 0 || leader === undefined) continue
    const isKept = contenders[k]?.name === null
    if (isKept ? worth.score > leader.score : isBetter(worth, leader)) best = k
  }
  return best
}
