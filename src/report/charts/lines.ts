/** Curves over a figure, with limits as dashed lines across and places that stand out as diamonds. Of a series with one point the point is drawn. */
import { drawable, figureAxis, known, unitName, yearAxis } from "./axis.ts"
import type { LinesChart } from "./chart.ts"
import { type Ink, seriesInks } from "./colours.ts"
import { diamond, type Entry, legendOf } from "./legend.ts"
import { logAxis } from "./log-axis.ts"
import { type Axis, type Drawing, isNarrow, type Look, type Plot, type Point, type Shape, scale, size } from "./shape.ts"
import { cut, textWidth, widest } from "./text-width.ts"
import { keptInside } from "./time-frame.ts"

const [usual, axisHeight, nameHeight] = [320, 26, 18]

type Place = (x: number, y: number) => Point

export function linesDrawing(chart: LinesChart, look: Look): Drawing {
  const most = isNarrow(look) ? 4 : 6
  const figures = upwards(chart)
  const isLog = chart.isLog && figures.length > 0 && figures.every((y) => y > 0)
  const y = isLog ? logAxis(figures, "", look.language, most) : figureAxis(figures, look.language, most)
  const across = isNarrow(look) ? 4 : 8
  const isYear = chart.across.isYear === true
  const x = isYear ? yearAxis(acrossOf(chart), across) : figureAxis(acrossOf(chart), look.language, across)
  const legend = legendOf(entriesOf(chart), unitName(chart.unit, look.language), look)
  const height = Math.max(look.height ?? usual, legend.bottom + 180)
  const plot = plotOf(legend.bottom, height, x, y, look)
  const [right, up] = [scale(x.min, x.max, plot.left, plot.right), scale(y.min, y.max, plot.bottom, plot.top)]
  const at: Place = (across, figure) => [right(across), up(isLog ? Math.log10(figure) : figure)]
  return {
    ...{ width: look.width, height, plot, x: { ...x, hasGrid: false }, y },
    shapes: [
      ...legend.shapes,
      ...chart.limits.flatMap((_, k) => limitShapes(chart, k, at, plot)),
      ...chart.series.flatMap(({ points }, k) => seriesShapes(points, inkOf(k), at)),
      ...markShapes(chart.marks, at, plot, look),
      nameShape(chart, plot, height, look),
    ],
  }
}

function upwards({ series, limits, marks }: LinesChart): readonly number[] {
  return known([
    ...series.flatMap(({ points }) => points.map(({ y }) => y)),
    ...limits.map(({ value }) => value),
    ...marks.map(({ y }) => y),
  ])
}

function acrossOf({ series, marks }: LinesChart): readonly number[] {
  return [...series.flatMap(({ points }) => points.map(({ x }) => drawable(x))), ...marks.map(({ x }) => drawable(x))]
}

function inkOf(k: number): Ink {
  return seriesInks[k % seriesInks.length] ?? "series1"
}

/** A limit has the ink of the series that it belongs to, the one of its place; marks have their names beside them. */
function entriesOf({ series, limits }: LinesChart): readonly Entry[] {
  return [
    ...series.map(({ label }, k): Entry => ({ sign: "line", ink: inkOf(k), label })),
    ...limits.map(({ label }, k): Entry => ({ sign: "dash", ink: inkOf(k), label })),
  ]
}

function plotOf(top: number, height: number, x: Axis, y: Axis, look: Look): Plot {
  const left = widest(labelsOf(y), size.figure) + 12
  const half = textWidth(labelsOf(x).at(-1) ?? "", size.figure) / 2
  return {
    left: Math.ceil(left),
    top: top + 8,
    right: Math.floor(look.width - Math.max(12, half + 2)),
    bottom: height - axisHeight - nameHeight,
  }
}

function labelsOf({ ticks }: Axis): readonly string[] {
  return ticks.map(({ label }) => label)
}

function limitShapes({ limits }: LinesChart, k: number, at: Place, plot: Plot): readonly Shape[] {
  const limit = limits[k]
  if (limit === undefined || Number.isNaN(limit.value)) return []
  const [, y] = at(0, drawable(limit.value))
  const points: readonly Point[] = [
    [plot.left, y],
    [plot.right, y],
  ]
  return [{ kind: "line", points, stroke: inkOf(k), width: 1.5, isDashed: true }]
}

type Points = LinesChart["series"][number]["points"]

/** Between points without a figure the line is broken. */
function seriesShapes(points: Points, ink: Ink, at: Place): readonly Shape[] {
  const runs: Point[][] = [[]]
  for (const { x, y } of points) {
    if (y === null || Number.isNaN(y)) runs.push([])
    else runs.at(-1)?.push(at(drawable(x), drawable(y)))
  }
  const lines = runs.filter((run) => run.length > 1)
  const single = runs.filter((run) => run.length === 1).flat()
  return [
    ...lines.map((run): Shape => ({ kind: "line", points: run, stroke: ink, width: 2.5 })),
    ...single.map(([x, y]): Shape => ({ kind: "rect", x: x - 3, y: y - 3, width: 6, height: 6, fill: ink })),
  ]
}

type TextShape = Extract<Shape, { kind: "text" }>

/** How far from its mark a name may stand: above it or below it, further where another name is in the way. */
const offsets = [-14, 14, -30, 30] as const

/** Names that would stand over each other stand apart; one that finds no place is left to the table. */
function markShapes(marks: LinesChart["marks"], at: Place, plot: Plot, look: Look): readonly Shape[] {
  const names: TextShape[] = []
  for (const mark of marks) {
    const free = offsets.map((offset) => markName(mark, offset, at, plot, look)).find((name) => isFree(name, names, plot))
    if (free !== undefined) names.push(free)
  }
  const signs = marks.map(({ x, y }) => diamond(...at(drawable(x), drawable(y)), "down"))
  return [...signs, ...names]
}

function markName({ x, y, label }: LinesChart["marks"][number], offset: number, at: Place, plot: Plot, look: Look): TextShape {
  const [left, top] = at(drawable(x), drawable(y))
  const text = cut(label, look.width * 0.4, size.label)
  return {
    kind: "text",
    // Within the lines: beside them stand the figures of the axis.
    x: plot.left + keptInside(left - plot.left, text, size.label, plot.right - plot.left),
    y: top + offset,
    text,
    size: size.label,
    fill: "text",
    align: "center",
    isStrong: true,
  }
}

function isFree(name: TextShape, others: readonly TextShape[], plot: Plot): boolean {
  if (name.y < plot.top + 6 || name.y > plot.bottom - 6) return false
  return others.every((other) => {
    const width = (textWidth(name.text, name.size) + textWidth(other.text, other.size)) / 2
    return Math.abs(name.x - other.x) >= width || Math.abs(name.y - other.y) >= size.label + 3
  })
}

/** What the figures across are, below them. */
function nameShape({ across }: LinesChart, plot: Plot, height: number, { width, language }: Look): Shape {
  const unit = unitName(across.unit, language)
  const text = cut(unit === "" ? across.label : `${across.label} [${unit}]`, width, size.label)
  const x = keptInside((plot.left + plot.right) / 2, text, size.label, width)
  return { kind: "text", x, y: height - nameHeight / 2, text, size: size.label, fill: "soft", align: "center" }
}
