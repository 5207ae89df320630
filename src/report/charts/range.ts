/** Ranges side by side: a line from 5 to 95 %, a bar from 25 to 75 %, the median across it, the mean as a diamond. */
import { formatValue } from "../../units/index.ts"
import { drawable, figureAxis, known, unitName } from "./axis.ts"
import type { RangeChart } from "./chart.ts"
import { diamond, type Entry } from "./legend.ts"
import { lineAcross } from "./line-across.ts"
import { logAxis } from "./log-axis.ts"
import { type RowFrame, rowFrame } from "./row-frame.ts"
import { type Drawing, type Look, type Shape, size } from "./shape.ts"

type Row = RangeChart["rows"][number]

const barHeight = 18

export function rangeDrawing(chart: RangeChart, look: Look): Drawing {
  const { rows, reference } = chart
  const values = rows.flatMap(({ p5, p25, p50, p75, p95, mean }) => known([p5, p25, p50, p75, p95, mean]))
  const all = reference === null ? values : [...values, ...known([reference.value])]
  const isLog = chart.isLog === true && all.length > 0 && all.every((figure) => figure > 0)
  const frame = rowFrame(
    {
      labels: rows.map(({ label, isStrong }) => ({ text: label, isStrong })),
      axis: (most) => (isLog ? logAxis(all, "", look.language, most) : figureAxis(all, look.language, most)),
      entries: entriesOf(chart),
      unit: unitName(chart.unit, look.language),
      room: () => [0, 12],
      above: reference === null ? 0 : 20,
      barHeight,
    },
    look,
  )
  const { height, plot, x } = frame
  const at = (figure: number): number => frame.at(isLog ? Math.log10(drawable(figure)) : drawable(figure))
  const marks = rows.flatMap((row, k) => rowShapes(row, frame.middle(k), { at, plot }, look))
  const line = reference === null ? [] : lineAcross(at(reference.value), reference.label, plot, look)
  return {
    width: look.width,
    height,
    plot,
    x,
    y: null,
    shapes: [...marks, ...line, ...frame.shapes],
  }
}

function entriesOf({ labels }: RangeChart): Entry[] {
  return [
    { sign: "thin", ink: "main", label: labels.wide },
    { sign: "bar", ink: "narrow", label: labels.narrow },
    { sign: "line", ink: "main", label: labels.median },
    { sign: "diamond", ink: "down", label: labels.mean },
  ]
}

/** A row without a single figure says so. */
function rowShapes(
  { p5, p25, p50, p75, p95, mean }: Row,
  y: number,
  { at, plot }: Pick<RowFrame, "at" | "plot">,
  { language }: Look,
): Shape[] {
  const place = (x: number | null): number | null => (x === null || Number.isNaN(x) ? null : at(x))
  const [left, low, middle, high, right, average] = [p5, p25, p50, p75, p95, mean].map(place)
  const shapes: Shape[] = []
  if (isThere(left) && isThere(right)) shapes.push(...whisker(left, right, y))
  if (isThere(low) && isThere(high)) {
    const width = Math.max(2, high - low)
    shapes.push({ kind: "rect", x: low, y: y - barHeight / 2, width, height: barHeight, fill: "narrow" })
  }
  if (isThere(middle)) shapes.push(upright(middle, y, barHeight / 2 + 1, 2.5))
  if (isThere(average)) shapes.push(diamond(average, y, "down"))
  if (shapes.length > 0) return shapes
  const text = formatValue(null, "", language)
  return [{ kind: "text", x: plot.left, y, text, size: size.label, fill: "soft", align: "left" }]
}

function isThere(x: number | null | undefined): x is number {
  return x !== null && x !== undefined
}

function whisker(left: number, right: number, y: number): Shape[] {
  const line: Shape = {
    kind: "line",
    points: [
      [left, y],
      [right, y],
    ],
    stroke: "main",
    width: 1.5,
  }
  return [line, upright(left, y, 5, 1.5), upright(right, y, 5, 1.5)]
}

function upright(x: number, y: number, half: number, width: number): Shape {
  return {
    kind: "line",
    points: [
      [x, y - half],
      [x, y + half],
    ],
    stroke: "main",
    width,
  }
}
