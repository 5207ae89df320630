/** Many quantities one batch after the other, so that no more samples live at once than memory is meant for. */
import { average, type Quantity, type Sampler } from "../engine/index.ts"

const mostBytes = 256 * 2 ** 20

export type Sampled = (quantity: Quantity, values: Float64Array) => void

/** Gives each quantity's samples as shown (the currency it is shown in, base units) to `visit`, then forgets them. */
export function inBatches(
  sampler: Sampler,
  quantities: readonly Quantity[],
  visit: Sampled,
  parameters: readonly number[] = sampler.initial,
): void {
  for (const batch of batchesOf(sampler, quantities)) {
    const results = sampler.run(
      batch.map((q) => q.shownNode),
      parameters,
    )
    for (const [k, quantity] of batch.entries()) visit(quantity, results[k] ?? new Float64Array())
  }
}

function batchesOf({ model, plan }: Sampler, quantities: readonly Quantity[]): Quantity[][] {
  const batches: Quantity[][] = []
  let room = 0
  for (const quantity of quantities) {
    const bytes = 8 * plan.samples * (quantity.isMonthly ? model.months : 1)
    if (bytes > room || batches.length === 0) {
      batches.push([])
      room = mostBytes
    }
    batches.at(-1)?.push(quantity)
    room -= bytes
  }
  return batches
}

/** One month of a result; a scalar is the same in every month. */
export function monthOf(values: Float64Array, month: number, samples: number): Float64Array {
  return values.length === samples ? values : values.subarray(month * samples, (month + 1) * samples)
}

/** Mean of each month.  Shape: values [months][samples] or [samples]. */
export function meansByMonth(values: Float64Array, { model, plan }: Sampler): number[] {
  return Array.from({ length: model.months }, (_, month) => average(monthOf(values, month, plan.samples)))
}

/** A scalar, or the last month. */
export function atEnd(values: Float64Array, samples: number): Float64Array {
  return values.subarray(values.length - samples)
}
