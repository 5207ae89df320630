/** More of a resource, or none of it: project and decisions are chosen anew. */
import { isSame } from "../../units/index.ts"
import type { Resource } from "../../venture/index.ts"
import { isFounder, roleOf } from "../founder.ts"
import type { Situation } from "../worth/contest.ts"
import { type Held, heldOf, holdingOf } from "../worth/resource-answers.ts"
import { type Change, changeOf, isSure, outcomeOf } from "./outcome.ts"
import { cashDueMonth, type Informed, launchMonth, type Proposal, type Standing } from "./standing.ts"

/** Resources of which more is told. */
const told = 2
/** Of many, a tenth more is a step; of few, one more. */
const few = 20

/** A tenth more, or one piece, of the resources that give most for it. */
export function add(standing: Informed): Proposal[] {
  const { chosen, contest, resources } = standing
  const steps = heldByBest(standing).flatMap((held) => {
    const { amount, inBase } = holdingOf(held, contest.sampler)
    const step = Math.max(1, amount > few ? Math.round(roundFigure(amount / 10)) : 1)
    const { perUnit = 0, interval: [low] = [0] } = resources[held.resource.name] ?? {}
    // Another founder is no hire.
    return low > 0 && !isFounder(held.resource) ? [{ held, amount, inBase, step, gain: perUnit * step }] : []
  })
  const leading = steps.toSorted((a, b) => b.gain - a.gain).slice(0, told)
  return leading.flatMap(({ held, amount, inBase, step }): Proposal[] => {
    const change = changeIn(standing, new Map([[held.more, step * inBase]]))
    if (!isSure(change) || !paysForItself(held, change, step * inBase, standing)) return []
    const { unit } = held.quantity
    const isCash = held.resource.kind === "cash"
    return [
      {
        action: {
          kind: "add",
          path: held.resource.path,
          from: { value: amount, unit },
          to: { value: amount + step, unit },
          moves: { path: chosen.subject.objective.path, by: change.by },
          error: change.error,
          survival: change.survival,
          otherwise: null,
          cost: isCash ? { value: step, unit } : null,
          by: isCash ? cashDueMonth(standing) : launchMonth(standing),
        },
        worth: change.worth,
      },
    ]
  })
}

/** Money put in is money spent: more of it is advice only where it brings more than itself. */
function paysForItself({ resource, quantity }: Held, change: Change, added: number, { chosen }: Standing): boolean {
  const isOneUnit = isSame(quantity.dimension, chosen.subject.objective.dimension)
  return resource.kind !== "cash" || !isOneUnit || change.worth > added
}

/** The people whom no task needs and whose pay costs most. */
export function drop(standing: Informed): Proposal[] {
  const { chosen, contest, resources } = standing
  const costly = heldByBest(standing)
    .filter(({ resource }) => resource.kind === "people" && !isNeeded(standing, resource))
    .map((held) => ({ held, gain: -(resources[held.resource.name]?.holding ?? 0) }))
    .filter(({ gain }) => gain > 0)
  const [top] = costly.toSorted((a, b) => b.gain - a.gain)
  if (top === undefined) return []
  const { held } = top
  const change = changeIn(standing, new Map([[held.keep, 0]]))
  if (!isSure(change)) return []
  const { amount } = holdingOf(held, contest.sampler)
  const { unit } = held.quantity
  return [
    {
      action: {
        kind: "drop",
        path: held.resource.path,
        from: { value: amount, unit },
        to: { value: 0, unit },
        moves: { path: chosen.subject.objective.path, by: change.by },
        error: change.error,
        survival: change.survival,
        otherwise: null,
        cost: null,
        by: null,
      },
      worth: change.worth,
    },
  ]
}

function heldByBest({ venture, chosen }: Standing): Held[] {
  const held = venture.resources.flatMap((resource) => heldOf(venture.model, resource))
  return held.filter(({ more }) => chosen.subject.reach.parameters.has(more))
}

function isNeeded({ venture, chosen }: Standing, resource: Resource): boolean {
  if (isFounder(resource)) return true
  const role = roleOf(resource.name)
  const own = `${chosen.subject.project.name}.plan.`
  return [...venture.model.quantities.keys()].some((path) => path.startsWith(own) && path.endsWith(`.needs.${role}`))
}

function changeIn(standing: Informed, situation: Situation): Change {
  const { contest } = standing
  const { sampler } = contest
  const [after, before] = contest.both(situation)
  const [then, now] = [after, before].map((trial) => outcomeOf(standing, sampler, { trial }))
  if (then === undefined || now === undefined) throw new Error("internal: two outcomes")
  return changeOf(standing, sampler, then, now)
}

/** Two significant figures: a tenth of what is held needs no more. */
function roundFigure(value: number): number {
  const digit = 10 ** (Math.floor(Math.log10(value)) - 1)
  return Math.round(value / digit) * digit
}
