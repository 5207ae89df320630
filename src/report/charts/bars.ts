/** One bar a row with its figure at the end; what is below zero goes to the left, with its sign. A diamond marks what to compare it with. */
import { formatValue } from "../../units/index.ts"
import { drawable, figureAxis, unitName } from "./axis.ts"
import type { BarChart } from "./chart.ts"
import { diamond, type Entry } from "./legend.ts"
import { zeroLine } from "./line-across.ts"
import { type RowFrame, rowFrame } from "./row-frame.ts"
import { type Drawing, type Look, type Shape, size } from "./shape.ts"
import { widest } from "./text-width.ts"

const [barHeight, textGap] = [20, 6]

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
  const marks = chart.rows.flatMap(({ value, mark }, k) => [
    ...barShapes(drawable(value), figure(value), frame.middle(k), frame),
    ...(mark === undefined ? [] : [diamond(frame.at(drawable(mark)), frame.middle(k), "down")]),
  ])
  return { width: look.width, height, plot, x, y: null, shapes: [...marks, zeroLine(frame.at(0), plot), ...frame.shapes] }
}

function entriesOf({ labels }: BarChart): Entry[] {
  if (labels === undefined) return []
  return [
    { sign: "bar", ink: "up", label: labels.bar },
    { sign: "diamond", ink: "down", label: labels.mark },
  ]
}

function barShapes(value: number, text: string, y: number, { at }: RowFrame): Shape[] {
  const isLeft = value < 0
  const [from, to] = [at(0), at(value)]
  const bar: Shape = {
    kind: "rect",
    x: Math.min(from, to),
    y: y - barHeight / 2,
    width: Math.abs(to - from),
    height: barHeight,
    fill: isLeft ? "down" : "up",
  }
  const x = isLeft ? to - textGap : to + textGap
  const figure: Shape = { kind: "text", x, y, text, size: size.figure, fill: "text", align: isLeft ? "right" : "left" }
  return value === 0 ? [figure] : [bar, figure]
}
