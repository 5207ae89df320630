/**
 * One bar a row with its figure at the end; what is below zero goes to the left, with its sign. A part of a bar may be filled, the rest
 * of it pale; a diamond marks what to compare it with.
 */
import { formatValue } from "../../units/index.ts"
import { drawable, figureAxis, unitName } from "./axis.ts"
import type { BarChart } from "./chart.ts"
import type { Ink } from "./colours.ts"
import { diamond, type Entry } from "./legend.ts"
import { zeroLine } from "./line-across.ts"
import { type RowFrame, rowFrame } from "./row-frame.ts"
import { type Drawing, type Look, type Shape, size } from "./shape.ts"
import { widest } from "./text-width.ts"

const [barHeight, partHeight, textGap] = [20, 10, 6]

export function barsDrawing(chart: BarChart, look: Look): Drawing {
  const figure = (value: number): string => formatValue(value, "", look.language)
  const room = (isLeft: boolean): number => {
    const texts = chart.rows.filter(({ value }) => value < 0 === isLeft).map(({ value }) => figure(value))
    return texts.length === 0 ? 12 : widest(texts, size.figure) + textGap + 2
  }
  const frame = rowFrame(
    {
      labels: chart.rows.map(({ label }) => ({ text: label, isStrong: false })),
      axis: (most) =>
        figureAxis(
          chart.rows.flatMap(({ value, mark }) => [drawable(value), ...(mark === undefined ? [] : [drawable(mark)])]),
          look.language,
          most,
        ),
      entries: entriesOf(chart),
      unit: unitName(chart.unit, look.language),
      room: () => [chart.rows.some(({ value }) => value < 0) ? room(true) : 0, room(false)],
      above: 0,
      barHeight,
    },
    look,
  )
  const { height, plot, x } = frame
  const marks = chart.rows.flatMap(({ value, part, mark }, k) => [
    ...barShapes(drawable(value), figure(value), frame.middle(k), frame, part === undefined ? null : "narrow"),
    ...(part === undefined ? [] : [barOf(drawable(part), partHeight, frame.middle(k), frame, "up")]),
    ...(mark === undefined ? [] : [diamond(frame.at(drawable(mark)), frame.middle(k), "down")]),
  ])
  return { width: look.width, height, plot, x, y: null, shapes: [...marks, zeroLine(frame.at(0), plot), ...frame.shapes] }
}

function entriesOf({ labels }: BarChart): Entry[] {
  if (labels === undefined) return []
  const { bar, part, mark } = labels
  return [
    { sign: "bar", ink: part === undefined ? "up" : "narrow", label: bar },
    ...(part === undefined ? [] : [{ sign: "bar", ink: "up", label: part } as const]),
    ...(mark === undefined ? [] : [{ sign: "diamond", ink: "down", label: mark } as const]),
  ]
}

/** `ink`: of the bar; null by its sign. */
function barShapes(value: number, text: string, y: number, frame: RowFrame, ink: Ink | null): Shape[] {
  const isLeft = value < 0
  const end = frame.at(value)
  const x = isLeft ? end - textGap : end + textGap
  const figure: Shape = { kind: "text", x, y, text, size: size.figure, fill: "text", align: isLeft ? "right" : "left" }
  return value === 0 ? [figure] : [barOf(value, barHeight, y, frame, ink ?? (isLeft ? "down" : "up")), figure]
}

function barOf(value: number, height: number, y: number, { at }: RowFrame, fill: Ink): Shape {
  const [from, to] = [at(0), at(value)]
  return { kind: "rect", x: Math.min(from, to), y: y - height / 2, width: Math.abs(to - from), height, fill }
}
