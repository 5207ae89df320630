/** How far numbers are off. */
import { bootstrapEstimate, type Estimate, type IntervalAsked, meanEstimate, usualInterval } from "./estimate.ts"

export function rmse(values: ArrayLike<number>, told: ArrayLike<number>, asked: IntervalAsked = usualInterval): Estimate {
  const squares = Float64Array.from({ length: values.length }, (_, row) => (values[row]! - told[row]!) ** 2)
  const root = (rows: Int32Array): number => {
    let sum = 0
    for (const row of rows) sum += squares[row]!
    return Math.sqrt(sum / rows.length)
  }
  return bootstrapEstimate(values.length, root, asked)
}

export function mae(values: ArrayLike<number>, told: ArrayLike<number>, asked: IntervalAsked = usualInterval): Estimate {
  const off = Float64Array.from({ length: values.length }, (_, row) => Math.abs(values[row]! - told[row]!))
  return meanEstimate(off, asked.level)
}
