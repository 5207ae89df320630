/** One input of `--matters`, in the units in which it and the quantity are shown. */
import {
  conditionalExpectations,
  type EndEstimate,
  type Estimate,
  finite,
  type OnePerCent,
  pullEstimate,
  type Quantity,
  type Sampler,
  swingEstimates,
  type VarianceShares,
} from "../../engine/index.ts"
import { unitOfInput } from "../sensitivity/unit-of-input.ts"
import type { Matter, RangeEnd, Told } from "./answer.ts"

/** What was found of an input, by its number. */
export type Found = {
  readonly input: number
  readonly path: string
  readonly share: VarianceShares
  /** Shape: [months]; null where nothing is correlated. */
  readonly shapley: readonly (Estimate | null)[] | null
  readonly change: OnePerCent
}

const courseBins = 10

/** `results`: those of the month told of, in base units.  Shape: [1][samples]. */
export function matterOf(
  sampler: Sampler,
  quantity: Quantity,
  results: readonly Float64Array[],
  month: number | null,
  { input, path, share, shapley, change }: Found,
): Matter {
  const { plan, columns, model } = sampler
  const [x = new Float64Array(plan.samples), [y = new Float64Array(plan.samples)]] = [columns[input], results]
  const unit = unitOfInput(model, input)
  const ends = swingEstimates(x, y, plan)
  const end = (of: EndEstimate): RangeEnd => ({ input: finite(of.input / unit.factor), result: told(of.result, quantity.factor) })
  const at = month ?? 0
  return {
    input: path,
    unit: unit.text,
    first: share.first[at] ?? null,
    total: share.total[at] ?? null,
    shapley: shapley?.[at] ?? null,
    rank: pullEstimate(x, y, plan),
    onePercent: { change: told(change.change, quantity.factor), how: change.how },
    low: end(ends.low),
    high: end(ends.high),
    course: conditionalExpectations(x, y, plan, courseBins).map((bin) => ({
      input: bin.input / unit.factor,
      result: bin.result.value / quantity.factor,
      error: bin.result.error === null ? null : bin.result.error / quantity.factor,
    })),
    byMonth: month === null ? null : { first: share.first, total: share.total, shapley },
  }
}

/** Divided by the factor of its unit; null where it is not finite. */
export function told(estimate: Estimate | null, factor: number): Told | null {
  if (estimate === null || !Number.isFinite(estimate.value)) return null
  return { value: estimate.value / factor, error: estimate.error === null ? null : estimate.error / factor }
}
