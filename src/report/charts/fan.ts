/**
 * The fan of cash: the bands of 5 to 95 % and 25 to 75 %, the median, the ground below zero, and the events. Good luck has
 * no bound and would press the months that decide flat: the axis ends where the lower bands can still be read, and says so.
 */
import { drawable, figureAxis, known, unitName } from "./axis.ts"
import type { FanChart } from "./chart.ts"
import { clippedArea, clippedLine } from "./clip.ts"
import { flagsOf } from "./flags.ts"
import type { Entry } from "./legend.ts"
import { type Axis, type Drawing, isNarrow, type Look, type Point, type Shape, size } from "./shape.ts"
import { cut, textWidth } from "./text-width.ts"
import { runsOf, type TimeFrame, timeFrame } from "./time-frame.ts"

const noteHeight = 18

export function fanDrawing(chart: FanChart, look: Look): Drawing {
  const { axis, isCut } = axisOf(chart, look)
  const given = {
    months: chart.months,
    y: axis,
    entries: entriesOf(chart, axis),
    unit: unitName(chart.unit, look.language),
    usual: 340,
  }
  // Where months stand does not depend on the height of what stands above them.
  const { at } = timeFrame({ ...given, above: 0 }, look)
  const marks = chart.marks.filter(({ month }) => month >= 0 && month < chart.months.length)
  const flags = flagsOf(
    marks.map(({ month, label }) => ({ x: at(month, 0)[0], label })),
    look,
  )
  const note = isCut ? noteHeight : 0
  const frame = timeFrame({ ...given, above: flags.height + note }, look)
  return {
    width: look.width,
    height: frame.height,
    plot: frame.plot,
    x: frame.x,
    y: frame.y,
    shapes: [
      ...frame.shapes,
      ...dangerShapes(frame),
      ...bandShapes(chart.p5, chart.p95, "wide", frame),
      ...bandShapes(chart.p25, chart.p75, "narrow", frame),
      ...lineShapes(chart.p50, frame),
      ...zeroShapes(frame),
      ...flags.shapesAt(frame.plot),
      ...(isCut ? noteShapes(chart.labels.clipped, frame, flags.height, look) : []),
    ],
  }
}

function entriesOf({ labels }: FanChart, axis: Axis): Entry[] {
  const zero: Entry = { sign: "dash", ink: "down", label: labels.zero }
  return [
    { sign: "line", ink: "main", label: labels.median },
    { sign: "bar", ink: "narrow", label: labels.narrow },
    { sign: "box", ink: "wide", label: labels.wide },
    ...(axis.min < 0 ? [zero] : []),
  ]
}

/** Cutting less than a fifth is not worth a note. */
const worthCutting = 1.25

function axisOf(chart: FanChart, look: Look): { readonly axis: Axis; readonly isCut: boolean } {
  const all = [chart.p5, chart.p25, chart.p50, chart.p75, chart.p95].flatMap(known)
  const full = Math.max(0, ...all)
  const top = topOf(chart)
  const isCut = top > 0 && full > worthCutting * top
  const most = isNarrow(look) ? 4 : 6
  const axis = figureAxis(isCut ? all.map((x) => Math.min(x, top)) : all, look.language, most)
  return { axis, isCut: isCut && full > axis.max }
}

/**
 * The opening cash is to be seen, and of the upper bands as much as leaves a share of the height to the ground that cash
 * may lose below zero: a sixth where the upper quartile asks for room, a tenth where the median does.
 */
function topOf({ p5, p50, p75, p95 }: FanChart): number {
  const opening = Math.max(0, ...known(p95).slice(0, 1)) * 1.25
  const depth = -Math.min(0, ...known(p5))
  const [median, quartile] = [p50, p75].map((band) => 1.1 * Math.max(0, ...known(band)))
  if (depth === 0) return Math.max(opening, quartile ?? 0)
  return Math.max(opening, 2 * depth, Math.min(median ?? 0, 9 * depth), Math.min(quartile ?? 0, 5 * depth))
}

function dangerShapes({ plot, y, at }: TimeFrame): Shape[] {
  if (y.min >= 0) return []
  const top = at(0, 0)[1]
  return [{ kind: "rect", x: plot.left, y: top, width: plot.right - plot.left, height: plot.bottom - top, fill: "danger" }]
}

function zeroShapes({ plot, y, at }: TimeFrame): Shape[] {
  const height = at(0, 0)[1]
  const points: Point[] = [
    [plot.left, height],
    [plot.right, height],
  ]
  return y.min >= 0 ? [] : [{ kind: "line", points, stroke: "down", width: 1.5, isDashed: true }]
}

/** The outline of the wide band has the contrast that its light ground lacks. */
function bandShapes(low: FanChart["p5"], high: FanChart["p5"], ink: "wide" | "narrow", { plot, at, y }: TimeFrame): Shape[] {
  const both = low.map((x, k) => {
    const other = high[k] ?? null
    return x === null || other === null || Number.isNaN(x + other) ? null : ([drawable(x), drawable(other)] as const)
  })
  const place = raised(plot.top, y, at)
  return runsOf(both).flatMap(({ from, values }) => {
    const upper = values.map(([, x], k) => place(from + k, x))
    const lower = values.map(([x], k) => place(from + k, x))
    const points = clippedArea([...upper, ...lower.toReversed()], plot.top)
    const edges = ink === "wide" ? [upper, lower].flatMap((edge) => clippedLine(edge, plot.top)) : []
    const lines = edges.filter((edge) => edge.length > 1)
    return [
      ...(points.length > 2 && values.length > 1 ? [{ kind: "area", points, fill: ink } as const] : []),
      ...lines.map((edge) => ({ kind: "line", points: edge, stroke: "main", width: 0.75 }) as const),
    ]
  })
}

function lineShapes(values: FanChart["p50"], { plot, at, y }: TimeFrame): Shape[] {
  const drawn = values.map((x) => (x === null || Number.isNaN(x) ? null : drawable(x)))
  const place = raised(plot.top, y, at)
  return runsOf(drawn).flatMap(({ from, values: run }) =>
    clippedLine(
      run.map((x, k) => place(from + k, x)),
      plot.top,
    )
      .filter((part) => part.length > 1)
      .map((points) => ({ kind: "line", points, stroke: "main", width: 2.5 }) as const),
  )
}

/** Figures beyond the axis stand above the plot, so that lines leave it at their own slope. */
function raised(top: number, y: Axis, at: TimeFrame["at"]): TimeFrame["at"] {
  const [, bottom] = at(0, y.min)
  const perFigure = (bottom - top) / (y.max - y.min)
  return (month, figure) => [at(month, 0)[0], figure <= y.max ? at(month, figure)[1] : top - (figure - y.max) * perFigure]
}

/** An arrow up, at the right end, with what it means. */
function noteShapes(text: string, { plot }: TimeFrame, above: number, { width }: Look): Shape[] {
  const y = plot.top - 6 - above - noteHeight / 2
  const label = cut(text, width - 20, size.figure)
  const x = width - textWidth(label, size.figure) - 10
  const arrow: Point[] = [
    [x, y - 5],
    [x + 5, y + 4],
    [x - 5, y + 4],
  ]
  return [
    { kind: "area", points: arrow, fill: "main" },
    { kind: "text", x: width, y, text: label, size: size.figure, fill: "soft", align: "right" },
  ]
}
