/** Groups of columns over the years, with their figures above or below them where there is room. */
import { formatValue } from "../../units/index.ts"
import { drawable, figureAxis, known, unitName } from "./axis.ts"
import type { ColumnChart } from "./chart.ts"
import { type Ink, seriesInks } from "./colours.ts"
import { type Legend, legendOf } from "./legend.ts"
import { type Axis, type Drawing, isNarrow, type Look, type Plot, type Point, type Shape, scale, size } from "./shape.ts"
import { cut, textWidth, widest } from "./text-width.ts"
import { keptInside } from "./time-frame.ts"

const [usual, flat] = [320, 280]
const [widestColumn, widestYear] = [56, 90]
const [yearsHeight, noteHeight] = [28, 18]

/** From `base` to `base + value`. */
type Column = {
  readonly x: number
  readonly width: number
  readonly base: number
  readonly value: number
  readonly ink: Ink
}

export function columnsDrawing(chart: ColumnChart, look: Look): Drawing {
  const entries = chart.series.map(({ label }, k) => ({ sign: "bar", ink: inkOf(k), label }) as const)
  const legend = legendOf(entries, unitName(chart.unit, look.language), look)
  const y = figureAxis(
    chart.isStacked === true ? sums(chart) : chart.series.flatMap(({ values }) => known(values)),
    look.language,
    isNarrow(look) ? 4 : 5,
  )
  const { plot, height } = plotOf(chart, legend, y, look)
  const group = (plot.right - plot.left) / Math.max(1, chart.years.length)
  const up = scale(y.min, y.max, plot.bottom, plot.top)
  const columns = chart.isStacked === true ? stacksOf(chart, group, plot) : columnsOf(chart, group, plot)
  const marks = columnShapes(columns, up, look, chart.isStacked === true)
  const points: readonly Point[] = [
    [plot.left, up(0)],
    [plot.right, up(0)],
  ]
  const zero: Shape = { kind: "line", points, stroke: "axis", width: 1 }
  const years = yearShapes(chart, group, plot, height, look.width)
  return { width: look.width, height, plot, x: null, y, shapes: [...legend.shapes, ...marks, zero, ...years] }
}

/** `group` is the width of a year. */
function columnsOf({ years, series }: ColumnChart, group: number, plot: Plot): Column[] {
  const width = Math.min(widestColumn, (group * 0.84) / Math.max(1, series.length))
  return years.flatMap((_, year) => {
    const middle = plot.left + group * (year + 0.5)
    return series.flatMap(({ values }, k) => {
      const value = values[year] ?? null
      if (value === null || Number.isNaN(value)) return []
      return [{ x: middle + (k - series.length / 2) * width, width, base: 0, value: drawable(value), ink: inkOf(k) }]
    })
  })
}

/** What is above zero goes up from it, part by part, what is below goes down. */
function stacksOf({ years, series }: ColumnChart, group: number, plot: Plot): Column[] {
  const width = Math.min(widestColumn, group * 0.6)
  return years.flatMap((_, year) => {
    const x = plot.left + group * (year + 0.5) - width / 2
    const tops = { up: 0, down: 0 }
    return series.flatMap(({ values }, k) => {
      const value = values[year] ?? null
      if (value === null || Number.isNaN(value)) return []
      const side = value < 0 ? "down" : "up"
      const base = tops[side]
      tops[side] += drawable(value)
      return [{ x, width, base, value: drawable(value), ink: inkOf(k) }]
    })
  })
}

/** Ends of the stacks. */
function sums({ years, series }: ColumnChart): number[] {
  return years.flatMap((_, year) => {
    const values = series.flatMap((one) => known([one.values[year] ?? null]))
    const of = (isDown: boolean): number => values.reduce((sum, x) => (x < 0 === isDown ? sum + x : sum), 0)
    return [of(false), of(true)]
  })
}

/** Figures where each has room above its own column. */
function columnShapes(
  columns: readonly Column[],
  up: (figure: number) => number,
  { language }: Look,
  isStacked: boolean,
): Shape[] {
  const figures = columns.map(({ value }) => formatValue(value, "", language))
  const hasFigures = widest(figures, size.figure) + 2 <= (columns[0]?.width ?? 0)
  return columns.flatMap(({ x, width: whole, base, value, ink }, k): Shape[] => {
    const [from, to, width] = [up(base), up(base + value), Math.max(1, whole - 2)]
    // Of a stack, a part that is nothing would hide a part of another.
    const height = Math.max(isStacked ? 0 : 1, Math.abs(to - from))
    const bar: Shape = { kind: "rect", x, y: Math.min(from, to), width, height, fill: ink }
    return hasFigures && !isStacked ? [bar, figureShape(x + width / 2, value < 0 ? to + 9 : to - 9, figures[k] ?? "")] : [bar]
  })
}

function inkOf(k: number): Ink {
  return seriesInks[k % seriesInks.length] ?? "series1"
}

/** Figures above the highest and below the lowest column stay inside. */
function plotOf(
  { yearsNote }: ColumnChart,
  legend: Legend,
  y: Axis,
  look: Look,
): { readonly plot: Plot; readonly height: number } {
  const note = yearsNote === undefined ? 0 : noteHeight
  const height = Math.max(look.height ?? (isNarrow(look) ? flat : usual) + note, legend.bottom + 160 + note)
  const left = Math.ceil(
    widest(
      y.ticks.map(({ label }) => label),
      size.figure,
    ) + 12,
  )
  const below = yearsHeight + note + (y.min < 0 ? 14 : 0)
  return { height, plot: { left, top: legend.bottom + 18, right: look.width - 2, bottom: height - below } }
}

function figureShape(x: number, y: number, text: string): Shape {
  return { kind: "text", x, y, text, size: size.figure, fill: "text", align: "center" }
}

/** Every year, or as many as stand beside each other; what they mean stands below them. */
function yearShapes({ years, yearsNote }: ColumnChart, group: number, plot: Plot, height: number, width: number): Shape[] {
  const y = height - (yearsNote === undefined ? 0 : noteHeight) - 12
  const names = years.map((year) => cut(year, widestYear, size.figure))
  const room = widest(names, size.figure) + 8
  const interval = Math.max(1, Math.ceil(room / group))
  const shapes = names.flatMap((text, k): Shape[] => {
    if (k % interval !== 0) return []
    const half = textWidth(text, size.figure) / 2
    const x = Math.min(Math.max(plot.left + group * (k + 0.5), half), plot.right - half)
    return [{ kind: "text", x, y, text, size: size.figure, fill: "soft", align: "center" }]
  })
  if (yearsNote === undefined) return shapes
  const text = cut(yearsNote, width, size.figure)
  const x = keptInside((plot.left + plot.right) / 2, text, size.figure, width)
  return [...shapes, { kind: "text", x, y: y + noteHeight, text, size: size.figure, fill: "soft", align: "center" }]
}
