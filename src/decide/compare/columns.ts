/** The samples of a project's key figures, at the decisions it is settled at. */
import { average, type Quantity, type Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { atEnd } from "../batches.ts"
import { inMonths, isTime, type Shown, shownAs } from "../figures.ts"
import { inProject, ofProject } from "../find-quantity.ts"
import { isAbove, keptCash } from "../plan/kept-cash.ts"
import { lowestOf } from "../ruin.ts"
import type { Bench } from "./bench.ts"
import type { Settled } from "./standing.ts"

/** Samples in the currency that they are shown in and in that of the books.  Shape: [samples]. */
export type Column = {
  readonly quantity: Quantity
  readonly shown: Shown
  readonly values: Float64Array
  readonly inBooks: Float64Array
}

export type Columns = {
  readonly settled: Settled
  readonly objective: Column
  readonly value: Column
  readonly minimumCash: Column | null
  readonly launchMonth: Column | null
  readonly breakEvenMonth: Column | null
  /** 1 where it is worth more than what the founders have of the cash kept; null where the two are of different kinds. */
  readonly beatsNothing: Float64Array | null
  /** Mean of what the founders have of the cash kept, in base units. */
  readonly kept: number | null
}

export function columnsOf(venture: Venture, settled: Settled, bench: Bench): Columns {
  const sampler = bench.samplerOf(venture)
  const { subject } = settled
  const own = (name: string): Quantity | null => ofProject(venture, subject.project.name, name)
  const kept = { cash: inProject(venture, subject.project.name, "resources.cash"), share: own("exit.ownership") }
  const shown = [subject.objective, own("value"), own("cash"), own("launch"), own("breakeven")]
  const wanted = [...shown, kept.cash, kept.share].filter((q) => q !== null)
  const at = results(sampler, wanted, settled.parameters)
  const { samples } = sampler.plan
  const last = (quantity: Quantity | null): Column | null =>
    quantity === null ? null : columnOf(quantity, (node) => atEnd(at(node), samples))
  const objective = columnOf(subject.objective, (node) => atEnd(at(node), samples))
  const value = last(own("value")) ?? objective
  const cash = own("cash")
  const cashKept = keptCash(kept, value.quantity, ({ node }) => at(node), samples)
  return {
    settled,
    objective,
    value,
    minimumCash: cash === null ? null : columnOf(cash, (node) => lowestOf(at(node), samples)),
    launchMonth: asMonth(last(own("launch"))),
    breakEvenMonth: asMonth(last(own("breakeven"))),
    beatsNothing: cashKept === null ? null : isAbove(value.inBooks, cashKept),
    kept: cashKept === null ? null : average(cashKept),
  }
}

function results(
  sampler: Sampler,
  quantities: readonly Quantity[],
  parameters: readonly number[],
): (node: number) => Float64Array {
  const nodes = [...new Set(quantities.flatMap((q) => [q.node, q.shownNode]))]
  const found = sampler.run(nodes, parameters)
  return (node) => found[nodes.indexOf(node)] ?? new Float64Array(sampler.plan.samples)
}

function columnOf(quantity: Quantity, samplesOf: (node: number) => Float64Array): Column {
  return { quantity, shown: shownAs(quantity), values: samplesOf(quantity.shownNode), inBooks: samplesOf(quantity.node) }
}

/** A moment is told in months from the start, whatever it is written in. */
function asMonth(column: Column | null): Column | null {
  return column !== null && isTime(column.quantity.dimension) ? { ...column, shown: inMonths, values: column.inBooks } : column
}
