/** Groups of columns over the years, with their figures above or below them where there is room. */
import { formatValue } from "../../units/index.ts"
import { drawable, figureAxis, known, unitName } from "./axis.ts"
import type { ColumnChart } from "./chart.ts"
import { type Ink, seriesInks } from "./colours.ts"
import { type Legend, legendOf } from "./legend.ts"
import { type Axis, type Drawing, isNarrow, type Look, type Plot, type Shape, scale, size } from "./shape.ts"
import { cut, textWidth, widest } from "./text-width.ts"

const [usual, flat] = [320, 280]
const [widestColumn, widestYear] = [56, 90]

export function columnsDrawing(chart: ColumnChart, look: Look): Drawing {
  const entries = chart.series.map(({ label }, k) => ({ sign: "bar", ink: inkOf(k), label }) as const)
  const legend = legendOf(entries, unitName(chart.unit, look.language), look)
  const y = figureAxis(
    chart.series.flatMap(({ values }) => known(values)),
    look.language,
    isNarrow(look) ? 4 : 5,
  )
  const { plot, height } = plotOf(legend, y, look)
  const group = (plot.right - plot.left) / Math.max(1, chart.years.length)
  const width = Math.min(widestColumn, (group * 0.84) / Math.max(1, chart.series.length))
  const up = scale(y.min, y.max, plot.bottom, plot.top)
  const columns = chart.years.flatMap((_, year) => {
    const middle = plot.left + group * (year + 0.5)
    return chart.series.flatMap(({ values }, k) => {
      const value = values[year] ?? null
      if (value === null || Number.isNaN(value)) return []
      const left = middle + (k - chart.series.length / 2) * width
      return [{ x: left, width: Math.max(1, width - 2), value: drawable(value), ink: inkOf(k) }]
    })
  })
  const figures = columns.map(({ value }) => formatValue(value, "", look.language))
  const hasFigures = widest(figures, size.figure) + 2 <= width
  const marks = columns.flatMap(({ x, width: wide, value, ink }, k): Shape[] => {
    const [from, to] = [up(0), up(value)]
    const bar: Shape = {
      kind: "rect",
      x,
      y: Math.min(from, to),
      width: wide,
      height: Math.max(1, Math.abs(to - from)),
      fill: ink,
    }
    return hasFigures ? [bar, figureShape(x + wide / 2, value < 0 ? to + 9 : to - 9, figures[k] ?? "")] : [bar]
  })
  const zero: Shape = {
    kind: "line",
    points: [
      [plot.left, up(0)],
      [plot.right, up(0)],
    ],
    stroke: "axis",
    width: 1,
  }
  return {
    width: look.width,
    height,
    plot,
    x: null,
    y,
    shapes: [...legend.shapes, ...marks, zero, ...yearShapes(chart.years, group, plot, height)],
  }
}

function inkOf(k: number): Ink {
  return seriesInks[k % seriesInks.length] ?? "series1"
}

/** Figures above the highest and below the lowest column stay inside. */
function plotOf(legend: Legend, y: Axis, look: Look): { readonly plot: Plot; readonly height: number } {
  const height = Math.max(look.height ?? (isNarrow(look) ? flat : usual), legend.bottom + 160)
  const left = Math.ceil(
    widest(
      y.ticks.map(({ label }) => label),
      size.figure,
    ) + 12,
  )
  const below = y.min < 0 ? 42 : 28
  return { height, plot: { left, top: legend.bottom + 18, right: look.width - 2, bottom: height - below } }
}

function figureShape(x: number, y: number, text: string): Shape {
  return { kind: "text", x, y, text, size: size.figure, fill: "text", align: "center" }
}

/** Every year, or as many as stand beside each other. */
function yearShapes(years: readonly string[], group: number, plot: Plot, height: number): Shape[] {
  const y = height - 12
  const names = years.map((year) => cut(year, widestYear, size.figure))
  const room = widest(names, size.figure) + 8
  const interval = Math.max(1, Math.ceil(room / group))
  return names.flatMap((text, k): Shape[] => {
    if (k % interval !== 0) return []
    const half = textWidth(text, size.figure) / 2
    const x = Math.min(Math.max(plot.left + group * (k + 0.5), half), plot.right - half)
    return [{ kind: "text", x, y, text, size: size.figure, fill: "soft", align: "center" }]
  })
}
