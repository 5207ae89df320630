/** Secure the round, loan or grant whose certainty is worth most: the same draws in which it closes whenever it is due. */
import type { Sampler } from "../../engine/index.ts"
import type { Action } from "../answer.ts"
import { constant } from "../columns.ts"
import { quantiles } from "../quantiles.ts"
import { bestOptions, type Experiment } from "./experiment.ts"
import { type Bench, type Benches, changeOf, outcomeOf } from "./outcome.ts"
import { meanAmount } from "./protect.ts"
import { reachedInputs } from "./reached.ts"
import { monthText, ownQuantity, type Proposal, type Standing } from "./standing.ts"

/** Below every probability, and above every one: luck is compared with the round's own. */
const comes = 0
const stays = 1

type Round = { readonly name: string; readonly luck: number }

export function secure(standing: Standing, benches: Benches): Proposal[] {
  const { objective, project } = standing.chosen.subject
  const certain = ({ luck }: Round, sampler: Sampler): Experiment => ({ after: withLuck(sampler, luck, comes) })
  return bestOptions(standing, benches, roundsOf(standing), 1, certain).map(({ option, change }) => {
    const probability = meanAmount(standing, `funding.${option.name}.probability`)
    const factor = ownQuantity(standing, `funding.${option.name}.probability`)?.factor ?? 1
    return {
      action: {
        kind: "secure",
        path: `${project.name}.funding.${option.name}`,
        from: probability,
        to: probability === null ? null : { value: 1 / factor, unit: probability.unit },
        moves: { path: objective.path, by: change.by },
        error: change.error,
        survival: change.survival,
        otherwise: ifNever(standing, benches.telling, option),
        cost: null,
        by: monthText(standing.venture, dueMonth(standing, option)),
      },
      worth: change.worth,
    }
  })
}

function roundsOf(standing: Standing): Round[] {
  return reachedInputs(standing).flatMap(({ input, name }) => {
    const round = /^funding\.(.+)\.luck$/u.exec(name)?.[1]
    return round === undefined ? [] : [{ name: round, luck: input }]
  })
}

function withLuck(sampler: Sampler, input: number, luck: number): ReadonlyMap<number, Float64Array> {
  return new Map([[input, constant(sampler, luck)]])
}

function ifNever(standing: Standing, { sampler, stands }: Bench, { luck }: Round): Action["otherwise"] {
  const outcome = outcomeOf(standing, sampler, { replaced: withLuck(sampler, luck, stays) })
  return { path: standing.chosen.subject.objective.path, by: changeOf(standing, sampler, outcome, stands).by }
}

/** In the middle; null where it is as likely as not that it is never due. */
function dueMonth(standing: Standing, { name }: Round): number | null {
  const due = ownQuantity(standing, `funding.${name}.due`)
  if (due === null) return null
  const { coarse } = standing.samplers
  const [months] = coarse.run([due.node], standing.chosen.best.parameters)
  const [median] = quantiles((months ?? new Float64Array(1)).slice(0, coarse.plan.samples), [0.5])
  return median === undefined || !Number.isFinite(median) ? null : median
}
