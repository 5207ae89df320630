/** Protect against the risk that costs most: the same draws in which it never comes. */
import { average, type Sampler } from "../../engine/index.ts"
import { constant } from "../columns.ts"
import { bestOptions, type Experiment } from "./experiment.ts"
import type { Benches } from "./outcome.ts"
import { reachedInputs } from "./reached.ts"
import { type Amount, ownQuantity, type Proposal, type Standing } from "./standing.ts"

/** Times the mean time between events: beyond every horizon, yet finite, so that sums of times stay numbers. */
const neverComes = 1e12

/** `gaps`: inputs from which the times between its events follow. */
type Risk = { readonly name: string; readonly gaps: readonly number[] }

export function protect(standing: Standing, benches: Benches): Proposal[] {
  const { objective, project } = standing.chosen.subject
  const without = ({ gaps }: Risk, sampler: Sampler): Experiment => ({
    after: new Map(gaps.map((input) => [input, constant(sampler, neverComes)])),
  })
  return bestOptions(standing, benches, risksOf(standing), 1, without).map(({ option: { name }, change }) => {
    const often = frequencyOf(standing, name)
    return {
      action: {
        kind: "protect",
        path: `${project.name}.risks.${name}`,
        from: often,
        to: often === null ? null : { value: 0, unit: often.unit },
        moves: { path: objective.path, by: change.by },
        error: change.error,
        survival: change.survival,
        otherwise: null,
        cost: controlCost(standing, name),
        by: null,
      },
      worth: change.worth,
    }
  })
}

function risksOf(standing: Standing): Risk[] {
  const gaps = new Map<string, number[]>()
  for (const { input, name } of reachedInputs(standing)) {
    const risk = /^risk\.(.+)\.event_\d+\.gap$/u.exec(name)?.[1]
    if (risk !== undefined) gaps.set(risk, [...(gaps.get(risk) ?? []), input])
  }
  return [...gaps].map(([name, inputs]) => ({ name, gaps: inputs }))
}

/** Its mean, as written. */
function frequencyOf(standing: Standing, risk: string): Amount | null {
  return meanAmount(standing, `risks.${risk}.probability`) ?? meanAmount(standing, `risks.${risk}.frequency`)
}

/** A year of its control, whatever the time in which it was written. */
function controlCost(standing: Standing, risk: string): Amount | null {
  const amount = meanAmount(standing, `risks.${risk}.control.cost`)
  if (amount === null || !/\/month$/u.test(amount.unit)) return amount
  return { value: amount.value * 12, unit: amount.unit.replace(/month$/u, "year") }
}

/** Over all samples and months. */
export function meanAmount(standing: Standing, name: string): Amount | null {
  const quantity = ownQuantity(standing, name)
  if (quantity === null) return null
  const { coarse } = standing.samplers
  const [values] = coarse.run([quantity.shownNode], standing.chosen.best.parameters)
  const mean = average(values ?? new Float64Array(1))
  return Number.isFinite(mean) ? { value: mean / quantity.factor, unit: quantity.unit } : null
}
