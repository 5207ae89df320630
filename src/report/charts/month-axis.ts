/** The axis of the months: as many labels as stand beside each other, years where there are many months. */
import type { Axis, Plot } from "./shape.ts"
import { size } from "./shape.ts"
import { widest } from "./text-width.ts"

const intervals = [1, 2, 3, 6, 12, 24, 36, 60, 120]

export function monthAxis(months: readonly string[], { left, right }: Plot): Axis {
  const last = Math.max(1, months.length - 1)
  const room = widest(months, size.figure) + 14
  const apart = (right - left) / last
  const interval = intervals.find((one) => one * apart >= room) ?? last + 1
  const ticks = months.flatMap((label, at) => (at % interval === 0 ? [{ at, label }] : []))
  return { min: 0, max: last, ticks, hasGrid: false }
}
