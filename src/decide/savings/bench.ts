/** Where savings are tried: the venture as it is and with a change, on the same draws and at the same decisions. */
import { createSampler, type Quantity, type Sampler } from "../../engine/index.ts"
import { type Project, type Remaking, remadeBy, type Venture } from "../../venture/index.ts"
import { monthOf } from "../batches.ts"
import { seatPlan, seatsFor } from "../compare/seats.ts"
import { ofProject } from "../find-quantity.ts"
import { quantiles } from "../quantiles.ts"

export type SavingBench = {
  readonly venture: Venture
  readonly project: Project
  readonly sampler: Sampler
  readonly parameters: readonly number[]
  /** In base units, of a quantity of the project; others are run with it.  Shape: [samples] or [months][samples]; null where it has none. */
  readonly values: (name: string, ...others: readonly string[]) => Float64Array | null
  /** Null where the changes make it no venture, or not this project. */
  readonly with: (changes: readonly Remaking[]) => SavingBench | null
}

/** Decisions by path, in their own units. */
export type Decided = ReadonlyMap<string, number>

export function savingBench(
  venture: Venture,
  project: Project,
  decided: Decided,
  { samples, seed }: { readonly samples: number; readonly seed: number },
): SavingBench {
  // What is in the venture as it is keeps its seat whatever is added.
  const seats = seatPlan(venture.model, venture.model)
  const benchOf = (of: Venture, same: Project): SavingBench => {
    const { model, correlations } = of
    const sampler = createSampler(model, { samples, seed, correlations, seats: seatsFor(model.inputs, seats) })
    const parameters = model.parameters.map(({ kind, path, initial }) =>
      kind === "decision" ? (decided.get(path) ?? initial) : initial,
    )
    return {
      ...{ venture: of, project: same, sampler, parameters },
      values: remembering(of, same, sampler, parameters),
      with: (changes) => {
        const other = remadeBy(of, changes)
        const found = other?.projects.find(({ name }) => name === same.name)
        return other === null || found === undefined ? null : benchOf(other, found)
      },
    }
  }
  return benchOf(venture, project)
}

function remembering(
  venture: Venture,
  { name: project }: Project,
  sampler: Sampler,
  parameters: readonly number[],
): SavingBench["values"] {
  const found = new Map<string, Float64Array>()
  return (name, ...others) => {
    const missing = [name, ...others].flatMap((each) => {
      const quantity = found.has(each) ? null : ofProject(venture, project, each)
      return quantity === null ? [] : [{ each, node: quantity.node }]
    })
    const columns =
      missing.length === 0
        ? []
        : sampler.run(
            missing.map(({ node }) => node),
            parameters,
          )
    for (const [k, { each }] of missing.entries()) found.set(each, columns[k] ?? new Float64Array())
    return found.get(name) ?? null
  }
}

export function own({ venture, project }: SavingBench, name: string): Quantity | null {
  return ofProject(venture, project.name, name)
}

/** Median in a month, in base units; of the first month unless said. */
export function medianOf({ values, sampler }: SavingBench, name: string, month = 0): number | null {
  const found = values(name)
  if (found === null) return null
  const [median = Number.NaN] = quantiles(monthOf(found, month, sampler.plan.samples), [0.5])
  return Number.isFinite(median) ? median : null
}
