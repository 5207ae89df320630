/** The frame of charts over time: legend above, figures on the left, months below. */
import { type Entry, legendOf } from "./legend.ts"
import { monthAxis } from "./month-axis.ts"
import { type Axis, type Look, type Plot, type Point, type Shape, scale, size } from "./shape.ts"
import { textWidth, widest } from "./text-width.ts"

export type TimeFrame = {
  readonly height: number
  readonly plot: Plot
  readonly x: Axis
  readonly y: Axis
  /** From month and figure to pixels. */
  readonly at: (month: number, figure: number) => Point
  readonly shapes: readonly Shape[]
}

type Given = {
  readonly months: readonly string[]
  readonly y: Axis
  readonly entries: readonly Entry[]
  readonly unit: string
  /** Height of the whole where none is asked for. */
  readonly usual: number
  /** Height of what stands between legend and plot, such as names of events. */
  readonly above: number
}

export function timeFrame({ months, y, entries, unit, usual, above }: Given, look: Look): TimeFrame {
  const legend = legendOf(entries, unit, look)
  const height = Math.max(look.height ?? usual, legend.bottom + above + 140)
  const half = widest(months, size.figure) / 2
  const left = Math.ceil(Math.max(widest(labelsOf(y), size.figure) + 12, half + 2))
  const plot = { left, top: legend.bottom + above + 8, right: Math.floor(look.width - Math.max(12, half)), bottom: height - 28 }
  const x = monthAxis(months, plot)
  const [across, up] = [scale(x.min, x.max, plot.left, plot.right), scale(y.min, y.max, plot.bottom, plot.top)]
  return { height, plot, x, y, at: (month, figure) => [across(month), up(figure)], shapes: legend.shapes }
}

/** Parts of a series between months without a figure. */
export function runsOf<T>(values: readonly (T | null)[]): { readonly from: number; readonly values: readonly T[] }[] {
  const runs: { from: number; values: T[] }[] = []
  for (const [k, value] of values.entries()) {
    const last = runs.at(-1)
    if (value === null) continue
    if (last !== undefined && last.from + last.values.length === k) last.values.push(value)
    else runs.push({ from: k, values: [value] })
  }
  return runs
}

/** A text kept inside the picture. */
export function keptInside(x: number, text: string, fontSize: number, width: number): number {
  const half = textWidth(text, fontSize) / 2
  return Math.min(Math.max(x, half), width - half)
}

function labelsOf(axis: Axis): string[] {
  return axis.ticks.map(({ label }) => label)
}
